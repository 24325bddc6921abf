"""A fact that no sentence of a wording holds: in a sentence of its own, or behind the only one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.wording.text.facts import Fact, facts, lost
from bot.domain.wording.text.pieces import Piece, pieces
from bot.domain.wording.things.notes import as_sentence
from bot.domain.wording.words.cleaning import cleaned
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.writing import closed, sentence_case

_BARE = re.compile(r"[\d.,]+(?:\s?%|[a-zA-Z]{1,3})?")
_CLOCK = re.compile(r"\d{1,2}(?:am|pm|AM|PM)")
_SPAN = re.compile(r"\d+(?:\.\d+)?(?:h|hr|hrs|m|min|mins|d)")
_ENDS = ".!?"
_MARKS = ".,;:!?–—-()\n"
_MOST_BEFORE = 4  # words that a figure takes along from before it: "the error rate at 9%"


@dataclass(frozen=True)
class _Shown:
    """A fact with its words, how much it says, and where it stands."""

    said: str
    sort: str
    start: int


def with_listing(speech: Speech, body: str) -> str:
    """`body` with the one fact that it does not hold; "" where there are more, or where that one says nothing by itself."""
    missing = lost(speech.text, body)
    if not missing:
        return body
    said = _phrase(speech, pieces(speech.text, speech.lexicon.language.contractions), missing[0])
    one = _Shown(said, _sort(speech, missing[0], said), missing[0].start)
    if one.sort == "bare" or any(lost(fact.text, said) for fact in missing):
        return ""
    own = _own_sentence(speech, one, bool(body))
    return f"{body} {own}".strip() if own else _joined(speech, one, body)


def _joined(speech: Speech, one: _Shown, body: str) -> str:
    """A count or a span behind the only sentence: "the label was misread, 5,200 people"; "" where it is not plain that it
    belongs there, since then the facts cannot be kept with certainty."""
    said = body.rstrip(_ENDS)
    joins = said and ". " not in said and _stands_alone(speech, one)
    return f"{said}, {one.said}{body[len(said) :]}" if joins else ""


def _stands_alone(speech: Speech, one: _Shown) -> bool:
    """Whether what is counted, or how long it took, has a stretch of the message to itself: "… to the patients list. | 5,200 people"."""
    before, after = speech.text[: one.start].rstrip(), speech.text[one.start + len(one.said) :].lstrip()
    apart = before[-1:] in _MARKS and (not after or after[0] in _MARKS)
    return bool(before) and apart and one.sort in ("counted", "span")


def _sort(speech: Speech, fact: Fact, said: str) -> str:
    """How much a fact says by itself: what is `counted` says most, a `bare` figure nothing."""
    words, lexicon = said.casefold().split(), speech.lexicon
    if fact.kind in ("time", "date") or (words[0] != words[-1] and words[-1] in lexicon.words("months")):
        return "time"
    if fact.kind != "number" or words[0] in lexicon.words("numbered"):
        return "name"
    if _CLOCK.fullmatch(said):
        return "time"
    rest = set(words[1:])
    if rest & set(lexicon.words("no_span")) or (said[0].isdigit() and rest & set(lexicon.words("per"))):
        return "bare"
    if _SPAN.fullmatch(said) or (len(words) == 2 and words[-1] in lexicon.words("spans")):
        return "span"
    if said == fact.text or _BARE.fullmatch(said):
        return "bare"
    measured = words[0] in lexicon.words("articles") and rest & set(lexicon.words("measured_by"))
    return "counted" if said[0].isdigit() or measured else "bare"


def _own_sentence(speech: Speech, one: _Shown, follows: bool) -> str:
    """The sentence for a fact that is plain by itself: "there were 9 rollbacks", "it took 31 min"; "" for any other."""
    listing = speech.lexicon.wordings.listing
    if not follows and one.sort != "counted":
        return ""
    whole = as_sentence(speech.lexicon, one.said)
    if whole and not _only_guessed(speech, one, whole):
        return closed(sentence_case(speech.lexicon, whole))
    if one.sort == "counted" and _happened(speech, one.said):
        return listing.happened.format(facts=one.said)
    return _placed(speech, one) if follows else ""


def _only_guessed(speech: Speech, one: _Shown, whole: str) -> bool:
    """ "before sending it to 40k devices" does not say that they were affected; ", 40k devices" does."""
    lexicon, before = speech.lexicon, speech.text[: one.start].rstrip()
    guessed = lexicon.has("was_affected") and whole.endswith(lexicon.word("was_affected"))
    return guessed and bool(before) and before[-1] not in ",.;:!?–—-("


def _placed(speech: Speech, one: _Shown) -> str:
    """The sentence for a fact by what stands before it: "it took 31 min", "this was on `hv-09`"; "" where nothing tells."""
    listing, lexicon = speech.lexicon.wordings.listing, speech.lexicon
    earlier, before = ("", "", *speech.text[: one.start].casefold().split())[-2:]
    if one.sort == "span" and before in lexicon.words("lasting"):
        return listing.lasted.format(facts=one.said) if earlier in lexicon.words("lasting_states") else ""
    if one.sort == "span" and (before in lexicon.words("taking") or before.endswith(",")):
        return listing.took.format(facts=one.said)
    if one.sort == "name" and before in lexicon.words("placing_at"):
        return listing.placed.format(place=before, facts=one.said)
    return ""


def _happened(speech: Speech, said: str) -> bool:
    """Whether what is counted is a thing that occurs, and so simply was: "9 rollbacks"."""
    figure, *things = said.casefold().split()
    return len(things) == 1 and figure[0].isdigit() and things[0] in speech.lexicon.words("happenings")


def _phrase(speech: Speech, found: Sequence[Piece], fact: Fact) -> str:
    """A figure with the plain words it belongs to, as written: "6 hours of downtime", "the disk at 98%"."""
    at = next((place for place, one in enumerate(found) if one.start <= fact.start < one.end), None)
    if fact.kind != "number" or at is None:
        return fact.text
    end = next(
        (place for place in range(at, len(found)) if found[place].start >= fact.start + len(fact.text)),
        len(found),
    )
    shown = cleaned(speech, found[_begins(speech, found, at) : _ends(speech, found, end)])
    percent = "%" if speech.text[: fact.start].endswith("%") and shown.startswith(fact.text) else ""
    return percent + (shown if not lost(fact.text, shown) else fact.text)


def _begins(speech: Speech, found: Sequence[Piece], at: int) -> int:
    """Where the noun begins that a figure belongs to: "hit rate 3%", "the disk at 98%"."""
    lexicon = speech.lexicon
    if at and found[at - 1].norm in lexicon.words("numbered"):
        return at - 1  # "week 9"
    place = at - 1 if at and found[at - 1].norm in lexicon.words("measured_by") else at
    begins = place
    while begins and at - begins < _MOST_BEFORE and _is_noun(speech, found[begins - 1], named=False):
        begins -= 1
    if begins == place:
        return at
    return begins - 1 if begins and found[begins - 1].norm in lexicon.words("articles") else begins


def _ends(speech: Speech, found: Sequence[Piece], end: int) -> int:
    """Where the words end that a figure counts: "6 hours of downtime on checkout"."""
    counted, joining = speech.lexicon.words("counted"), speech.lexicon.words("counted_in")
    for ahead in (0, 1):
        here = found[end : end + ahead + 1]
        if len(here) > ahead and here[ahead].norm in counted and all(one.kind == "word" for one in here):
            end += ahead + 1
            break
    while end + 1 < len(found) and found[end].norm in joining:
        noun = end + 2 if found[end + 1].norm in speech.lexicon.words("articles") else end + 1
        if noun >= len(found) or not _is_noun(speech, found[noun]):
            break
        end = noun + 1
        while end < len(found) and _is_noun(speech, found[end]):
            end += 1
    return end


def _is_noun(speech: Speech, piece: Piece, named: bool = True) -> bool:
    lexicon = speech.lexicon
    if piece.kind != "word" or piece.norm in lexicon.words("not_counted"):
        return piece.kind == "code"
    if piece.norm in lexicon.things | lexicon.words("counted"):
        return True
    return named and bool(facts(speech.shown([piece])))


__all__ = ["with_listing"]
