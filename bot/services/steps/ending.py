"""What ends with an incident: timers, offers that are out, the announcement's present tense."""

from typing import TYPE_CHECKING

from bot.domain import place, refusal
from bot.domain.incident import Incident
from bot.services.steps import commanding, holding
from bot.store import place as places
from bot.store import timer
from bot.views import ending as view
from bot.views.text import person

if TYPE_CHECKING:
    from bot.services.turn import Turn


def check_may_close(turn: "Turn", incident: Incident, user: str) -> None:
    """Closing belongs to the commander or an admin of the playbook; where nobody holds command, to anyone."""
    holder = commanding.commander(turn, incident)
    if holder not in (None, user) and not commanding.is_admin(turn, user):
        raise refusal.ForTheCommander(reference=incident.reference, commander=person(holder))


def wind_up(turn: "Turn", incident: Incident) -> None:
    """Nothing fires any more, no offer stays open, and whoever reads the announcement sees that it is over."""
    timer.cancel_all(turn.session, incident.id)
    holding.end(turn, incident)
    if places.named(turn.session, place.announcement(incident.id)):
        turn.say.update(place.announcement(incident.id), view.announcement(incident), needs=(place.room(incident.id),),
                        incident_id=incident.id)
