"""Answers to a role offer: yes, no, or none in time."""

from bot.domain import offer as rule
from bot.domain import place, refusal
from bot.domain.heard import Mark
from bot.domain.incident import Incident
from bot.domain.refusal import Refusal
from bot.domain.role import Offer, OfferState, Role
from bot.domain.timer import Timer
from bot.services.steps import holding, offering, which
from bot.services.turn import Turn
from bot.store import handoff
from bot.store import incident as incidents
from bot.store import place as places
from bot.store import role as roles
from bot.views import handoff as view
from bot.views.notice import sentence


class NotKnownYet(Exception):
    """A direct message that is not written down as sent: somebody may have answered within the same moment."""


def accepted(turn: Turn, offer_id: int, user: str) -> None:
    """The person takes the role they were offered. Saying it twice is quiet."""
    offer, incident, role = _read(turn, offer_id)
    standing = roles.offer(turn.session, role.offer_id)
    if not rule.accepts(offer, role, user, standing, turn.command):
        return
    holding.hold(turn, incident, role, user, offer)
    if offer.hand_off_from:
        _tell_of_hand_off(turn, incident, offer)


def passed(turn: Turn, offer_id: int, user: str) -> None:
    """The person passes; no reason is asked."""
    offer, incident, role = _read(turn, offer_id)
    if rule.passes(offer, role, user, turn.command):
        holding.move_on(turn, incident, offer, OfferState.PASSED)


def lapsed(turn: Turn, timer: Timer) -> None:
    """Nobody answered in time. An offer that Slack has not taken yet could not be answered: its time begins anew."""
    offer = roles.offer(turn.session, int(timer.key))
    incident = offer and incidents.get(turn.session, offer.incident_id)
    if not incident or not incident.active or offer.state != OfferState.OPEN:
        return
    if places.named(turn.session, place.offer(offer.id)) is None:
        offering.begin_anew(turn, offer)
    else:
        holding.move_on(turn, incident, offer, OfferState.LAPSED)


def offered_anew(turn: Turn, _free: Timer) -> None:
    """Somebody no longer holds a role: those that stand open in any incident are offered to whom they can be."""
    for number in roles.standing_open(turn.session):
        incident = incidents.get(turn.session, number)
        if incident.active:
            holding.offer_open(turn, incident)


def reacted(turn: Turn, mark: Mark) -> None:
    """A reaction on an offer's message answers it, and stays an answer when it is taken off again. What cannot be
    done is said by direct message, since a reaction has no answer of its own."""
    found = places.at(turn.session, mark.channel, mark.ts) if mark.on else None
    if found is None and mark.on and mark.channel.startswith("D"):
        raise NotKnownYet(mark.ts)
    offer_id = place.offer_of(found.name) if found else None
    if offer_id is None:
        return
    answer = accepted if rule.ANSWERS[mark.emoji] == OfferState.ACCEPTED else passed
    try:
        answer(turn, offer_id, mark.user)
    except Refusal as no:
        turn.say.post(mark.user, sentence(no.sentence))


def _read(turn: Turn, offer_id: int) -> tuple[Offer, Incident, Role]:
    offer = roles.offer(turn.session, offer_id)
    if offer is None:
        raise refusal.NotYourOffer(command=turn.command)
    incident = which.numbered(turn, offer.incident_id)
    return offer, incident, roles.get(turn.session, incident.id, offer.role)


def _tell_of_hand_off(turn: Turn, incident: Incident, offer: Offer) -> None:
    """The channel reads who holds the role from now on, with what is known and open; the one before is thanked."""
    card = handoff.read(turn.session, incident.id, offer.role, offer.hand_off_from, offer.note, turn.playbook)
    turn.say.post(place.room(incident.id), view.moved(incident, card, offer.person), incident_id=incident.id)
