"""A service's objective: the commander is told at half of it, and its threshold fires by itself."""

from bot.domain import place
from bot.domain.incident import Incident, State
from bot.domain.objective import used_up_at
from bot.domain.roster import COMMANDER
from bot.domain.threshold import OBJECTIVE_AT_RISK
from bot.domain.timer import Timer
from bot.services.steps.objective import to_fire
from bot.services.steps.opening import fire_later
from bot.services.turn import Turn
from bot.store import incident as incidents
from bot.store import role as roles
from bot.views import objective as view


def half_used(turn: Turn, fallen_due: Timer) -> None:
    """Tell the commander alone when the threshold will be true; nobody else is troubled."""
    incident = _running(turn, fallen_due)
    command = incident and roles.of_incident(turn.session, incident.id).get(COMMANDER)
    if command and command.holder:
        objective = turn.playbook.services[incident.service].objective
        ask, at = turn.playbook.thresholds[OBJECTIVE_AT_RISK].ask, used_up_at(objective, incident.opened_at)
        turn.say.post(command.holder, view.half_used(incident, ask, at),
                      needs=(place.room(incident.id),), incident_id=incident.id)


def used_up(turn: Turn, fallen_due: Timer) -> None:
    """The threshold is true: it fires by itself, and its teams are pulled in."""
    incident = _running(turn, fallen_due)
    if incident:
        allowed = turn.playbook.services[incident.service].objective.allowed
        fire_later(turn, incident, (OBJECTIVE_AT_RISK,), view.signal(incident, allowed))


def _running(turn: Turn, fallen_due: Timer) -> Incident | None:
    """The incident, while it hurts and its threshold is still to fire."""
    incident = incidents.get(turn.session, fallen_due.incident_id)
    service = incident and turn.playbook.services.get(incident.service)
    if not service or service.objective is None or incident.state != State.OPEN:
        return None
    return incident if to_fire(turn, incident) else None
