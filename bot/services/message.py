"""What people say where an incident runs: it counts as being there, it may belong to the log, it may call for a note."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain import place
from bot.domain.heard import Deleted, Edited, Mark, Said
from bot.domain.incident import Incident
from bot.domain.suggestion import names_of
from bot.domain.wording import Languages, Names
from bot.services.steps import card, decision, reading, wording
from bot.services.turn import Turn
from bot.store import call as calls
from bot.store import decision as decisions
from bot.store import inbox
from bot.store import incident as incidents
from bot.store import place as places

STIR = timedelta(minutes=1)  # the quiet clock counts hours: it is not set anew at every word


@dataclass(frozen=True)
class ToCheck:
    """A message whose wording is to be looked at, off the database's thread."""

    incident_id: int
    said: Said
    names: Names
    languages: Languages
    may_leave: bool  # whether a language model may be asked: the incident runs, and it is not private


def said(turn: Turn, heard: Said, delivery: str) -> ToCheck | None:
    """A message was written. A channel without an incident costs one indexed question; elsewhere each `delivery`
    is taken once."""
    incident = _taken(turn, heard.channel, heard.thread or heard.ts, delivery)
    if incident is None:
        return None
    if incident.active:
        calls.join(turn.session, incident.id, heard.user, turn.now)
        _stir(turn, incident, heard)
    _log(turn, incident, heard, None)
    return _to_check(turn, incident, heard)


def reacted(turn: Turn, mark: Mark) -> None:
    """Somebody put an emoji on a message where an incident runs: they are there. The bot's own marks do not count."""
    here = incidents.running_in(turn.session, mark.channel)
    incident = incidents.of_message(turn.session, here, mark.channel, mark.ts)
    if incident and incident.active and mark.user != turn.bot_user:
        calls.join(turn.session, incident.id, mark.user, turn.now)


def edited(turn: Turn, heard: Edited, delivery: str) -> ToCheck | None:
    """A message was changed; it may arrive before the message itself."""
    incident = _taken(turn, heard.said.channel, heard.said.thread or heard.said.ts, delivery)
    if incident is None:
        return None
    _log(turn, incident, heard.said, heard.before)
    return _to_check(turn, incident, heard.said) if heard.said.text != heard.before else None


def deleted(turn: Turn, heard: Deleted, delivery: str) -> None:
    """A message is gone: from the log too. The card and the log's own message are posted again."""
    here = incidents.running_in(turn.session, heard.channel)
    if not here:
        return
    inbox.take(turn.session, delivery, turn.now)
    decision.withdraw(turn, heard.channel, heard.ts)
    for incident in here:
        if incident.active and _stands_at(turn, place.card(incident.id), heard):
            card.repost(turn, incident.id)
        if _stands_at(turn, place.log(incident.id), heard):
            decision.repost_log(turn, incident)


def _taken(turn: Turn, channel: str, ts: str, delivery: str) -> Incident | None:
    """The incident a message belongs to. `ts` is the message's own, or its thread's."""
    here = incidents.running_in(turn.session, channel)
    if not here:
        return None
    inbox.take(turn.session, delivery, turn.now)
    incident = incidents.of_message(turn.session, here, channel, ts)
    for possible in [] if incident else here:  # beside an incident's thread its log is a message of its own
        reading.ask_if_new(turn, possible)
    return incident


def _stir(turn: Turn, incident: Incident, heard: Said) -> None:
    if heard.at - incident.active_at >= STIR:
        incident.active_at = heard.at
        turn.session.add(incident)


def _log(turn: Turn, incident: Incident, heard: Said, before: str | None) -> None:
    """A reply in the log's thread is taken down; whatever stands in the log already follows the edit."""
    standing = decisions.of_message(turn.session, heard.channel, heard.ts)
    if heard.thread and _is_log(turn, incident, heard):
        decision.reply(turn, incident, heard, before)
        standing = [entry for entry in standing if entry.timeline]
    elif heard.thread and all(entry.timeline for entry in standing):
        reading.ask_if_new(turn, incident)
    for entry in standing:
        decision.amend(turn, entry, heard, before)


def _is_log(turn: Turn, incident: Incident, heard: Said) -> bool:
    return any(place.is_log(name, incident.id) for name in places.names_at(turn.session, heard.channel, heard.thread))


def _stands_at(turn: Turn, name: str, heard: Deleted) -> bool:
    standing = places.named(turn.session, name)
    return standing is not None and (standing.channel, standing.ts) == (heard.channel, heard.ts)


def _to_check(turn: Turn, incident: Incident, heard: Said) -> ToCheck | None:
    if not wording.wanted(turn, incident, heard.user):
        return None
    return ToCheck(incident.id, heard, names_of(turn.playbook, turn.bot_user), turn.languages,
                   may_leave=incident.active and not incident.private)
