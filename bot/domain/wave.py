"""Waves: which teams are pulled in together, and what each wave waits for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Protocol

from pydantic import Field

from bot.domain.call import Call, CallState
from bot.domain.duration import Delay
from bot.domain.value import Value

NEXT_WAVE_AFTER = timedelta(minutes=10)
"""A later wave that says neither `after` nor `when` follows the one before it by this much."""


class WaveRule(Value):
    teams: Annotated[tuple[str, ...], Field(min_length=1)]
    after: Delay | None = None
    """Time since the escalation."""
    when: str | None = None
    """Key of the threshold this wave waits for (WORRIED too)."""


class PlannedCall(Value):
    """One team in the plan: called at once, or after a while, or as soon as a threshold has fired."""

    team: str
    wave: int
    """Counted from 1."""
    after: timedelta | None = None
    """Time since the escalation; with `when`, time since that threshold fired. None: at once."""
    when: str | None = None
    """The threshold still waited for; None once it has fired."""

    @property
    def at_once(self) -> bool:
        return self.after is None and self.when is None


class Served(Protocol):
    """What `plan` needs to know of a service."""

    @property
    def team(self) -> str: ...
    @property
    def waves(self) -> tuple[WaveRule, ...]: ...


def plan(service: Served, fired: Collection[str], extra_teams: Iterable[str] = ()) -> tuple[PlannedCall, ...]:
    """Whom an escalation calls, wave by wave, no team twice.

    `fired` are threshold keys, `extra_teams` the teams whose expertise the responder misses: they go at once,
    with the first wave, also where a later wave would have called them. A service without waves calls its team.
    """
    calls: dict[str, PlannedCall] = {}
    for call in _preset(service, fired):
        calls.setdefault(call.team, call)
    calls |= {team: PlannedCall(team=team, wave=1) for team in extra_teams}
    return tuple(sorted(calls.values(), key=lambda call: call.wave))


def _preset(service: Served, fired: Collection[str]) -> Iterator[PlannedCall]:
    rules = service.waves or (WaveRule(teams=(service.team,)),)
    clock = -NEXT_WAVE_AFTER
    for number, rule in enumerate(rules, start=1):
        after = rule.after
        if rule.when is None:
            after = clock = clock + NEXT_WAVE_AFTER if after is None else after
        waits_for = None if rule.when in fired else rule.when
        for team in rule.teams:
            yield PlannedCall(team=team, wave=number, after=after or None, when=waits_for)


def next_wave(calls: Sequence[Call]) -> list[Call]:
    """The calls of the wave that comes next; empty when every wave is called or skipped."""
    planned = [call for call in calls if call.state == CallState.PLANNED]
    first = min((call.wave for call in planned), default=None)
    return [call for call in planned if call.wave == first]


def would_wait(call: Call, fired: Collection[str], now: datetime) -> bool:
    """Whether a call has something to wait for: its time is to come, or the threshold it waits for has not `fired`."""
    return call.when not in fired if call.when else bool(call.due_at and call.due_at > now)


def joins_wave(calls: Sequence[Call]) -> int:
    """The wave a team that was in no plan comes with: the one that was called last."""
    return max((call.wave for call in calls if call.state == CallState.CALLED), default=1)
