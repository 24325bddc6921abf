"""Clauses that may stay as their author wrote them: a thing, and what became of it."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.cleaning import cleaned
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.objects import is_noun_word
from bot.domain.wording.words.speech import Speech

from .participles import is_label
from .unlisted import seems_verb


def standing(speech: Speech, part: Sequence[Piece], strict: bool = True) -> str | None:
    """`part` as a clause that stands alone without anybody in it, or None.

    A `strict` reader also wants a thing or a fact in it: what is left of a rant is not worth repeating.
    """
    lexicon = speech.lexicon
    part = _without_maker(speech, _without_doer(speech, _before_silence(speech, part)))
    words = [piece for piece in part if piece.kind not in ("mark", "emoji")]
    if _stopped(lexicon, words):
        return speech.shown(part)
    many = lexicon.many_do(words)
    counted = bool(words) and lexicon.is_number(words[0].norm) and ":" not in words[0].norm and words[-1].norm.endswith("s")  # "three canned | answers"
    verbs = (at for at, piece in enumerate(words) if at and not (counted and at == len(words) - 1) and (lexicon.is_verb(piece.norm) or seems_verb(lexicon, words, at)))
    if len(words) < 3 or not (many or any(not lexicon.describes(words, at) for at in verbs)):  # "the hardcoded password" has none
        return None
    if not _may_begin(lexicon, words) or _acts_itself(speech, part) or _begins_late(lexicon, words):
        return None
    if _is_unkind(lexicon, words, strict):
        return None
    if lexicon.book("imagining").inside(words) or _wishes(lexicon, words) or _preaches(lexicon, words):
        return None
    if _minds(lexicon, words) or _only_causes(lexicon, words) or _only_seen(lexicon, words):
        return None
    if strict and not facts(speech.shown(part)) and (_only_owns(lexicon, words) or words[1].norm in lexicon.words("formless")):
        return None
    if not _ends_before_people(speech, part):
        return None
    shown = cleaned(speech, part)
    if (
        strict
        and not facts(shown)
        and not _is_deed(lexicon, words)
        and not _occurs(lexicon, words)
        and not _goes_on(lexicon, words)
        and not _lacks(lexicon, words)
        and not (is_label(lexicon, words[0].norm) and _first_verb(lexicon, words) == 1)
        and not any(is_thing(lexicon, piece) for piece in words if piece.end <= _reach(speech, part))
    ):
        return None
    if words[0].norm in lexicon.words("needs_article") and words[1].norm in lexicon.words("was") | lexicon.words("is") and shown[1:2].islower():
        shown = f"{lexicon.word('the')} {shown[:1].lower()}{shown[1:]}"
    return shown if _says_something(lexicon, shown) or (many and shown == speech.shown(part)) else None


def _stopped(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "mail stopped", "tills froze": two words that tell it all."""
    if len(words) != 2 or not (is_thing(lexicon, words[0]) or is_label(lexicon, words[0].norm)) or lexicon.is_verb(words[0].norm):
        return False
    return words[1].norm in lexicon.words("stopped") or (words[1].norm in lexicon.finite and lexicon.looks_past(words[1].norm))


def _is_unkind(lexicon: Lexicon, words: Sequence[Piece], strict: bool) -> bool:
    """Whether a clause judges or threatens; "wrong" and "price" do not where a thing is told of: "the price list was live"."""
    unkind = lexicon.judging | lexicon.words("threats") if strict else lexicon.judging
    kind = lexicon.words("no_threats_in_reports") if strict and (_reports(lexicon, words) or _is_deed(lexicon, words)) else frozenset()
    return any(piece.norm in unkind - kind for piece in words)


def _first_verb(lexicon: Lexicon, words: Sequence[Piece]) -> int:
    known = next((at for at, piece in enumerate(words) if at and lexicon.is_verb(piece.norm)), 0)
    return known or next((at for at in range(1, len(words)) if seems_verb(lexicon, words, at)), 0)


