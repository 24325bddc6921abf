"""Noun phrases: what a shape holds a thing to be, said again without whose it is."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.cleaning import cleaned, is_person
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.objects import verb_follows
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.writing import a, definite, plural

from .reports import is_thing

CUTS = frozenset(",;:")  # what no phrase goes across


def thing(speech: Speech, part: Sequence[Piece], verb: str = "", loose: bool = False) -> str | None:
    """The noun phrase as it may be said, with "was" or "is" behind it if `verb` wants that; None where it is none.

    A `loose` one need not look like a thing.
    """
    lexicon = speech.lexicon
    if not _is_phrase(speech, part) or not (loose or _names_a_thing(speech, part)) or not _ends_well(speech, part):
        return None
    shown = cleaned(speech, part)
    lasts = verb == "is" and len(part) == 2 and lexicon.is_number(part[0].norm) and part[1].norm in lexicon.words("spans")
    if not shown or shown[:1] in ",;:.(" or lasts:  # "38 minutes | down"
        return None
    shown = lexicon.turned(definite(lexicon, shown))
    if not shown or shown.casefold() in lexicon.words("idle"):
        return None
    return f"{shown} {lexicon.word(verb, plural(speech, part))}" if verb else shown


def there(speech: Speech, part: Sequence[Piece]) -> str | None:
    """ "the 400GB log file" as a sentence: "there was a 400GB log file"; None where nothing more is said of a thing."""
    lexicon = speech.lexicon
    if not _is_described(lexicon, part):
        return None  # "the plan was mine"
    said = _told_first(speech, part)
    if said and said.split(" ")[0].casefold() in lexicon.words("the"):
        return None  # "there was the mail" tells nobody which
    return said and f"{lexicon.word('there')} {lexicon.word('was', plural(speech, part))} {said}"


def _is_described(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether it says something that there was such a thing: "a bad route", "a typo in the filter", not "a plan"."""
    words = [piece.norm for piece in part if piece.norm not in lexicon.determiners]
    tells = lexicon.judging | lexicon.words("off_target") | lexicon.words("before_nouns") | lexicon.words("that")
    return len(words) > 1 and any(
        word in tells or word.lstrip("$€£")[:1].isdigit() or lexicon.verb("done", word) or lexicon.looks_past(word) for word in words
    )


def _told_first(speech: Speech, part: Sequence[Piece]) -> str | None:
    """ "the 400GB log file" as one that is told of first: "a 400GB log file"."""
    lexicon, said = speech.lexicon, thing(speech, part)
    first, _, more = (said or "").partition(" ")
    if plural(speech, part):
        return more if more and first.casefold() in lexicon.words("the") else said
    if not said or first.casefold() in lexicon.words("indefinite") or part[0].kind != "word":
        return said
    more = more if first.casefold() in lexicon.words("the") else said
    return f"{a(lexicon, more)} {more}"


def _is_phrase(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether the words are one noun phrase: no verb, nobody, nothing supposed in them."""
    lexicon = speech.lexicon
    if _begins_otherwise(lexicon, part) or _ends_otherwise(lexicon, part) or _goes_by_itself(speech, part):
        return False
    if (is_person(speech, part, 0) and not _owns(speech, part)) or _has_verb(speech, part) or _runs_on(speech, part):
        return False
    never = lexicon.words("supposals") | CUTS
    shows = any(lexicon.book("shown_so").end(part, at) for at in range(1, len(part)))
    return not shows and not lexicon.book("nots").inside(part) and not any(piece.norm in never or lexicon.speaks_to(piece.norm) for piece in part)


def _begins_otherwise(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    first, many = part[0].norm, len(part) > 1
    if first in lexicon.words("modal") | lexicon.words("i") or first in lexicon.dangling:
        return True  # "I skipped it and …"
    if not many and first in lexicon.words("vague") | lexicon.words("pointing"):
        return True
    if many and lexicon.verb("do", first) and first not in lexicon.things | lexicon.words("verb_or_quality"):
        return True  # "I had | cancel her access today"
    nouns = lexicon.words("ing_adjectives") if many else lexicon.things | lexicon.words("nouns_in_ing")
    doing = lexicon.verb("doing", first) and first not in nouns  # "flashing | red" is no thing
    return bool(doing) or (many and first in lexicon.words("bare_it"))


def _ends_otherwise(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """ "… and the data's | gone", "the sensor | bypassed"."""
    last = part[-1].norm
    if len(part) > 2 and last not in lexicon.things and is_thing(lexicon, part[-2]) and lexicon.verb("done", last):
        return True
    return last == "'s" or last in lexicon.small or last.endswith(lexicon.endings("undone"))


def _goes_by_itself(speech: Speech, part: Sequence[Piece]) -> bool:
    """ "the 409s | climbing at lunch": what a thing did, and not the thing."""
    lexicon = speech.lexicon
    behind = (*part[1:], None)
    return any(
        one.norm in lexicon.words("goes_by_itself") and (two is None or two.norm in lexicon.small) and one is not part[0]
        for one, two in zip(part, behind, strict=True)
    )


def _owns(speech: Speech, part: Sequence[Piece]) -> bool:
    """ "the vendor's notice" is a notice."""
    end = speech.who(part, 0)
    return end is not None and end + 1 < len(part) and part[end].norm == "'s"


def _ends_well(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether nobody is spoken of in the phrase, or only behind a preposition, where it can be cut."""
    last = speech.spoken_of(part)
    lexicon = speech.lexicon
    return last is None or (last > 0 and part[last - 1].norm in lexicon.small)


def _runs_on(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether another noun begins without a joint: "a regex | the waf"."""
    lexicon = speech.lexicon
    leads = lexicon.words("before_article") | lexicon.words("before_nouns") | lexicon.words("coupling")
    return any(
        two.norm in lexicon.words("new_noun") and one.kind == "word" and one.norm not in leads and not lexicon.verb("do", one.norm)
        for one, two in pairwise(part)
    )


def _has_verb(speech: Speech, part: Sequence[Piece]) -> bool:
    lexicon = speech.lexicon
    for at in range(1, len(part)):
        leads_on = part[at].norm in lexicon.words("leads_on") and at > 1  # "the swap cost us the archive"
        if (leads_on or part[at].norm in lexicon.finite) and not lexicon.describes(part, at):
            return True
        if part[at - 1].norm in lexicon.words("coupling") and verb_follows(lexicon, part, at, past=True):
            return True
    return False


def _names_a_thing(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether the phrase opens like one, or holds a word that is surely a thing."""
    lexicon = speech.lexicon
    if part[0].norm in lexicon.determiners or part[0].kind in ("code", "link"):
        return True
    if any(piece.norm[:1].isdigit() for piece in part) or part[0].norm in lexicon.words("needs_the"):
        return True  # "90 guests", "step 9", "wrong chute"
    return any(is_thing(lexicon, piece) for piece in part) or speech.shown(part).isupper() or part[-1].norm.endswith("s")
