"""The same service and threshold again and again: said when the third opens."""

from typing import TYPE_CHECKING

from bot.domain import place
from bot.domain.calibration import OFTEN, WITHIN
from bot.domain.incident import Incident
from bot.store import calibration
from bot.store import incident as incidents
from bot.views import calibration as view

if TYPE_CHECKING:
    from bot.services.turn import Turn


def notice(turn: "Turn", incident: Incident) -> None:
    """Below the most severe severity, the third in thirty days asks the owning team for one review of the pattern."""
    below = list(turn.playbook.severities)[1:]
    if incident.drill or incident.private or incident.severity not in below:
        return
    owner = turn.playbook.team_of(incident.service)
    channel = (turn.playbook.teams[owner].channel if owner else None) or place.room(incident.id)
    for firing in incidents.firings(turn.session, incident.id):
        alike = calibration.fired_since(turn.session, incident.service, firing.threshold, turn.now - WITHIN, below)
        if len(alike) == OFTEN:
            turn.say.post(channel, view.recurring(alike, firing.threshold, turn.playbook, turn.command),
                          needs=(place.room(incident.id),), incident_id=incident.id)
