"""Facts that a sentence lost, put back where they belong: "… was selected | on `hv-09`"."""

import re
from collections.abc import Sequence

from bot.domain.wording.text.facts import Fact, lost
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.times import is_time

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
        end = phrase and _place(speech.lexicon, part, phrase, said)
        if end:
            said = f"{said[:end]} {speech.shown(part[slice(*phrase)])}{said[end:]}"
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


def _place(lexicon: Lexicon, part: Sequence[Piece], phrase: tuple[int, int], said: str) -> int | None:
    """Where the clause of `said` ends that tells what stands before the phrase, with no other clause between."""
    bounds = (lexicon.words("verb_may_follow") - lexicon.words("before_nouns")) | lexicon.words("subjects") | lexicon.words("coupling")
    clauses = _clauses(lexicon, said)
    for piece in reversed(part[: phrase[0]]):
        end = next((end for end, words in clauses if piece.norm in words), None)
        if end is not None:
            goes_on = any(one.norm in words for one in part[phrase[1] :] for at, words in clauses if at == end)
            return None if goes_on else end  # "set it | to 95 | and left it there"
        if piece.kind == "mark" or piece.norm in bounds or lexicon.is_verb(piece.norm):
            return None
    return None


def _clauses(lexicon: Lexicon, said: str) -> list[tuple[int, frozenset[str]]]:
    """Where each clause ends, and its words that say something."""
    closed, begins, found = len(said.rstrip(".!…")), 0, []
    for end, after in [*((one.start(), one.end()) for one in _ENDS.finditer(said[:closed])), (closed, closed)]:
        words = frozenset(word.strip("`.,:;\"'").casefold() for word in said[begins:end].split())
        found.append((end, words - lexicon.small))
        begins = after
    return found


__all__ = ["woven"]
