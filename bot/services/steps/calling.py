"""Calling a team into an incident."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.domain import place
from bot.domain.call import Call, CallState
from bot.domain.incident import Incident
from bot.domain.roster import on_call
from bot.domain.wave import PlannedCall, joins_wave, plan
from bot.services.steps.offering import CHANNEL_WAIT
from bot.store import call as calls
from bot.store import timer
from bot.views import call as view

if TYPE_CHECKING:
    from bot.services.turn import Turn

WAVE = "wave"  # timer kind: a planned call falls due


def plan_calls(turn: "Turn", incident: Incident, fired: set[str], extra_teams: tuple[str, ...] = ()) -> list[Call]:
    """Bring the incident's calls in line with what has fired (thresholds); return those that are
    due at once, not called yet.

    Teams already called or skipped stay as they are; one that had its time and is due now waits no longer.
    """
    service = turn.playbook.services.get(incident.service)
    if service is None:
        return []
    known = {call.team: call for call in calls.of_incident(turn.session, incident.id)}
    due, waiting = [], []
    for planned in plan(service, fired, extra_teams):
        call = known.get(planned.team)
        if call and call.state == CallState.SKIPPED and call.when:
            _planned(turn, incident, call, planned)  # what it would wait for, should it be put back
        elif call is None or (call.state == CallState.PLANNED and (call.when or planned.at_once)):
            (due if planned.at_once else waiting).append(_planned(turn, incident, call, planned))
    turn.session.flush()  # timers and remembered messages are named by the calls' ids
    for call in waiting:
        if call.due_at:
            _set_timer(turn, incident, call, new=call.team not in known)
    return due


def _planned(turn: "Turn", incident: Incident, call: Call | None, planned: PlannedCall) -> Call:
    call = call or Call(incident_id=incident.id, team=planned.team, wave=planned.wave)
    if not planned.at_once:  # one that had its time keeps it until it is called, and so is known to have a timer
        call.when = planned.when
        call.due_at = turn.now + planned.after if planned.after and not planned.when else None
    turn.session.add(call)
    return call


def _set_timer(turn: "Turn", incident: Incident, call: Call, new: bool = False) -> None:
    known = turn.playbook.teams.get(call.team)  # a playbook may drop a team meanwhile
    timer.put(turn.session, WAVE, call.due_at, incident_id=incident.id, key=str(call.id), new=new,
              because=f"wave {call.wave}: {known.title if known else call.team} "
                      f"{'would be' if incident.drill else 'is'} called")


def skip(turn: "Turn", incident: Incident, call: Call) -> None:
    """A planned call is left out, until it is put back or called."""
    call.state = CallState.SKIPPED
    turn.session.add(call)
    timer.cancel(turn.session, WAVE, incident.id, str(call.id))


def put_back(turn: "Turn", incident: Incident, call: Call) -> None:
    """A skipped call waits again for its time or its threshold."""
    call.state = CallState.PLANNED
    turn.session.add(call)
    if call.due_at:
        _set_timer(turn, incident, call)


def put_off(turn: "Turn", incident: Incident, length: timedelta) -> None:
    """Calls still to come fall due that much later, with timers of their own: theirs ended with the incident."""
    for call in calls.of_incident(turn.session, incident.id):
        if call.state != CallState.CALLED and call.due_at:
            call.due_at += length
            if call.state == CallState.PLANNED:
                _set_timer(turn, incident, call)


def mark_called(turn: "Turn", incident: Incident, call: Call) -> list[str]:
    """The team is called now; return the Slack ids of the people this brings in."""
    if call.due_at:
        timer.cancel(turn.session, WAVE, incident.id, str(call.id))
    call.state, call.called_at, call.due_at, call.when = CallState.CALLED, turn.now, None, None
    call.people = [] if incident.drill else _on_call(turn, call.team)
    turn.session.add(call)
    return call.people


def tell(turn: "Turn", incident: Incident, call: Call, but: frozenset[str] = frozenset()) -> None:
    """Tell the called people by direct message, except those who are told otherwise."""
    for person in call.people:
        if person not in but:
            _tell_one(turn, incident, call, person)


def _tell_one(turn: "Turn", incident: Incident, call: Call, person: str) -> None:
    words = partial(view.called, incident, call, turn.playbook,
                    there=person in calls.joined(turn.session, incident.id))
    turn.say.post(person, words(), keeps=place.call(call.id, person),
                  needs=(place.room(incident.id),), wait=CHANNEL_WAIT, spare=words(with_channel=False),
                  then="call_sent", facts={"person": person}, incident_id=incident.id)


def call_team(turn: "Turn", incident: Incident, call: Call) -> None:
    """Call a team into a running incident: invite and tell its people."""
    people = mark_called(turn, incident, call)
    if people:
        turn.say.invite(place.room(incident.id), people, then="invited", incident_id=incident.id)
        tell(turn, incident, call)


def add_team(turn: "Turn", incident: Incident, team: str) -> bool:
    """Call this team now, planned or not; False when it is called already."""
    known = calls.of_incident(turn.session, incident.id)
    call = next((call for call in known if call.team == team), None)
    if call and call.state == CallState.CALLED:
        return False
    call = call or Call(incident_id=incident.id, team=team, wave=joins_wave(known))
    turn.session.add(call)
    turn.session.flush()
    call_team(turn, incident, call)
    return True


def call_instead(turn: "Turn", incident: Incident, call: Call) -> str | None:
    """Call the next of the team who has not been called yet; their Slack id, or None
    when there is nobody left."""
    called = {*call.people, *call.unreached}
    call.people = [person for person in call.people if person not in call.unreached]
    turn.session.add(call)
    found = next((person for person in _reachable(turn, call.team) if person not in called), None)
    if found:
        call.people = [*call.people, found]
        turn.say.invite(place.room(incident.id), [found], then="invited", incident_id=incident.id)
        _tell_one(turn, incident, call, found)
    return found


def _on_call(turn: "Turn", team: str) -> list[str]:
    """Who of the team is called: the one on call now, or the next who can be reached."""
    return _reachable(turn, team)[:1]


def _reachable(turn: "Turn", team: str) -> list[str]:
    if team not in turn.playbook.teams:
        return []
    return turn.contacts.reachable(on_call(turn.playbook.teams[team], turn.now))
