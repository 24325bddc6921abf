"""Facts that a sentence lost, put back where they belong: "… was selected | on `hv-09`"."""

import re
from collections.abc import Sequence

from .facts import Fact, lost
from .lexicon import Lexicon
from .pieces import Piece
from .speech import Speech
from .times import is_time

_ENDS = re.compile(r", |; |\. | and | because ")
_FAR = 3  # words from a preposition to its fact: "in the old rack 9"
_LONGEST_TIME = 4  # words: "on a Friday night"
_MOST = 2  # facts that a sentence takes back


def woven(speech: Speech, part: Sequence[Piece], said: str) -> str:
    """`said`, and behind it the facts of `part` that stood behind the same words there."""
    if not said or any(phrase in said.casefold() for phrase in speech.lexicon.endings("woven_never")):
        return said  # "news of the leak reached this channel late": when it broke is something else
    for fact in lost(speech.text[part[0].start : part[-1].end], said)[:_MOST]:
        phrase = _phrase(speech, part, fact)
        if phrase and _belongs(speech.lexicon, part, phrase, said):
            shown = speech.shown(part[slice(*phrase)])
            end = len(said.rstrip(".!…"))
            said = f"{said[:end]} {shown}{said[end:]}"
    return said


def _phrase(speech: Speech, part: Sequence[Piece], fact: Fact) -> tuple[int, int] | None:
    """Where a fact stands with its preposition, and the time behind it: "at 16:45 on a Friday"."""
    lexicon, start = speech.lexicon, part[0].start + fact.start
    at = next((place for place, one in enumerate(part) if one.start <= start < one.end), None)
    if at is None:
        return None
    behind = range(at - 1, max(at - 1 - _FAR, 0), -1)
    begins = next((place for place in behind if part[place].norm in lexicon.words("weaves")), None)
    between = part[begins + 1 : at] if begins is not None else ()
    if begins is None or not all(one.norm in lexicon.things | lexicon.words("articles") | lexicon.words("numbered") for one in between):
        return None
    end = next((place for place in range(at, len(part)) if part[place].end >= start + len(fact.text)), at) + 1
    for more in range(min(end + _LONGEST_TIME, len(part)), end, -1):
        if is_time(lexicon, part[end:more]):
            return begins, more
    unit = end < len(part) and part[end].norm in lexicon.words("spans") | lexicon.words("counted")
    return begins, end + bool(unit)


def _belongs(lexicon: Lexicon, part: Sequence[Piece], phrase: tuple[int, int], said: str) -> bool:
    """Whether what stands before the phrase is what `said` ends in, with no other clause between."""
    last = {word.strip("`.,:;\"'").casefold() for word in _ENDS.split(said.rstrip("."))[-1].split()}
    bounds = lexicon.words("verb_may_follow") | lexicon.words("subjects") | lexicon.words("coupling")
    last -= lexicon.small
    if any(piece.norm in last for piece in part[phrase[1] :]):
        return False  # "set it | to 95 | and left it there"
    for piece in reversed(part[: phrase[0]]):
        if piece.norm.strip("`") in last:
            return True
        if piece.kind == "mark" or piece.norm in bounds or lexicon.is_verb(piece.norm):
            return False
    return False


__all__ = ["woven"]
