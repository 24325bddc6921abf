"""The open incidents as everybody may read of them."""

from typing import TYPE_CHECKING

from bot.domain import place
from bot.domain.incident import Incident
from bot.store import incident as incidents

if TYPE_CHECKING:
    from bot.services.turn import Turn


def for_all(turn: "Turn") -> list[tuple[Incident, list[str], bool]]:
    """Each with the thresholds that fired, and whether a place to run is still on its way. Private ones are known only
    in their own channel."""
    return [(incident, incidents.fired(turn.session, incident.id),
             incident.channel is None and turn.say.is_on_its_way(place.room(incident.id), place.card(incident.id)))
            for incident in incidents.all_open(turn.session) if not incident.private]
