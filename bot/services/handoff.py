"""Handing a held role to another person."""

from bot.domain import handoff as rule
from bot.domain import place
from bot.services.steps import commanding, holding, offering, which
from bot.services.steps.wording import suggest
from bot.services.turn import Turn
from bot.store import handoff
from bot.views import handoff as view
from bot.views import offer as offer_view


def form(turn: Turn, number: int, name: str, user: str) -> dict:
    """The form that asks to whom the role goes; refused to those whose role it is not to give."""
    incident, role = holding.read(turn, number, name)
    rule.check_may_move(role, user, commanding.commander(turn, incident), commanding.is_admin(turn, user))
    return view.form(incident, name)


def said(turn: Turn, number: int, name: str, to: str | None, note: str) -> dict | None:
    """The form once more when the wording check has a suggestion for what the channel is to read."""
    found = suggest(turn.playbook, turn.languages, note)
    return found and view.form(which.numbered(turn, number), name, to, note, found.blocks)


def sent(turn: Turn, number: int, name: str, user: str, to: str | None, note: str) -> dict:
    """Offer the role to `to` (Slack user id), with its card. It stays with its holder until they accept."""
    incident, role = holding.read(turn, number, name)
    rule.check_may_move(role, user, commanding.commander(turn, incident), commanding.is_admin(turn, user))
    rule.check_receiver(role, to)
    holding.withdraw_all(turn, incident, name, offer_view.given_otherwise(incident, name))
    card = handoff.read(turn.session, incident.id, name, role.holder, note, turn.playbook)
    offering.offer_to(turn, incident, role, to, card)
    turn.say.invite(place.room(incident.id), [to], then="invited", incident_id=incident.id)
    return view.offered(incident, name, to)
