"""Waves: teams called by the clock or by the commander; people who say that they are there."""

from bot.domain import place, refusal
from bot.domain import wave as rule
from bot.domain.call import Call, CallState
from bot.domain.incident import Incident
from bot.domain.timer import Timer
from bot.services.steps import calling, commanding, which
from bot.services.turn import Turn
from bot.store import call as calls
from bot.store import card
from bot.store import incident as incidents
from bot.store import place as places
from bot.views import call as call_view
from bot.views import wave as view


def due(turn: Turn, due_timer: Timer) -> None:
    """A planned call's time has come."""
    found = calls.get(turn.session, int(due_timer.key))
    if found and found[1].active and found[0].state == CallState.PLANNED:
        calling.call_team(turn, found[1], found[0])


def named(turn: Turn, words: str, channel: str, user: str) -> dict:
    """The commander's page for `/escalate teams`."""
    return form(turn, which.meant(turn, words, channel, "teams", user).id, user)


def form(turn: Turn, number: int, user: str, note: str = "") -> dict:
    """The commander's page behind the card's Teams… button."""
    return view.form(card.read(turn.session, _command(turn, number, user).id, turn.playbook), turn.now, note)


def call_next(turn: Turn, number: int, user: str) -> None:
    """Call the teams of the next wave now."""
    incident = _command(turn, number, user)
    coming = rule.next_wave(calls.of_incident(turn.session, incident.id))
    if not coming:
        raise refusal.NothingToCall()
    for call in coming:
        calling.call_team(turn, incident, call)


def call_now(turn: Turn, number: int, user: str, team: str) -> None:
    """Call one team now: planned, skipped, or in no plan at all."""
    incident = _command(turn, number, user)
    if team not in turn.playbook.teams:
        raise refusal.TeamMissing()
    if not calling.add_team(turn, incident, team):
        raise refusal.CalledAlready(team=turn.playbook.teams[team].title)


def skip(turn: Turn, number: int, user: str, team: str) -> None:
    """Leave a planned team out; it can still be called, or put back."""
    incident = _command(turn, number, user)
    if call := _of_team(turn, incident, team, CallState.PLANNED):
        calling.skip(turn, incident, call)


def put_back(turn: Turn, number: int, user: str, team: str) -> None:
    """A skipped team takes its place in the plan again; PastItsTime where that would call it at once."""
    incident = _command(turn, number, user)
    if call := _of_team(turn, incident, team, CallState.SKIPPED):
        fired = incidents.fired(turn.session, incident.id)
        if not rule.would_wait(call, fired, turn.now):
            raise refusal.PastItsTime(team=call_view.plain_title(turn.playbook, team))
        calling.put_back(turn, incident, call)


def _of_team(turn: Turn, incident: Incident, team: str, state: CallState) -> Call | None:
    found = calls.of_incident(turn.session, incident.id)
    return next((call for call in found if call.team == team and call.state == state), None)


def here(turn: Turn, number: int, user: str, channel: str, ts: str) -> None:
    """Somebody called says that they are there; the message they pressed it on says so from then on."""
    incident = which.numbered(turn, number)
    calls.join(turn.session, incident.id, user, turn.now)
    for name in _pressed(turn, incident, user, channel, ts):
        turn.say.update(name, call_view.here(incident), needs=(place.room(incident.id),), incident_id=incident.id)


def _pressed(turn: Turn, incident: Incident, user: str, channel: str, ts: str) -> list[str]:
    """The message's name: where the press came before Slack's answer to the post, that of the call."""
    if message := places.at(turn.session, channel, ts):
        return [message.name]
    return [place.call(call.id, user) for call in calls.of_person(turn.session, incident.id, user)]


def _command(turn: Turn, number: int, user: str) -> Incident:
    """The incident, for what only the commander and the admins may do."""
    incident = which.numbered(turn, number)
    commanding.check(turn, incident, user)
    return incident
