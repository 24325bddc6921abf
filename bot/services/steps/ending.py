"""What ends with an incident: timers, offers that are out, the announcement's present tense."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain import place, refusal
from bot.domain.incident import Incident
from bot.services.steps import calling, commanding, holding, objective, update
from bot.store import incident as incidents
from bot.store import place as places
from bot.store import timer
from bot.views import ending as view
from bot.views import escalation as escalation_view
from bot.views.text import person

if TYPE_CHECKING:
    from bot.domain.words import Words
    from bot.services.turn import Turn


def check_may_close(turn: "Turn", incident: Incident, user: str) -> None:
    """Closing belongs to the commander or an admin of the playbook; where nobody holds command, to anyone."""
    holder = commanding.commander(turn, incident)
    if holder not in (None, user) and not commanding.is_admin(turn, user):
        raise refusal.ForTheCommander(reference=incident.reference, commander=person(holder))


def wind_up(turn: "Turn", incident: Incident) -> None:
    """Nothing fires any more, no offer stays open, and whoever reads the announcement
    sees that it is over."""
    timer.cancel_all(turn.session, incident.id)
    holding.end(turn, incident)
    _announce(turn, incident, view.announcement(incident))


def take_up(turn: "Turn", incident: Incident, rested: timedelta) -> None:
    """All of it the other way round: clocks run, roles nobody holds are offered, teams not called yet are planned.
    `rested` is how long the incident was over; what it waited for is that much later."""
    update.schedule(turn, incident)
    update.watch_quiet(turn, incident)
    objective.watch(turn, incident)
    calling.put_off(turn, incident, rested)
    holding.offer_open(turn, incident)
    fired = incidents.fired(turn.session, incident.id)
    _announce(turn, incident, escalation_view.announcement(incident, turn.playbook, fired))


def _announce(turn: "Turn", incident: Incident, words: "Words") -> None:
    if places.named(turn.session, place.announcement(incident.id)):
        needs = () if incident.private else (place.room(incident.id),)
        turn.say.update(place.announcement(incident.id), words, needs=needs, incident_id=incident.id)
