"""What is wrong in a playbook, one line a problem, in the form compilers use."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from bot.domain.text import one_line

Path = tuple[str | int, ...]
"""The keys and positions (from 0) that lead to a value."""

NEAR = 60
"""From this likeness on (of 100) a known name is taken for the one that was meant."""

LISTED = 8
"""At most so many known names stand in one message."""

LONGEST_LINE = 500
"""Characters of one problem, also where a whole page was written in the place of a name."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: `playbooks/roster.yml:12: teams.payments.channel: …`."""

    file: str
    line: int | None
    path: Path
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return one_line(": ".join(filter(None, (place, dotted(self.path), self.message))), LONGEST_LINE)


class PlaybookErrors(Exception):
    """A folder of playbooks that cannot be used; `problems` says all that is wrong in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line or 0)))
        super().__init__("\n".join(map(str, self.problems)))


def dotted(path: Path) -> str:
    """A path as people write it, places in a list counted from 1: `services.api.waves[2].teams`.

    A word in a list of words needs no place, since the message repeats it.
    """
    if len(path) > 1 and isinstance(path[-1], int) and path[-2] != "waves":
        path = path[:-1]
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one; None where none is like it."""
    found = process.extractOne(
        name, list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=NEAR
    )
    return found[0] if found else None


def suggestion(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest known one, or all that would be right."""
    known = list(known)
    meant = near(name, known)
    return f'did you mean "{meant}"?' if meant else f"expected {one_of(known)}"


def one_of(known: Iterable[str]) -> str:
    names = list(known)
    more = f" … ({len(names)} in all)" if len(names) > LISTED else ""
    return ("one of " if len(names) > 1 else "") + ", ".join(names[:LISTED]) + more


def shown(value: object) -> str:
    """What stands in the YAML, short enough for one line."""
    match value:
        case None:
            return "nothing"
        case dict():
            return "a group of keys"
        case list():
            return "a list"
        case str() if len(value) > 60:
            return f'"{value[:60]}…"'
        case str():
            return f'"{value}"'
    return str(value).lower()
