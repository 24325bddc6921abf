"""Lengths of time as people write and read them: `30m`, `2h30m`, `3d`."""

import re
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

UNITS = ("days", "hours", "minutes", "seconds")
LONGEST = timedelta(days=366)
EXPECTED = "a length of time such as 90s, 30m, 2h30m or 3d"

_WRITTEN = re.compile(r"(?:(\d{1,6})d)? ?(?:(\d{1,6})h)? ?(?:(\d{1,6})m)? ?(?:(\d{1,6})s)?", re.ASCII)


def parse_duration(written: object) -> timedelta:
    """`"2h30m"` → timedelta. A timedelta is passed through; anything else is a PydanticCustomError.

    A number without a unit is refused: half of its readers take it for minutes, half for seconds.
    """
    if isinstance(written, timedelta):
        return written
    if isinstance(written, (int, float)) and not isinstance(written, bool):
        raise _wrong(f"{written} has no unit")
    found = _WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    if not found or not any(found.groups()):
        raise _wrong(f'"{written}" is not a length of time' if isinstance(written, str) else "no length of time")
    parts = {unit: int(part or 0) for unit, part in zip(UNITS, found.groups(), strict=True)}
    return _not_endless(timedelta(**parts))


def in_words(length: timedelta) -> str:
    """A length of time as a person reads it: `10 min`, `2 h 30 min`, `3 d`."""
    seconds = round(length.total_seconds())
    sizes = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))
    words = []
    for word, size in sizes:
        count, seconds = divmod(seconds, size)
        if count:
            words.append(f"{count} {word}")
    return " ".join(words) or "0 s"


def _not_endless(length: timedelta) -> timedelta:
    if length > LONGEST:
        raise _wrong(f"{in_words(length)} is longer than a year")
    return length


def _above_zero(length: timedelta) -> timedelta:
    if length <= timedelta(0):
        raise _wrong(f"{in_words(length)} is not above zero")
    return length


def _wrong(what: str) -> PydanticCustomError:
    return PydanticCustomError("duration", "{what}; expected {expected}", {"what": what, "expected": EXPECTED})


Delay = Annotated[timedelta, BeforeValidator(parse_duration)]
"""Zero or more, a year at most."""
Duration = Annotated[Delay, AfterValidator(_above_zero)]
"""Above zero, a year at most."""
