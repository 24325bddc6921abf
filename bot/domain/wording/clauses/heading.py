"""What stands before a colon and says what a sentence is about: "RCA for the 40k newsletter: …", "Incident 4471: …"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.wording.text.facts import facts, lost
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.writing import lowered

from .joining import Said
from .splitting import Clause

_MOST = 8  # words of a heading


def headed(speech: Speech, clauses: Sequence[Clause], said: Sequence[Said | None]) -> list[Said | None]:
    """`said` with the heading of the sentence before it, where that holds a fact and is not said otherwise."""
    at = next((place for place, one in enumerate(said) if place and one), 0)
    if not at or clauses[1].joint != ":" or (said[0] and not said[0].bare):
        return list(said)
    told = [None, *said[1:]]
    heading, first = _heading(speech, clauses[0].part), told[at]
    if not heading:
        return list(said)
    if first and lost(heading, " ".join(one.text for one in told if one)):
        told[at] = replace(first, text=f"{heading}: {lowered(speech, first.text)}", joint="", bare=False)
    return told


def _heading(speech: Speech, part: Sequence[Piece]) -> str:
    """ "of the 18:22 event" is "the 18:22 event"; "" where it is none, or speaks of somebody."""
    lexicon = speech.lexicon
    part = part[1:] if part[0].norm in lexicon.words("before_nouns") else part
    if not 0 < len(part) <= _MOST or not facts(speech.shown(part)) or speech.spoken_of(part) is not None:
        return ""
    loose = lexicon.judging | lexicon.words("i") | lexicon.words("ourselves") | lexicon.words("modal")
    return "" if any(one.norm in loose or lexicon.is_verb(one.norm) for one in part) else speech.shown(part)


__all__ = ["headed"]
