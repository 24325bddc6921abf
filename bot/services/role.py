"""The roles of an incident: listed, taken, let go."""

from bot.domain import handoff, offer, place
from bot.domain.incident import Incident
from bot.domain.words import Words
from bot.services.steps import commanding, holding, which
from bot.services.turn import Turn
from bot.store import card
from bot.store import role as roles
from bot.views import offer as offer_view
from bot.views import role as view


def listed(turn: Turn, words: str, channel: str, user: str) -> Words:
    """The answer to `/escalate roles`."""
    return _listing(turn, which.meant(turn, words, channel, "roles", user), user)


def form(turn: Turn, number: int, user: str, note: str = "") -> dict:
    """The page behind the card's Roles… button."""
    facts = card.read(turn.session, which.numbered(turn, number).id, turn.playbook)
    return view.form(facts, user, commanding.is_admin(turn, user), note)


def take(turn: Turn, number: int, name: str, user: str, response_url: str | None, listing: bool) -> None:
    """Take a role that nobody holds. `listing`: the button stood in the private answer, which is then drawn anew."""
    incident, role = holding.read(turn, number, name)
    if offer.takes(role, user):
        standing = roles.offer(turn.session, role.offer_id)
        holding.hold(turn, incident, role, user, standing if standing and standing.person == user else None)
        turn.say.invite(place.room(incident.id), [user], then="invited", incident_id=incident.id)
    _answer(turn, incident, user, response_url, None if listing else view.yours(incident, name))


def step_back(turn: Turn, number: int, name: str, user: str, response_url: str | None, listing: bool) -> None:
    """Let a role go; it is offered to the next on the roster, or to the one it was being handed to."""
    incident, role = holding.read(turn, number, name)
    handoff.check_step_back(role, user)
    holding.let_go(turn, incident, role)
    if role.offer_id is None:
        holding.offer_on(turn, incident, role)
    _answer(turn, incident, user, response_url, None)


def take_back(turn: Turn, number: int, name: str, user: str, response_url: str | None, listing: bool) -> None:
    """Take back a hand-off that nobody has answered yet: the role stays with its holder."""
    incident, role = holding.read(turn, number, name)
    handoff.check_may_move(role, user, commanding.commander(turn, incident), commanding.is_admin(turn, user))
    holding.withdraw_all(turn, incident, name, offer_view.taken_back(incident, name, role.holder))
    role.offer_id = None
    _answer(turn, incident, user, response_url, None)


def _answer(turn: Turn, incident: Incident, user: str, response_url: str | None, words: Words | None) -> None:
    """Answer where the button stood; without words of its own the listing is drawn anew in its place."""
    if response_url:
        turn.say.respond(response_url, words or _listing(turn, incident, user), replace=words is None,
                         incident_id=incident.id)


def _listing(turn: Turn, incident: Incident, user: str) -> Words:
    facts = card.read(turn.session, incident.id, turn.playbook)
    return view.listing(facts, user, commanding.is_admin(turn, user))
