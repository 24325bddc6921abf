"""Who can be asked: people, teams, who of a team is on call when, and which teams a role is offered to."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from bot.domain.duration import Duration
from bot.domain.slack_id import LONGEST_OPTION, ChannelId, Email, UserId
from bot.domain.value import Value

SERVICE_TEAM = "service-team"
"""In a role's `from`: the team that owns the service in trouble."""

COMMANDER, SCRIBE, COMMS = "commander", "scribe", "comms"
ROLES = (COMMANDER, SCRIBE, COMMS)
"""Every playbook has these three; it may have more."""

PERIODS = {"day": timedelta(days=1), "week": timedelta(weeks=1), "2 weeks": timedelta(weeks=2)}


EXPECTED_START = "a local date and time such as 2026-01-05T09:00"


def parse_start(written: object) -> datetime:
    """`"2026-01-05T09:00"` → a datetime without offset. A PydanticCustomError for anything else."""
    try:
        start = written if isinstance(written, datetime) else datetime.fromisoformat(str(written).strip())
    except ValueError:
        raise _wrong_start(f'"{written}" is not a date and time') from None
    if start.tzinfo is not None:
        raise _wrong_start(f'"{written}" carries an offset, and timezone says it already')
    if not 2000 <= start.year < 2100:
        raise _wrong_start(f'"{written}" is not in this century')
    return start


def _wrong_start(what: str) -> PydanticCustomError:
    return PydanticCustomError("start", "{what}; expected {expected}", {"what": what, "expected": EXPECTED_START})


LocalStart = Annotated[datetime, BeforeValidator(parse_start)]


class Person(Value):
    """Somebody on the roster, known to Slack by exactly one of id and e-mail address."""

    key: str
    slack: UserId | None = None
    email: Email | None = None

    @model_validator(mode="after")
    def _one_form(self) -> "Person":
        if self.slack and self.email:
            raise PydanticCustomError("person", "has both slack and email; expected one of them")
        if not self.slack and not self.email:
            raise PydanticCustomError("person", "has neither slack nor email; expected one of them")
        return self


class Rotation(Value):
    """People who take turns. Without `every` it is a plain list and the first is always asked first."""

    people: Annotated[tuple[str, ...], Field(min_length=1)]
    every: Literal["day", "week", "2 weeks"] | None = None
    from_: Annotated[LocalStart | None, Field(alias="from")] = None
    """Local wall time, without an offset, at which the first person's first turn begins."""
    timezone: str = "UTC"

    @model_validator(mode="after")
    def _every_and_from_belong_together(self) -> "Rotation":
        if self.every and self.from_ is None:
            raise PydanticCustomError("rotation", 'every needs "from"; expected when the first turn began')
        if self.from_ is not None and not self.every:
            raise PydanticCustomError("rotation", '"from" alone changes nothing; expected every: week beside it')
        return self

    @model_validator(mode="after")
    def _from_is_on_the_clock(self) -> "Rotation":
        """In the hour that summer time leaves out no turn can have begun. An unknown timezone is told elsewhere."""
        if self.from_ and not _on_the_clock(self.from_, self.timezone):
            raise PydanticCustomError("rotation", '"from" is {start}, which the clocks of {zone} leave out for summer '
                                      "time; expected a time they show",
                                      {"start": f"{self.from_:%Y-%m-%dT%H:%M}", "zone": self.timezone})
        return self


def _on_the_clock(local: datetime, timezone: str) -> bool:
    """Whether the clocks there show this time at all; true where there is no such timezone."""
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return True
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local


class Team(Value):
    key: str
    oncall: Rotation
    channel: ChannelId | None = None
    name: Annotated[str | None, Field(min_length=1, max_length=LONGEST_OPTION)] = None
    """What people read; the key where it is not given."""

    @property
    def title(self) -> str:
        return self.name or self.key


class RoleRule(Value):
    key: str
    from_: Annotated[tuple[str, ...], Field(alias="from", min_length=1)]
    """Keys of the teams the role is offered to, in order; SERVICE_TEAM among them is resolved."""
    answer_within: Duration
    """After this time without an answer the offer moves on."""


class Roster(Protocol):
    """What `candidates` needs to know; a Playbook is one."""

    @property
    def teams(self) -> Mapping[str, Team]: ...
    @property
    def roles(self) -> Mapping[str, RoleRule]: ...
    def team_of(self, service_key: str | None) -> str | None: ...


def on_call(team: Team, at: datetime) -> tuple[str, ...]:
    """Person keys of the team: who is on call at that (aware) time first, then who would be next."""
    people = team.oncall.people
    turn = max(_turn(team.oncall, at), 0) % len(people)
    return people[turn:] + people[:turn]


def candidates(roster: Roster, role: str, service_key: str | None, at: datetime) -> tuple[str, ...]:
    """Person keys a role is offered to, in order, nobody twice. KeyError for an unknown role."""
    found: dict[str, None] = {}
    for name in roster.roles[role].from_:
        team = roster.team_of(service_key) if name == SERVICE_TEAM else name
        if team is not None:
            found |= dict.fromkeys(on_call(roster.teams[team], at))
    return tuple(found)


def whom_to_call(roster: Roster, service_key: str | None, at: datetime) -> tuple[str, ...]:
    """Person keys to call by hand where the bot cannot: who is on call for the service, then for incident command."""
    owner = roster.team_of(service_key)
    first = on_call(roster.teams[owner], at)[:1] if owner else ()
    return tuple(dict.fromkeys((*first, *candidates(roster, COMMANDER, service_key, at))))


def _turn(rotation: Rotation, at: datetime) -> int:
    """Number of hand-overs up to `at`, counted on the wall clock; negative before the first turn."""
    if rotation.every is None or rotation.from_ is None:
        return 0
    start, zone, period = rotation.from_, ZoneInfo(rotation.timezone), PERIODS[rotation.every]
    turn = (at.astimezone(zone).replace(tzinfo=None) - start) // period
    # In an hour that a clock change skips or repeats, the wall clock alone is one turn off.
    if at.timestamp() >= (start + (turn + 1) * period).replace(tzinfo=zone).timestamp():
        return turn + 1
    return turn if at.timestamp() >= (start + turn * period).replace(tzinfo=zone).timestamp() else turn - 1
