"""The clock a service's objective sets."""

from typing import TYPE_CHECKING

from bot.domain.incident import Incident
from bot.domain.objective import FOR_THE_COMMANDER, HALF, USED, half_used_at, used_up_at
from bot.domain.threshold import OBJECTIVE_AT_RISK
from bot.store import incident as incidents
from bot.store import timer

if TYPE_CHECKING:
    from bot.services.turn import Turn


def watch(turn: "Turn", incident: Incident) -> None:
    """Set the clock, where the service has an objective and the playbook the threshold for it. What lies
    behind an incident that is taken up again is not made up for."""
    service = turn.playbook.services.get(incident.service)
    if service is None or service.objective is None or incident.drill or not to_fire(turn, incident):
        return
    half, used = (at(service.objective, incident.opened_at) for at in (half_used_at, used_up_at))
    if half > turn.now:
        timer.put(turn.session, HALF, half, incident_id=incident.id,
                  because="half of what the objective allows is used: the commander is told")
    if used > turn.now:
        timer.put(turn.session, USED, used, incident_id=incident.id,
                  because="what the objective allows is used up, and its threshold fires by itself")


def rest(turn: "Turn", incident: Incident) -> None:
    """Nothing hurts now, and the clock stands."""
    for kind in FOR_THE_COMMANDER:
        timer.cancel(turn.session, kind, incident.id)


def to_fire(turn: "Turn", incident: Incident) -> bool:
    """Whether the playbook has the threshold and it has not fired in this incident yet."""
    return OBJECTIVE_AT_RISK in turn.playbook.thresholds and OBJECTIVE_AT_RISK not in incidents.fired(turn.session, incident.id)
