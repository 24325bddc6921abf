"""How an incident ends: mitigated, closed, stood down; and taken up again."""

from datetime import datetime

from bot.domain import refusal
from bot.domain.incident import Incident, State
from bot.domain.words import Words
from bot.services.steps import ending as steps
from bot.services.steps import objective, review, which
from bot.services.steps.wording import suggest
from bot.services.turn import Turn
from bot.store import incident as incidents
from bot.store import role as roles
from bot.store import update as updates
from bot.views import ending as view
from bot.views.text import plain_day_clock


def mitigate(turn: Turn, number: int, user: str) -> None:
    """The effect has stopped; the incident stays open until it is closed."""
    incident = which.numbered(turn, number)
    steps.check_may_close(turn, incident, user)
    if incident.state == State.OPEN:
        incident.state, incident.mitigated_at, incident.active_at = State.MITIGATED, turn.now, turn.now
        objective.rest(turn, incident)


def mitigated(turn: Turn, words: str, channel: str, user: str) -> Words:
    """The same for `/escalate mitigated`; the answer says that it stays open."""
    incident = which.meant(turn, words, channel, "mitigated", user)
    mitigate(turn, incident.id, user)
    return view.mitigated(incident, turn.command)


def not_mitigated(turn: Turn, number: int, user: str) -> None:
    """The effect is back, or had not stopped."""
    incident = which.numbered(turn, number)
    steps.check_may_close(turn, incident, user)
    if incident.state == State.MITIGATED:
        incidents.keep_end(turn.session, incident, turn.now)
        incident.state, incident.mitigated_at, incident.active_at = State.OPEN, None, turn.now
        objective.watch(turn, incident)


def form(turn: Turn, words: str, channel: str, user: str) -> dict:
    """The closing form for `/escalate close`."""
    return _form(turn, which.meant(turn, words, channel, "close", user), user)


def form_of(turn: Turn, number: int, user: str) -> dict:
    """The same from a button."""
    return _form(turn, which.numbered(turn, number), user)


def _form(turn: Turn, incident: Incident, user: str) -> dict:
    _refuse_ended(incident)
    steps.check_may_close(turn, incident, user)
    return view.form(incident, incident.mitigated_at or turn.now, incident.ended_by)


def said(turn: Turn, number: int, _user: str, mitigated_at: datetime, ended_by: str) -> dict | None:
    """The form once more when the wording check has a suggestion for what ended it;
    None when it can be said."""
    found = suggest(turn.playbook, turn.languages, ended_by)
    return found and view.form(which.numbered(turn, number), mitigated_at, ended_by, found.blocks)


def close(turn: Turn, number: int, user: str, mitigated_at: datetime, ended_by: str) -> None:
    """Close with two facts, then ask for the review. `mitigated_at` is UTC."""
    incident = which.numbered(turn, number)
    steps.check_may_close(turn, incident, user)
    if not incident.opened_at.replace(second=0, microsecond=0) <= mitigated_at <= turn.now:
        raise refusal.TimeOutside(opened=plain_day_clock(incident.opened_at))
    incident.state, incident.closed_at, incident.mitigated_at = State.CLOSED, turn.now, mitigated_at
    incident.ended_by = ended_by
    steps.wind_up(turn, incident)
    _tell_stakeholders(turn, incident, view.over(incident))
    review.ask(turn, incident)


def stand_down(turn: Turn, words: str, channel: str, response_url: str, user: str | None = None) -> None:
    """End it because nothing more is needed. As easy as escalating, with the same thanks."""
    incident = which.meant(turn, words, channel, "stand-down", user)
    _stand_down(turn, incident)
    if channel != incident.channel:
        turn.say.respond(response_url, view.noted(incident))


def stand_down_of(turn: Turn, number: int) -> None:
    """The same from a button."""
    _stand_down(turn, which.numbered(turn, number))


def _stand_down(turn: Turn, incident: Incident) -> None:
    _refuse_ended(incident)
    incident.state, incident.closed_at = State.STOOD_DOWN, turn.now
    steps.wind_up(turn, incident)
    _tell_stakeholders(turn, incident, view.over(incident))
    turn.say.post(incident.where, view.stood_down(incident), incident_id=incident.id)
    review.follow(turn, incident)


def reopen(turn: Turn, number: int) -> None:
    """Take an ended incident up again: log, roles and thresholds are as they were,
    and what it waited for goes on."""
    incident = incidents.get(turn.session, number)
    if incident is None or incident.active:
        return
    rested = turn.now - incident.closed_at
    incidents.keep_end(turn.session, incident, turn.now)
    incident.state, incident.closed_at, incident.active_at = State.OPEN, None, turn.now
    incident.mitigated_at, incident.ended_by = None, ""
    review.rest(turn, incident)
    _tell_holders(turn, incident)
    _tell_stakeholders(turn, incident, view.goes_on(incident))
    steps.take_up(turn, incident, rested)


def _tell_holders(turn: Turn, incident: Incident) -> None:
    """The room reads who holds which role again; each of them is told, since days may lie between."""
    held = {name: role.holder for name, role in roles.of_incident(turn.session, incident.id).items() if role.holder}
    turn.say.post(incident.where, view.reopened(incident, held), incident_id=incident.id)
    for holder in dict.fromkeys(held.values()):
        theirs = [name for name in held if held[name] == holder]
        turn.say.post(holder, view.holds_again(incident, theirs), incident_id=incident.id)


def _refuse_ended(incident: Incident) -> None:
    if not incident.active:
        raise refusal.IncidentOver(reference=incident.reference, state=incident.state)


def _tell_stakeholders(turn: Turn, incident: Incident, words: Words) -> None:
    """Whoever was told to expect an update hears that it is over, and that it is not over after all."""
    told = any(update.text for update in updates.of_incident(turn.session, incident.id))
    if told and not incident.drill and not incident.private:
        for channel in turn.playbook.stakeholders:
            turn.say.post(channel, words, incident_id=incident.id)
