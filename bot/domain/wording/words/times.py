"""Words that tell when."""

import re
from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece

from .lexicon import Lexicon

_DIGITS = 4  # of a time without a colon: "0940"
_CLOCK = re.compile(r"\d+(?::\d\d)*(?:am|pm|h|m|s|ms|min|st|nd|rd|th)?")


def is_time(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether `part` tells when: "at 14:05", "since Monday", "for two weeks"."""
    never = (
        lexicon.words("modal")
        | lexicon.words("coupling")
        | lexicon.words("subjects")
        | lexicon.anyone
        | lexicon.roles
        | lexicon.words("not_in_times")
    )
    if any(one.kind != "word" or one.norm in never for one in part):
        return False
    if len(part) > 1 and not (
        part[1].norm[:1].isdigit() or part[1].norm in lexicon.words("times") | lexicon.words("time_goes_on")
    ):
        return False
    if len(part) == 1 and part[0].norm.isdigit() and len(part[0].norm) != _DIGITS:
        return False  # "order 88123", "412 registers"
    opens = part[0].norm in lexicon.words("time_opens") or part[0].norm[:1].isdigit()
    return opens and any(one.norm in lexicon.words("times") or _CLOCK.fullmatch(one.norm) for one in part)


__all__ = ["is_time"]
