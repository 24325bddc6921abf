"""What a valid playbook may still be told: where it is heavy, and where an escalation would find nobody."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.config.reading import reading_minutes
from bot.domain.playbook import Playbook
from bot.domain.roster import SERVICE_TEAM, candidates
from bot.domain.suggestion import names_of
from bot.domain.threshold import OBJECTIVE_AT_RISK
from bot.domain.wording import Languages, find

MOST_MINUTES, MOST_THRESHOLDS, MOST_ROLES = 2, 6, 5


def warnings(playbook: Playbook, now: datetime) -> Iterator[str]:
    """A line each; `now` is aware."""
    yield from _heavy(playbook)
    if playbook.announce is None:
        yield "no announce channel is set, so nobody outside the incident's channel hears of it"
    if OBJECTIVE_AT_RISK not in playbook.thresholds and any(s.objective for s in playbook.services.values()):
        yield f"objectives are set, and there is no threshold {OBJECTIVE_AT_RISK} that could fire by itself"
    yield from _lonely(playbook, now)
    yield from _not_begun(playbook, now)
    yield from _without_zone(playbook)


def _heavy(playbook: Playbook) -> Iterator[str]:
    minutes = reading_minutes(playbook)
    if minutes > MOST_MINUTES:
        yield f"reading it takes {minutes:.1f} minutes; {MOST_MINUTES} are what somebody has at night"
    for entries, most, word in (
        (playbook.thresholds, MOST_THRESHOLDS, "thresholds"),
        (playbook.roles, MOST_ROLES, "roles"),
    ):
        if len(entries) > most:
            yield f"{len(entries)} {word}; past {most} they are no longer read"


def _lonely(playbook: Playbook, now: datetime) -> Iterator[str]:
    for key, role in playbook.roles.items():
        varies = SERVICE_TEAM in role.from_
        for service in playbook.services if varies else list(playbook.services)[:1]:
            who = candidates(playbook, key, service, now)
            if len(who) == 1:
                where = f" for {service}" if varies else ""
                yield f"the role {key}{where} is offered to {who[0]} alone; an unanswered offer has nowhere to go"


def _not_begun(playbook: Playbook, now: datetime) -> Iterator[str]:
    for team in playbook.teams.values():
        rotation = team.oncall
        if rotation.from_ and rotation.from_.replace(tzinfo=ZoneInfo(rotation.timezone)) > now:
            yield f"the rotation of {team.title} begins on {rotation.from_:%Y-%m-%d}; until then {rotation.people[0]}"


def _without_zone(playbook: Playbook) -> Iterator[str]:
    for team in playbook.teams.values():
        if team.oncall.every and "timezone" not in team.oncall.model_fields_set:
            yield f"the rotation of {team.title} names no timezone: its people take turns at {team.oncall.from_:%H:%M} UTC"


def heard(playbook: Playbook, languages: Languages) -> Iterator[str]:
    """What the wording check says to the playbook itself: its language, and sentences that blame."""
    if playbook.language and playbook.language not in languages.known:
        known = ", ".join(languages.known)
        yield f'no language file speaks "{playbook.language}", so each message is read as what it looks like ({known})'
    for threshold in playbook.thresholds.values():
        if find(threshold.ask, names_of(playbook), languages):
            yield f'the threshold {threshold.key} reads as blame: "{threshold.ask}"; a sentence about the system is ticked sooner'
