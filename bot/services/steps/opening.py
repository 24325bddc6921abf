"""Opening an incident, and adding a threshold to the one that is open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain import escalation as rules
from bot.domain import place, refusal
from bot.domain.escalation import Escalation
from bot.domain.incident import Firing, Incident, channel_name
from bot.domain.role import Role
from bot.domain.threshold import OBJECTIVE_AT_RISK
from bot.services.steps import calling, objective, offering, question, recurrence, update, which
from bot.store import incident as incidents
from bot.views import escalation as view
from bot.views.text import foreign

if TYPE_CHECKING:
    from bot.services.turn import Turn


@dataclass(frozen=True)
class Addition:
    """A threshold that fires later, in an incident that is open."""

    incident_id: int
    thresholds: tuple[str, ...]
    responder: str
    signal: str = ""
    expertise: tuple[str, ...] = ()
    response_url: str | None = None
    origin: str | None = None  # channel id, where it was said
    chosen: bool = False  # by a button: the answer takes the place of the message that asked


def open_incident(turn: "Turn", request: Escalation) -> Incident:
    """Open an incident and everything that goes with it; thank the responder privately."""
    _check(turn, request.service, request.thresholds)
    incident = _open(turn, request)
    fired = _fire(turn, incident, request.thresholds, "")
    if request.signal:
        question.first(turn, incident, "signal", request.signal)
    turn.say.open_channel([channel_name(incident, attempt) for attempt in range(5)], incident.private,
                          keeps=place.room(incident.id), then="channel_opened", incident_id=incident.id,
                          facts={"response_url": request.response_url})
    brought_in = _bring_in(turn, incident, fired, request.expertise)
    people = dict.fromkeys([request.responder, *incident.participants, *brought_in])
    turn.say.invite(place.room(incident.id), list(people), then="invited", incident_id=incident.id)
    if turn.playbook.announce and not incident.drill:
        turn.say.post(turn.playbook.announce,
                      view.announcement(incident, turn.playbook, fired),
                      keeps=place.announcement(incident.id),
                      needs=() if incident.private else (place.room(incident.id),),
                      then="told_elsewhere", incident_id=incident.id)
    _thank(turn, incident, fired, request)
    update.schedule(turn, incident)
    update.watch_quiet(turn, incident)
    objective.watch(turn, incident)
    recurrence.notice(turn, incident)
    return incident


def add_thresholds(turn: "Turn", addition: Addition) -> Incident:
    """More thresholds fired in an open incident: their teams are pulled in, the card shows them."""
    incident = _still_open(turn, addition.incident_id)
    _check(turn, None, addition.thresholds)
    new = fire_later(turn, incident, addition.thresholds, addition.signal, _known(turn, addition.expertise))
    turn.say.invite(place.room(incident.id), [addition.responder], incident_id=incident.id)
    if addition.response_url:
        here = addition.origin is not None and addition.origin == incident.channel
        turn.say.respond(addition.response_url, view.added(incident, turn.playbook, new, here=here),
                         replace=addition.chosen, wait=offering.CHANNEL_WAIT,
                         needs=(place.room(incident.id),),
                         spare=view.added(incident, turn.playbook, new, with_channel=False))
    return incident


def fire_later(turn: "Turn", incident: Incident, thresholds: tuple[str, ...], signal: str,
               expertise: tuple[str, ...] = ()) -> list[str]:
    """Thresholds fire in an incident that is open; returns those that had not fired in it before."""
    before = incidents.fired(turn.session, incident.id)
    new = [key for key in thresholds if key not in before]
    _fire(turn, incident, tuple(new), signal)
    if OBJECTIVE_AT_RISK in new:
        objective.rest(turn, incident)
    incident.severity = _more_severe(turn, incident.severity, tuple(new))
    incident.active_at = turn.now
    for call in calling.plan_calls(turn, incident, {*before, *new}, expertise):
        calling.call_team(turn, incident, call)
    update.schedule(turn, incident)
    if new or signal:
        turn.say.post(place.room(incident.id), view.fired_later(incident, turn.playbook, new, signal),
                      incident_id=incident.id)
    return new


def _thank(turn: "Turn", incident: Incident, fired: list[str], request: Escalation) -> None:
    """Thank privately, where it was typed; by direct message where that was no place."""
    words, spare = (view.thanks(incident, turn.playbook, fired, with_channel=there) for there in (True, False))
    manner = {"needs": (place.room(incident.id),), "wait": offering.CHANNEL_WAIT, "incident_id": incident.id, "spare": spare}
    if request.response_url:
        turn.say.respond(request.response_url, words, replace=request.chosen, then="answered",
                         facts={"user": request.responder}, **manner)
    else:
        turn.say.post(request.responder, words, **manner)


def _check(turn: "Turn", service: str | None, thresholds: tuple[str, ...]) -> None:
    if service is not None and service not in turn.playbook.services:
        raise refusal.UnknownService(service=foreign(service, 75),
                                     known=rules.nearest(service, turn.playbook))
    if not [key for key in thresholds if key in rules.choices(turn.playbook)]:
        raise refusal.NoThresholdTicked()


def _still_open(turn: "Turn", number: int) -> Incident:
    """The incident, locked. A form may have stood open until after its end: the
    threshold fired all the same."""
    incident = incidents.get(turn.session, number)
    if incident and not incident.active:
        raise refusal.OverMeanwhile(reference=incident.reference, state=incident.state, command=turn.command)
    return which.numbered(turn, number)


def _known(turn: "Turn", teams: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(team for team in teams if team in turn.playbook.teams)


def _open(turn: "Turn", request: Escalation) -> Incident:
    severity = request.severity if request.severity in turn.playbook.severities else None
    incident = Incident(
        service=request.service, severity=severity or turn.playbook.default_severity(request.thresholds),
        drill=request.drill, private=request.private, signal=request.signal, signal_link=request.signal_link,
        responder=request.responder, origin=request.origin, opened_at=turn.now, active_at=turn.now,
        participants=[*dict.fromkeys([request.responder, *request.participants])] if request.drill else [],
    )
    turn.session.add(incident)
    turn.session.flush()
    return incident


def _fire(turn: "Turn", incident: Incident, thresholds: tuple[str, ...], signal: str) -> list[str]:
    """Those of the thresholds that the playbook has, written down as fired."""
    known = [key for key in thresholds if key in rules.choices(turn.playbook)]
    turn.session.add_all(Firing(incident_id=incident.id, threshold=key, at=turn.now, signal=signal) for key in known)
    return known


def _bring_in(turn: "Turn", incident: Incident, fired: list[str], expertise: tuple[str, ...]) -> list[str]:
    """Call the teams due at once and offer the roles; returns Slack ids. Who is called is told last: somebody who is
    offered a role in the same breath has heard of both."""
    due = calling.plan_calls(turn, incident, set(fired), _known(turn, expertise))
    called: dict[str, list[str]] = {}
    for call in due:
        for person in calling.mark_called(turn, incident, call):
            called.setdefault(person, []).append(turn.playbook.teams[call.team].title)
    wanted = [Role(incident_id=incident.id, name=name) for name in turn.playbook.roles]
    offered = offering.offer_all(turn, incident, wanted, called)
    for call in due:
        calling.tell(turn, incident, call, but=frozenset(offered))
    return [*offered, *called]


def _more_severe(turn: "Turn", severity: str, new: tuple[str, ...]) -> str:
    order = list(turn.playbook.severities)
    preset = [turn.playbook.thresholds[key].severity for key in new if key in turn.playbook.thresholds]
    known = [key for key in [severity, *preset] if key in order]
    return min(known, key=order.index, default=severity)
