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
    months = lexicon.words("months")  # "since may"
    if any(one.kind != "word" or (one.norm in never and not (at and one.norm in months)) for at, one in enumerate(part)):
        return False
    if len(part) > 1 and not (
        part[1].norm[:1].isdigit() or part[1].norm in lexicon.words("times") | lexicon.words("time_goes_on")
    ):
        return False
    if _names_more(lexicon, part):
        return False
    if len(part) == 1 and part[0].norm.isdigit() and len(part[0].norm) != _DIGITS:
        return False  # "order 88123", "412 registers"
    opens = part[0].norm in lexicon.words("time_opens") or part[0].norm[:1].isdigit()
    return opens and any(
        one.norm in lexicon.words("times")
        or (_CLOCK.fullmatch(one.norm) and (at < 2 or not one.norm.isdigit()))
        for at, one in enumerate(part)
    )


def _names_more(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """ "last week | the export format": what is no time any more begins right behind one."""
    times, opens = lexicon.words("times"), lexicon.words("the") | lexicon.owned
    return any(
        part[at - 1].norm in times and part[at].norm in opens and not (at + 1 < len(part) and part[at + 1].norm[:1].isdigit())
        for at in range(1, len(part))
    )


__all__ = ["is_time"]
