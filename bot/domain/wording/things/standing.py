"""Clauses that may stay as their author wrote them: a thing, and what became of it."""

from collections.abc import Sequence

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.cleaning import cleaned
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

from .impersonal import acts_itself, ends_before_people, reach, without_people
from .reports import has_verb, is_report, tells_no_event, tells_of_something


def standing(speech: Speech, part: Sequence[Piece], strict: bool = True) -> str | None:
    """`part` as a clause that stands alone without anybody in it, or None.

    A `strict` reader also wants a thing or a fact in it: what is left of a rant is not worth repeating.
    """
    lexicon = speech.lexicon
    part = without_people(speech, part)
    words = [piece for piece in part if piece.kind not in ("mark", "emoji")]
    many = lexicon.many_do(words)
    if len(words) < 3 or not (many or has_verb(lexicon, words)) or not _may_stand(speech, part, words, strict):
        return None
    shown = cleaned(speech, part)
    if strict and not facts(shown) and not tells_of_something(lexicon, words, reach(speech, part)):
        return None
    shown = _with_article(lexicon, words, shown)
    return shown if _says_something(lexicon, shown) or (many and shown == speech.shown(part)) else None


def _may_stand(speech: Speech, part: Sequence[Piece], words: Sequence[Piece], strict: bool) -> bool:
    """Whether it begins like a clause, judges nothing, tells an event, and nobody acts in it."""
    lexicon = speech.lexicon
    if not _may_begin(lexicon, words) or acts_itself(speech, part) or _is_unkind(lexicon, words, strict):
        return False
    bare = _only_owns(lexicon, words) or words[1].norm in lexicon.words("formless")
    if tells_no_event(lexicon, words) or (strict and bare and not facts(speech.shown(part))):
        return False
    return ends_before_people(speech, part)


def _with_article(lexicon: Lexicon, words: Sequence[Piece], shown: str) -> str:
    """ "disk was dying" as a hurried note leaves it out."""
    being = lexicon.words("was") | lexicon.words("is")
    bare = words[0].norm in lexicon.words("needs_article") and words[1].norm in being and shown[1:2].islower()
    return f"{lexicon.word('the')} {shown[:1].lower()}{shown[1:]}" if bare else shown


def _is_unkind(lexicon: Lexicon, words: Sequence[Piece], strict: bool) -> bool:
    """Whether a clause judges or threatens; "wrong" and "price" do not where a thing is told of: "the price list was live"."""
    unkind = lexicon.judging | lexicon.words("threats") if strict else lexicon.judging
    kind = lexicon.words("no_threats_in_reports") if strict and is_report(lexicon, words) else frozenset()
    return any(piece.norm in unkind - kind for piece in words)


def _only_owns(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "it's our outage"."""
    ours = lexicon.owned | lexicon.words("ourselves")
    return len(words) < 5 and words[0].norm in lexicon.words("bare_it") and words[2].norm in ours


def _may_begin(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    first = words[0].norm
    if first in lexicon.dangling or first in lexicon.words("pointers_only"):
        return False
    if first in lexicon.words("modal") | lexicon.words("askers") or first == "'s":
        return False
    if lexicon.is_verb(first) and words[1].norm not in lexicon.finite:
        return False
    if first in lexicon.words("bare_it"):
        after = words[2] if lexicon.book("adverbs").end(words, 1) and len(words) > 2 else words[1]
        if after.norm in lexicon.words("modal") or not (lexicon.is_verb(after.norm) or lexicon.seems_past(after.norm) or after.norm == "'s"):
            return False
    doing = lexicon.verb("doing", first) and first not in lexicon.words("ing_adjectives") | lexicon.machines
    if doing and words[1].norm in lexicon.words("new_noun"):
        return False  # "yanking the wrong fibre we got …"
    month = words[1].norm in lexicon.words("months")  # "the June backups were empty"
    if words[1].norm in lexicon.words("times") and first in lexicon.words("articles") and not month:
        return False  # "the minute it went red" tells when, not what
    if lexicon.book("adverbs").end(words, 0) and first not in lexicon.machines:
        return False
    if first in lexicon.words("i"):
        return words[1].norm in lexicon.words("my_plans") and bool(lexicon.verb("doing", words[2].norm))
    return True


def _says_something(lexicon: Lexicon, shown: str) -> bool:
    """Whether a verb is left with something before it, and behind it if it needs that."""
    words = [word.strip(".,;:\"'") for word in shown.casefold().split()]
    verbs = [place for place, word in enumerate(words) if lexicon.is_verb(word) or lexicon.seems_past(word) or "'" in word]
    return (
        bool(verbs)
        and (verbs[-1] > 0 or "'" in words[0])
        and len(words) > 2
        and (verbs[0] < len(words) - 1 or words[-1] not in lexicon.words("auxiliary"))
    )
