"""What could not be done any more, a fact though it is said with "could"."""

from collections.abc import Sequence

from .lexicon import Lexicon
from .pieces import Piece
from .speech import Speech
from .standing import standing

_LONGEST_SUBJECT = 6  # words


def unable(speech: Speech, part: Sequence[Piece]) -> str | None:
    """ "60 customers could not log in", "nobody could pay": told as written; None where it is no such clause."""
    lexicon = speech.lexicon
    if not lexicon.has("able"):
        return None
    if part[0].norm in lexicon.words("no_user"):
        return _nobody(speech, part)
    for at in range(1, min(len(part), _LONGEST_SUBJECT)):
        end = lexicon.book("unable").end(part, at)
        if end and end < len(part) and lexicon.verb("do", part[end].norm):
            named = lexicon.counts_people(part, 0) or speech.who(part, 0) is None
            return standing(speech, part) if named and part[0].norm not in lexicon.words("subjects") else None
    return None


def _nobody(speech: Speech, part: Sequence[Piece]) -> str | None:
    """ "nobody | could print": said of what people wanted from a machine, not of what somebody left undone."""
    lexicon, place = speech.lexicon, None
    for at in (1, 2, 3, 4):
        place = place or lexicon.book("able").end(part, at)
    known = place and place < len(part) and lexicon.book("used_for").end(part, place)
    if not known or speech.spoken_of(part[1:]) is not None or _judges(lexicon, part):
        return None
    return speech.shown(part)


def _judges(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    return any(piece.norm in lexicon.judging for piece in part)


__all__ = ["unable"]
