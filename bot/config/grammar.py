"""Every key a playbook may hold, what belongs there, and whose name it is. One table; the errors read from it."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.config.problems import Path
from bot.domain.duration import EXPECTED as LENGTH
from bot.domain.roster import EXPECTED_START as START
from bot.domain.roster import SERVICE_TEAM
from bot.domain.slack_id import CHANNEL, EMAIL, LONGEST_OPTION, PERSON
from bot.domain.threshold import WORRIED

FILES = {
    "thresholds.yml": ("thresholds", "severities"),
    "roster.yml": ("people", "teams", "roles", "admins"),
    "services.yml": (
        "services",
        "announce",
        "stakeholders",
        "quiet_after",
        "remind_before",
        "language",
    ),
    "review.yml": ("review",),
}
"""The files of a folder and the keys each holds; a key belongs in one file only."""

OPTIONAL_FILES = ("review.yml",)

NAMED = ("thresholds", "severities", "people", "teams", "roles", "services")
"""The sections whose keys are names the team gives."""


class Row(NamedTuple):
    expected: str
    names: str = ""
    """The section this text must be a name in; or `timezones`."""
    also: str = ""
    """One more name that is right here."""


ANY = "*"

GRAMMAR: dict[tuple[str, ...], Row] = {
    tuple(path.split(".")): row
    for path, row in {
        "thresholds": Row("thresholds such as customer_impact: {ask: Customer impact has started}"),
        "thresholds.*": Row("{ask: Customer impact has started}"),
        "thresholds.*.ask": Row(f"a sentence of at most {LONGEST_OPTION} characters"),
        "thresholds.*.severity": Row("the name of a severity", "severities"),
        "severities": Row("severities, most severe first, such as critical: {update_every: 30m}"),
        "severities.*": Row("{update_every: 30m}"),
        "severities.*.update_every": Row(LENGTH),
        "people": Row("people such as ada: {slack: U024ADA01}"),
        "people.*": Row("{slack: U024ADA01} or {email: ada@example.com}"),
        "people.*.slack": Row(PERSON),
        "people.*.email": Row(EMAIL),
        "teams": Row("teams such as payments: {oncall: {people: [ada]}}"),
        "teams.*": Row("{channel: C024PAY01, oncall: {people: [ada]}}"),
        "teams.*.name": Row(f"the name people read, of at most {LONGEST_OPTION} characters"),
        "teams.*.channel": Row(CHANNEL),
        "teams.*.oncall": Row("{people: [ada, grace]}"),
        "teams.*.oncall.people": Row("a list of people such as [ada, grace]"),
        "teams.*.oncall.people.*": Row("the name of a person", "people"),
        "teams.*.oncall.every": Row("day, week or 2 weeks"),
        "teams.*.oncall.from": Row(START),
        "teams.*.oncall.timezone": Row("a timezone such as Europe/Istanbul", "timezones"),
        "roles": Row("the roles commander, scribe and comms"),
        "roles.*": Row("{from: [incident-command], answer_within: 5m}"),
        "roles.*.from": Row("a list of teams such as [service-team, incident-command]"),
        "roles.*.from.*": Row("the name of a team", "teams", SERVICE_TEAM),
        "roles.*.answer_within": Row(LENGTH),
        "admins": Row("a list of people such as [ada, grace]"),
        "admins.*": Row("the name of a person", "people"),
        "services": Row("services such as checkout-api: {team: payments}"),
        "services.*": Row("{team: payments, waves: [[payments]]}"),
        "services.*.team": Row("the name of a team", "teams"),
        "services.*.waves": Row("a list of waves such as [[payments], {teams: [network], after: 10m}]"),
        "services.*.waves.*": Row("[network] or {teams: [network], after: 10m}"),
        "services.*.waves.*.teams": Row("a list of teams such as [network]"),
        "services.*.waves.*.teams.*": Row("the name of a team", "teams"),
        "services.*.waves.*.after": Row(LENGTH),
        "services.*.waves.*.when": Row("the name of a threshold", "thresholds", WORRIED),
        "services.*.objective": Row("{target: 99.9, window: 30d}"),
        "services.*.objective.target": Row("a percentage above 0 and below 100, such as 99.9"),
        "services.*.objective.window": Row(LENGTH),
        "services.*.channels": Row("a list of channel ids such as [C024PAY01]"),
        "services.*.channels.*": Row(CHANNEL),
        "announce": Row(CHANNEL),
        "stakeholders": Row("a list of channel ids such as [C024STK01]"),
        "stakeholders.*": Row(CHANNEL),
        "quiet_after": Row(LENGTH),
        "remind_before": Row(LENGTH),
        "language": Row("the two letters of a language, such as en"),
        "review": Row("{remind_every: 1d, max_reminders: 3}"),
        "review.remind_every": Row(LENGTH),
        "review.max_reminders": Row("a whole number from 0 to 20"),
        "review.gap_kinds": Row("a list of kinds such as [runbook, alert, ownership]"),
        "review.gap_kinds.*": Row("a kind of gap such as runbook"),
        "review.names_in_export": Row("true or false"),
    }.items()
}


def row(path: Path) -> Row | None:
    """The row of a path; None where nothing of that name belongs."""
    return GRAMMAR.get(pattern(path))


def known_keys(path: Path) -> list[str]:
    """The keys that may stand under a path; none where the team gives the names."""
    around = pattern(path)
    return [key[-1] for key in GRAMMAR if key[:-1] == around and key[-1] != ANY]


def pattern(path: Path) -> tuple[str, ...]:
    """A path with every name a team gives, and every place in a list, as `*`."""
    return tuple(ANY if isinstance(part, int) or _given(path, place) else part for place, part in enumerate(path))


def file_of(section: str) -> str:
    return next(file for file, sections in FILES.items() if section in sections)


def walk(data: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value under `data` with its path, outer ones first."""
    yield path, data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in inner:
        yield from walk(value, (*path, part))


def _given(path: Path, place: int) -> bool:
    return place == 1 and path[0] in NAMED
