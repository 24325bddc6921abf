"""When Slack cannot reach somebody: the offer moves on, the next of the team is called, a person is told."""

from typing import TYPE_CHECKING

from bot.domain.call import Call
from bot.domain.contact import GONE
from bot.domain.incident import Incident
from bot.domain.role import OfferState
from bot.services.steps import calling, commanding, holding
from bot.store import call as calls
from bot.store import contact
from bot.store import role as roles
from bot.views import call as view

if TYPE_CHECKING:
    from bot.domain.words import Words
    from bot.services.turn import Turn


def unreached(turn: "Turn", incident: Incident, person: str, error: str) -> None:
    """Slack refused to bring this person (Slack user id) in. Learning it twice changes nothing."""
    if error in GONE:
        contact.mark_gone(turn.session, person, turn.now)
        turn.forget_contacts()
    if not incident.active:
        return
    for offer in roles.open_offers(turn.session, incident.id):
        if offer.person == person:
            holding.move_on(turn, incident, offer, OfferState.UNREACHED)
    for call in calls.of_person(turn.session, incident.id, person):
        _call_next(turn, incident, call, person)


def _call_next(turn: "Turn", incident: Incident, call: Call, person: str) -> None:
    """The next on call comes in their place; whoever leads is told once what is left to do by hand."""
    call.unreached = [*call.unreached, person]
    found = calling.call_instead(turn, incident, call)
    tell_by_hand(turn, incident, view.not_reached(incident, call, turn.playbook, person, found))


def tell_by_hand(turn: "Turn", incident: Incident, words: "Words") -> None:
    """Tell the commander, or everybody in the incident where nobody holds the role."""
    to = commanding.commander(turn, incident) or incident.where
    turn.say.post(to, words, incident_id=incident.id)
