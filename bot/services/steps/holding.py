"""Who holds a role: taking it, letting it go, and what becomes of the offers around it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain import place, refusal
from bot.domain.incident import Incident
from bot.domain.role import Offer, OfferState, Role
from bot.services.steps import offering, which
from bot.store import call as calls
from bot.store import place as places
from bot.store import role as roles
from bot.store import timer
from bot.views import handoff as handoff_view
from bot.views import offer as view

if TYPE_CHECKING:
    from bot.domain.words import Words
    from bot.services.turn import Turn

FREE = "somebody_free"  # timer kind: roles that stand open are offered anew
FINDS_ITS_MESSAGE = timedelta(hours=1)  # an edit of a message Slack never took is dropped then


def read(turn: "Turn", number: int, name: str) -> tuple[Incident, Role]:
    """The incident of this number, locked, and one of its roles; refused when either is not to be had."""
    incident = which.numbered(turn, number)
    role = roles.get(turn.session, incident.id, name)
    if role is None:
        raise refusal.NoSuchRole(role=name)
    return incident, role


def hold(turn: "Turn", incident: Incident, role: Role, person: str, accepted: Offer | None = None) -> None:
    """The role is this person's from now on; every other offer of it is withdrawn."""
    if accepted:
        _settle(turn, accepted, OfferState.ACCEPTED)
        show(turn, incident, accepted, view.held(incident, role.name), there=True)
    withdraw_all(turn, incident, role.name, view.held_by(incident, role.name, person))
    if role.exhausted:
        _edit_open_role(turn, incident, role, view.no_longer_open(incident, role.name, person))
    let_go(turn, incident, role)
    role.holder, role.since, role.offer_id, role.exhausted = person, turn.now, None, False
    turn.session.add(role)
    calls.join(turn.session, incident.id, person, turn.now)


def move_on(turn: "Turn", incident: Incident, offer: Offer, state: OfferState) -> None:
    """An offer ended without a yes: a role in somebody's hands stays there, else the
    next on the roster is asked."""
    role = roles.get(turn.session, incident.id, offer.role)
    _settle(turn, offer, state)
    role.offer_id = None
    turn.session.add(role)
    if role.holder:
        turn.say.post(role.holder, handoff_view.stays(incident, offer), incident_id=incident.id)
        after = view.stays_with(role.holder)
    else:
        after = view.NEXT if offer_on(turn, incident, role) else view.STANDS_OPEN
    show(turn, incident, offer, view.moved_on(incident, offer, after))


def offer_on(turn: "Turn", incident: Incident, *wanted: Role) -> bool:
    """Offer these roles to the next on the roster, and bring them in; False when the lists have run out."""
    people = list(dict.fromkeys(offering.offer_all(turn, incident, wanted, called={})))
    if people:
        turn.say.invite(place.room(incident.id), people, then="invited", incident_id=incident.id)
    return bool(people)


def offer_open(turn: "Turn", incident: Incident) -> None:
    """Offer every role that nobody holds or is offered."""
    standing = roles.of_incident(turn.session, incident.id)
    known = [standing[name] for name in turn.playbook.roles if name in standing]
    offer_on(turn, incident, *(role for role in known if role.holder is None and role.offer_id is None))


def let_go(turn: "Turn", incident: Incident, role: Role) -> None:
    """The one who holds the role, if anybody does, holds it no longer, and has a hand free."""
    roles.end_term(turn.session, role, turn.now)
    if role.holder:
        _somebody_is_free(turn, incident)
    role.holder, role.since = None, None


def _somebody_is_free(turn: "Turn", incident: Incident) -> None:
    """Roles that stand open elsewhere are offered anew, in a turn of its own: this one has locked its own incident. A
    timer that waits for the same already is not moved: whoever carries it out may wait for that incident. So there may
    be two, and the second finds nothing to offer."""
    if not incident.drill:
        timer.put(turn.session, FREE, turn.now, incident_id=None, new=True)


def withdraw_all(turn: "Turn", incident: Incident, role: str, sentence: str) -> None:
    """Nobody is asked for this role any more, and the sentence says why."""
    for offer in roles.open_offers(turn.session, incident.id):
        if offer.role == role:
            withdraw(turn, incident, offer, sentence)


def withdraw(turn: "Turn", incident: Incident, offer: Offer, sentence: str) -> None:
    """Nothing is asked of this person any more, and the sentence says why."""
    _settle(turn, offer, OfferState.WITHDRAWN)
    show(turn, incident, offer, sentence)


def end(turn: "Turn", incident: Incident) -> None:
    """The incident is over: open offers and open roles are no longer to be had."""
    for offer in roles.open_offers(turn.session, incident.id):
        withdraw(turn, incident, offer, view.over(incident, offer.role))
    for role in roles.of_incident(turn.session, incident.id).values():
        if role.exhausted:
            _edit_open_role(turn, incident, role, view.no_longer_needed(incident, role.name))
        role.offer_id, role.exhausted = None, False
        turn.session.add(role)
    _somebody_is_free(turn, incident)


def _edit_open_role(turn: "Turn", incident: Incident, role: Role, words: "Words") -> None:
    """Edit the message that says the role is open, where Slack has taken it or soon will."""
    turn.say.update(place.open_role(incident.id, role.name), words, expires_at=turn.now + FINDS_ITS_MESSAGE,
                    incident_id=incident.id)


def show(turn: "Turn", incident: Incident, offer: Offer, sentence: str, there: bool = False) -> None:
    """Edit an offer's message to what happened; what else it brought the person in for stays."""
    called = calls.of_person(turn.session, incident.id, offer.person) if incident.active else []
    teams = [turn.playbook.teams[call.team].title for call in called if call.team in turn.playbook.teams]
    there = there or offer.person in calls.joined(turn.session, incident.id)
    room = place.room(incident.id)
    in_room = places.named(turn.session, room) is not None
    turn.say.update(place.offer(offer.id),
                    view.settled(incident, sentence, teams, there=there, in_room=in_room),
                    needs=(room,) if in_room else (), incident_id=incident.id)


def _settle(turn: "Turn", offer: Offer, state: OfferState) -> None:
    timer.cancel(turn.session, offering.LAPSE, offer.incident_id, str(offer.id))
    offer.state = state
    turn.session.add(offer)
