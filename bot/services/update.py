"""Updates for the stakeholders: asked for in time, written by a form, snoozed or skipped."""

from datetime import datetime, timedelta

from bot.domain import place, refusal
from bot.domain.incident import Incident
from bot.domain.timer import Timer
from bot.domain.update import Update, draft
from bot.services.steps import update as clock
from bot.services.steps import which
from bot.services.steps.wording import suggest
from bot.services.turn import Turn
from bot.store import incident as incidents
from bot.store import place as places
from bot.store import role as roles
from bot.store import timer
from bot.store import update as updates
from bot.views import incident as sentences
from bot.views import update as view

SNOOZE = timedelta(minutes=15)


def form(turn: Turn, words: str, channel: str | None, user: str | None = None) -> dict:
    """The form for `/escalate update`, with a draft made of facts."""
    return _form(turn, which.meant(turn, words, channel, "update", user))


def form_of(turn: Turn, number: int) -> dict:
    """The same from a button."""
    return _form(turn, which.numbered(turn, number))


def _form(turn: Turn, incident: Incident) -> dict:
    if not incident.active:
        raise refusal.IncidentOver(reference=incident.reference, state=incident.state)
    fired = incidents.fired(turn.session, incident.id)
    decisions = [entry.text for entry in updates.last_decisions(turn.session, incident.id)]
    text = draft(sentences.asks(turn.playbook, fired), incident.opened_at, incident.signal, incident.state,
                 decisions)
    return view.form(incident, text, _channels(turn, incident), _next_due(turn, incident))


def said(turn: Turn, number: int, text: str) -> dict | None:
    """The form once more when the wording check has a suggestion; None when the text can go out."""
    found = suggest(turn.playbook, turn.languages, text)
    if not found:
        return None
    incident = which.numbered(turn, number)
    return view.form(incident, text, _channels(turn, incident), _next_due(turn, incident), found.blocks)


def write(turn: Turn, number: int, text: str) -> None:
    """Post the update to the stakeholders; the next one is due one rhythm from now."""
    incident = which.numbered(turn, number)
    turn.session.add(Update(incident_id=incident.id, at=turn.now, text=text))
    incident.active_at = turn.now
    due = clock.schedule(turn, incident, due=_next_due(turn, incident))
    for channel in _channels(turn, incident) or [incident.where]:
        turn.say.post(channel, view.update(incident, text, due), then="told_elsewhere",
                      incident_id=incident.id)
    if places.named(turn.session, place.asked(incident.id)):
        turn.say.update(place.asked(incident.id), view.written(incident, due), incident_id=incident.id)


def ask(turn: Turn, fallen_due: Timer) -> None:
    """A little before an update is due: comms is asked, once; without comms the commander, then the room."""
    incident = incidents.get(turn.session, fallen_due.incident_id)
    if not incident or not incident.active:
        return
    due = datetime.fromisoformat(fallen_due.facts["due"])
    held = roles.of_incident(turn.session, incident.id)
    holders = [held[name].holder for name in ("comms", "commander") if name in held and held[name].holder]
    turn.say.post(holders[0] if holders else place.room(incident.id),
                  view.ask(incident, due, turn.now, put_off=fallen_due.facts.get("put_off", False)),
                  keeps=place.asked(incident.id), replaces=f"ask for update {incident.id}", incident_id=incident.id)
    clock.schedule(turn, incident, due=max(due, turn.now) + clock.rhythm(turn, incident))


def snooze(turn: Turn, number: int, response_url: str | None) -> None:
    """Ask again a little later. That is written down."""
    incident = which.numbered(turn, number)
    until = turn.now + SNOOZE
    turn.session.add(Update(incident_id=incident.id, at=turn.now, snoozed_until=until))
    timer.put(turn.session, clock.ASK, until, incident_id=incident.id,
              because="the update that was put off is asked for again",
              facts={"due": until.isoformat(), "put_off": True})
    if response_url:
        turn.say.respond(response_url, view.snoozed(incident, until), replace=True)


def skip(turn: Turn, number: int, response_url: str | None) -> None:
    """Leave this one out. That is written down; the next one is due one rhythm from now."""
    incident = which.numbered(turn, number)
    turn.session.add(Update(incident_id=incident.id, at=turn.now, skipped=True))
    due = clock.schedule(turn, incident, due=_next_due(turn, incident))
    if response_url:
        turn.say.respond(response_url, view.skipped(incident, due), replace=True)


def _next_due(turn: Turn, incident: Incident) -> datetime:
    return turn.now + clock.rhythm(turn, incident)


def _channels(turn: Turn, incident: Incident) -> list[str]:
    """Where updates go; nothing leaves a drill or a private incident."""
    return [] if incident.drill or incident.private else list(turn.playbook.stakeholders)
