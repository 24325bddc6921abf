"""Who can be asked: people, teams, who of a team is on call when, and which teams a role is offered to."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal, Protocol
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.domain.duration import Duration
from bot.domain.slack_id import ChannelId, Email, UserId
from bot.domain.value import Value

SERVICE_TEAM = "service-team"
"""In a role's `from`: the team that owns the service in trouble."""

COMMANDER, SCRIBE, COMMS = "commander", "scribe", "comms"
ROLES = (COMMANDER, SCRIBE, COMMS)
"""Every playbook has these three; it may have more."""

PERIODS = {"day": timedelta(days=1), "week": timedelta(weeks=1), "2 weeks": timedelta(weeks=2)}


class Person(Value):
    """Somebody on the roster, known to Slack by exactly one of id and e-mail address."""

    key: str
    slack: UserId | None = None
    email: Email | None = None

    @model_validator(mode="after")
    def _one_form(self) -> "Person":
        if (self.slack is None) == (self.email is None):
            found = "neither" if self.slack is None else "both"
            raise PydanticCustomError("person_form", "has {found} slack and email; expected one", {"found": found})
        return self


class Rotation(Value):
    """People who take turns. Without `every` it is a plain list and the first is always asked first."""

    people: Annotated[tuple[str, ...], Field(min_length=1)]
    every: Literal["day", "week", "2 weeks"] | None = None
    from_: Annotated[datetime | None, Field(alias="from")] = None
    """Local wall time, without an offset, at which the first person's first turn begins."""
    timezone: str = "UTC"

    @model_validator(mode="after")
    def _turns_have_a_start(self) -> "Rotation":
        if self.every and self.from_ is None:
            raise PydanticCustomError("rotation", "every needs a from; expected the first turn's start")
        return self


class Team(Value):
    key: str
    oncall: Rotation
    channel: ChannelId | None = None
    name: str | None = None
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


def _turn(rotation: Rotation, at: datetime) -> int:
    """Number of hand-overs up to `at`, counted on the wall clock; negative before the first turn."""
    if rotation.every is None or rotation.from_ is None:
        return 0
    start, zone, period = rotation.from_, ZoneInfo(rotation.timezone), PERIODS[rotation.every]
    turn = (at.astimezone(zone).replace(tzinfo=None) - start) // period
    # Where a clock change skips or repeats the hand-over's hour, the wall clock alone says one turn too many.
    begins = (start + turn * period).replace(tzinfo=zone)
    return turn - 1 if begins.timestamp() > at.timestamp() else turn
