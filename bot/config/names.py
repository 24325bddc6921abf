"""What one value alone cannot show: names that lead nowhere, names taken by the bot, and things said twice."""

import re
from functools import cache
from zoneinfo import available_timezones

from bot.config.draft import Draft
from bot.config.grammar import NAMED, Row, row, walk
from bot.config.problems import Path, near, suggestion
from bot.domain.roster import ROLES, SERVICE_TEAM
from bot.domain.threshold import WORRIED

ONE = {
    "thresholds": "threshold", "severities": "severity", "people": "person", "teams": "team",
    "timezones": "timezone",
}  # fmt: skip

COMMAND_WORDS = frozenset(
    {"help", "list", "status", "roles", "log", "update", "due", "close", "drill", "stand-down", "standdown", "review",
     "calibration", "notes"}
)

TAKEN = {
    "thresholds": ({WORRIED}, 'it stands for "None of these, and I am worried"'),
    "teams": ({SERVICE_TEAM}, "in a role it stands for the team of the service in trouble"),
    "services": (COMMAND_WORDS, "it is a word of the command"),
}
"""Names that mean something already, and what."""

LONGEST_NAME = 50
"""Names travel in the values of Slack's options, which hold 75 characters, beside a word of ours."""

_NAME = re.compile(rf"(?!\d+$)\w[\w.-]{{0,{LONGEST_NAME - 1}}}")


def check_names(draft: Draft) -> None:
    """Complains in the draft of all that is wrong with names."""
    for section in NAMED:
        for name in draft.names(section):
            _check_given(draft, section, name)
    for path, value in walk(draft.data):
        rule = row(path) if path else None
        if rule and rule.names and isinstance(value, str):
            _check_known(draft, path, value, rule)
        if isinstance(value, list):
            _check_twice(draft, path, value)
    _check_roles(draft)
    _check_waves(draft)
    _check_same_person(draft)


def _check_given(draft: Draft, section: str, name: str) -> None:
    taken, meaning = TAKEN.get(section, ((), ""))
    if name in taken:
        draft.complain((section, name), f'"{name}" is taken: {meaning}; expected another name')
    elif not _NAME.fullmatch(name):
        draft.complain(
            (section, name),
            f'"{name[:LONGEST_NAME]}" is no name; expected letters, digits, "-", "_" and ".", '
            f"not digits alone, {LONGEST_NAME} at most",
        )


def _check_known(draft: Draft, path: Path, name: str, rule: Row) -> None:
    known = _timezones() if rule.names == "timezones" else draft.names(rule.names)
    if known and name not in known and name != rule.also:
        also = [rule.also] if rule.also else []
        draft.complain(path, f'unknown {ONE[rule.names]} "{name}"; {suggestion(name, [*known, *also])}')


@cache
def _timezones() -> list[str]:
    """Cached, as finding them opens some six hundred files."""
    return sorted(available_timezones())


def _check_twice(draft: Draft, path: Path, values: list) -> None:
    seen = set()
    for place, value in enumerate(values):
        if isinstance(value, str) and value in seen:
            draft.complain((*path, place), f'"{value}" stands twice in this list; expected it once')
        elif isinstance(value, str):
            seen.add(value)


def _check_roles(draft: Draft) -> None:
    named = draft.names("roles")
    for role in ROLES:
        if named and role not in named:
            meant = near(role, (name for name in named if name not in ROLES))
            mend = f'did you mean it by "{meant}"?' if meant else f"expected {', '.join(ROLES)}"
            draft.complain(("roles",), f'the role "{role}" is missing; {mend}')


def _check_waves(draft: Draft) -> None:
    for service in draft.names("services"):
        wave_of: dict[str, int] = {}
        for path, team in walk(draft.data["services"][service], ("services", service)):
            match path, team:
                case (_, _, "waves", int(wave), "teams", int(_)), str() if wave_of.setdefault(team, wave) != wave:
                    first = wave_of[team] + 1
                    draft.complain(path, f'"{team}" is in wave {first} already; a team is called once')


def _check_same_person(draft: Draft) -> None:
    owner: dict[str, str] = {}
    for name in draft.names("people"):
        for path, known_as in walk(draft.data["people"][name], ("people", name)):
            if isinstance(known_as, str) and owner.setdefault(known_as.lower(), name) != name:
                same = owner[known_as.lower()]
                draft.complain(path, f'"{same}" is {known_as} already; expected each person once')
