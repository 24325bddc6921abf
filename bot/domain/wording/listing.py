"""The facts that no sentence of a wording holds, in a sentence of their own."""

import re
from collections.abc import Sequence

from .cleaning import cleaned, closed, completed, sentence_case
from .facts import Fact, facts, lost
from .pieces import Piece, pieces
from .speech import Speech

_FIGURE = re.compile(r"[\d.,]+(?:\s?%|k|K|M|x)?")
_BARE = re.compile(r"[\d.,]+(?:am|pm|st|nd|rd|th|x)?")
_NAMED = frozenset({"name", "code", "link", "path", "ticket", "channel", "version", "hash", "address"})
_MOST_BEFORE = 4  # words that a figure takes along from before it: "the error rate at 9%"


def with_listing(speech: Speech, body: str) -> str:
    """`body` and, in a sentence of their own, the facts that it does not hold."""
    missing = lost(speech.text, body)
    if not missing:
        return body
    found = pieces(speech.text, speech.lexicon.language.contractions)
    shown: list[str] = []
    for fact in missing:
        if lost(fact.text, " ".join(shown)):
            shown.append(_phrase(speech, found, fact))
    if not body and _says_nothing(speech, missing, shown):
        return ""
    whole = completed(speech.lexicon, shown[0])
    if len(shown) == 1 and whole != shown[0]:
        return f"{body} {closed(sentence_case(whole))}".strip()
    return f"{body} {_sentence(speech, missing, shown).format(facts=', '.join(shown))}".strip()


def _says_nothing(speech: Speech, missing: Sequence[Fact], shown: Sequence[str]) -> bool:
    """Whether the list would be a name alone, a "step 11", or numbers of which nobody knows what they count."""
    numbered = speech.lexicon.words("numbered")
    return {fact.kind for fact in missing} <= _NAMED or all(
        _BARE.fullmatch(one) or one.split()[0].casefold() in numbered for one in shown
    )


def _sentence(speech: Speech, missing: Sequence[Fact], shown: Sequence[str]) -> str:
    listing, kinds = speech.lexicon.wordings.listing, {fact.kind for fact in missing}
    if len(missing) == 1 and kinds <= _NAMED:
        return listing.one
    if kinds == {"time"}:
        return listing.times or listing.many
    if kinds == {"number"} and all(_FIGURE.fullmatch(one) for one in shown):
        return listing.figures or listing.many
    return listing.many


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