def _reports(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """Whether it is told what a thing did or was: "the wrong table was live", "the price list doubled"."""
    first = _first_verb(lexicon, words)
    past = lexicon.surely_past(words[first].norm) or words[first].norm in lexicon.words("told_in")
    named = _occurs(lexicon, words) or any(is_thing(lexicon, piece) for piece in words[:first])
    off = words[-1].norm in lexicon.words("off_target") and any(map(str.isdigit, words[first - 1].norm))  # "gate 4 is wrong"
    return bool(first) and (past and named or off)


def _occurs(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "half of Europe had no dial tone": whatever it is, what became of it is told, and it is nothing thought of."""
    first = _first_verb(lexicon, words)
    loose = lexicon.words("vague") | lexicon.words("thoughts") | lexicon.words("fault") | lexicon.words("pointing")
    loose -= lexicon.words("before_nouns") | lexicon.words("off_target")  # "the tunnel to …", "the wrong tunnel"
    more = words[first + 1].norm if first + 1 < len(words) else ""
    told = words[first].norm in lexicon.words("occurs") or lexicon.surely_past(words[first].norm)
    told = told or (
        words[first].norm in lexicon.words("is") and bool(lexicon.verb("done", more) or more in lexicon.words("before_nouns"))
    )
    known = lexicon.opens_noun(words[0].norm) and first > 1 and told and bool(more) and words[-1].norm not in lexicon.words("not")
    return known and not any(piece.norm in loose for piece in words[:first])


def _goes_on(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "redirects are looping on the login page": whatever it is, it is under way."""
    loose = lexicon.words("vague") | lexicon.words("thoughts") | lexicon.words("bare_it") | lexicon.words("pointing")
    at = next((place for place in range(1, min(5, len(words))) if words[place].norm in lexicon.words("is") | lexicon.words("was")), 0)
    after = [one.norm for one in words[at + 1 :] if one.norm not in lexicon.words("still")]
    going = at and len(words) > 3 and bool(after) and (lexicon.verb("doing", after[0]) or after[0] in lexicon.words("goes_by_itself"))
    return bool(going) and not any(one.norm in loose | lexicon.words("ourselves") | lexicon.words("numbers") for one in words[:at])


def _lacks(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "there is no versioning on it": something is missing from a thing, and it is nothing thought of."""
    opens = words[0].norm in lexicon.words("there") and words[1].norm in lexicon.words("is") | lexicon.words("was")
    missing = opens and len(words) > 4 and words[2].norm in lexicon.words("no")
    loose = lexicon.words("thoughts") | lexicon.words("fault") | lexicon.words("no_lack")
    return missing and words[4].norm in lexicon.words("before_nouns") and words[3].norm not in loose


def _only_causes(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "the leak was caused | by …", "the outage was": what is left tells nothing."""
    by = next((at for at, piece in enumerate(words) if piece.norm in lexicon.words("by")), len(words))
    last = words[by - 1].norm if by else ""
    if by == len(words):
        return last in lexicon.words("was") | lexicon.words("is")
    return any(verb.base.split()[0] in lexicon.words("only_causes") for verb in lexicon.verb("done", last))


def _is_deed(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "the wrong file was uploaded": something done to something, whatever that is."""
    verbs = (
        verb
        for one, two in pairwise(words)
        if one.norm in lexicon.words("was")
        for verb in lexicon.verb("done", two.norm)
    )
    named = words[0].norm in lexicon.words("new_noun") and words[1].norm not in lexicon.words("vague") - lexicon.words("off_target")
    return named and any(verb.base not in lexicon.words("telling") for verb in verbs)


def _begins_late(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """Whether the only verb belongs to a clause further in: "the customer before noon that the export is late"."""
    inner = next((at for at, piece in enumerate(words) if piece.norm in lexicon.words("that")), len(words))
    verbs = [at for at, piece in enumerate(words) if lexicon.is_verb(piece.norm)]
    return len(verbs) == 1 and inner < verbs[0] and inner > 0


def _wishes(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "we'd know why": would, and not had, before a verb as it stands in the list."""
    pairs = pairwise(words)
    return any(
        one.start == one.end
        and one.norm == "had"
        and lexicon.verb("do", two.norm)
        and not lexicon.verb("done", two.norm)
        for one, two in pairs
    )


def _preaches(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "hiding a failed test does not make it go away": a lesson, no event."""
    first = words[0].norm
    deed = lexicon.verb("doing", first) and first not in lexicon.words("ing_adjectives")
    return bool(deed) and any(piece.norm in lexicon.words("in_general") for piece in words[1:])


def _minds(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "facilities knew …", "warehouse IT pushed …": what only people do, in the place of the first verb."""
    first = _first_verb(lexicon, words)
    minds = lexicon.words("minds")
    if first and lexicon.counts_people(words, 0):
        minds |= lexicon.words("people_did")  # "five people signed it"
    return bool(first) and words[first].norm in minds


def _only_seen(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "the heap go up", left over from "saw the heap go up"."""
    first = _first_verb(lexicon, words)
    one = not words[first - 1].norm.endswith("s")
    return bool(first) and words[first].norm in lexicon.words("plain_verbs") and one


def _only_owns(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "it's our outage"."""
    ours = lexicon.owned | lexicon.words("ourselves")
    return len(words) < 5 and words[0].norm in lexicon.words("bare_it") and words[2].norm in ours


def _reach(speech: Speech, part: Sequence[Piece]) -> int:
    """Where in the text the clause ends, or somebody is first spoken of."""
    last = speech.spoken_of(part)
    return part[-1].end if last is None else part[last].start


def _acts_itself(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether somebody other than ourselves is the subject, and not a number of those who met with it."""
    if part[0].norm in speech.lexicon.words("ourselves") or speech.lexicon.counts_people(part, 0):
        return False
    return speech.who(part, 0) is not None


def _ends_before_people(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether nobody is spoken of, or only as the reason: "thanks to our friends in growth"."""
    lexicon = speech.lexicon
    last = speech.spoken_of(part)
    if last is None:
        return True
    while last and part[last - 1].norm in lexicon.words("ourselves") | lexicon.words("articles"):
        last -= 1
    if last and lexicon.drops.end(part, last - 1) == len(part):
        return True  # "… is broken | for everyone"
    before = part[last - 1].norm if last else ""
    passive = any(piece.norm in lexicon.words("was") for piece in part[:last])
    return before in lexicon.words("owing_to") or (passive and before in lexicon.words("by"))


def _without_doer(speech: Speech, part: Sequence[Piece]) -> Sequence[Piece]:
    """ "the DNS change by the hosting folks went out", "the firmware pushed by the vendor bricked it" without whose it
    was; "was changed by …" tells it otherwise."""
    lexicon = speech.lexicon
    for at in range(2, len(part) - 2):
        end = speech.who(part, at + 1) if part[at].norm in lexicon.words("by") else None
        if not end or end + 1 >= len(part):
            continue
        begins = at - 1 if at > 2 and lexicon.verb("done", part[at - 1].norm) else at
        acts = part[end].norm in lexicon.finite or lexicon.surely_past(part[end].norm)
        if acts and not any(piece.norm in lexicon.finite for piece in part[1:begins]):
            return [*part[:begins], *part[end:]]
    return part


def _without_maker(speech: Speech, part: Sequence[Piece]) -> Sequence[Piece]:
    """ "the vault token | I issued | was good for 24h" without the one who did it."""
    lexicon = speech.lexicon
    for at in range(2, len(part) - 3):
        end = at + 1 if part[at].norm in lexicon.words("i") | lexicon.words("ourselves") else speech.who(part, at)
        noun = is_noun_word(lexicon, part[at - 1]) and not any(lexicon.is_verb(piece.norm) for piece in part[1:at])
        did = end and end + 2 < len(part) and (lexicon.verb("did", part[end].norm) or lexicon.looks_past(part[end].norm))
        if noun and did and part[0].norm in lexicon.determiners and part[end + 1].norm in lexicon.finite:
            return [*part[:at], *part[end + 1 :]]
    return part


def _before_silence(speech: Speech, part: Sequence[Piece]) -> Sequence[Piece]:
    """Up to "… and did not tell a soul", "… before you went to lunch"."""
    lexicon = speech.lexicon
    for at in range(3, len(part) - 2):
        acts = speech.who(part, at + 1) if part[at].norm in lexicon.words("beside_people") else None
        if acts and acts < len(part) and lexicon.is_verb(part[acts].norm) and not facts(speech.shown(part[at:])):
            return part[:at]
    for at in range(1, len(part) - 1):
        said_not = part[at].norm in lexicon.words("coupling") and lexicon.book("nots").end(part, at + 1)
        after = part[min(said_not, len(part) - 1)].norm if said_not else ""
        if said_not and not after[:1].isdigit() and after not in lexicon.words("new_noun"):
            return part[:at]
    return part


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
    if words[1].norm in lexicon.words("i") and first in lexicon.words("assent"):
        return False
    if first in lexicon.words("i"):
        return words[1].norm in lexicon.words("my_plans") and bool(lexicon.verb("doing", words[2].norm))
    return True


def is_thing(lexicon: Lexicon, piece: Piece) -> bool:
    """Whether a word is surely a thing: a machine, something counted, code."""
    return piece.norm in lexicon.things or piece.kind in ("code", "link")


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
