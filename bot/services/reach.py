"""Slack's answers to what was sent to people: somebody else takes the place of whom it could not reach."""

from bot.domain import place
from bot.domain.contact import KEPT_OUT
from bot.domain.incident import Incident
from bot.domain.role import OfferState
from bot.domain.words import Words
from bot.outbox.answer import Answer
from bot.outbox.message import Message
from bot.services.steps import offering, reaching
from bot.services.turn import Turn
from bot.store import call as calls
from bot.store import incident as incidents
from bot.store import role as roles
from bot.views import call as view

FINE = frozenset({"already_in_channel", "cant_invite_self"})  # per person: they are in
PAGE = 200  # members of a channel asked for at once


def offer_sent(turn: Turn, row: Message, answer: Answer) -> None:
    """Slack's answer to an offer's direct message. One that did not arrive moves on by itself."""
    offer = roles.offer(turn.session, row.facts["offer"])
    if not answer.ok and answer.error:
        incident = incidents.get(turn.session, offer.incident_id)
        reaching.unreached(turn, incident, offer.person, answer.error)
        turn.say.give_up(place.offer(offer.id))
    elif answer.ok:
        incident = incidents.get(turn.session, offer.incident_id)
        offering.arrived(turn, incident, offer, tuple(row.facts.get("also_called", ())))


def call_sent(turn: Turn, row: Message, answer: Answer) -> None:
    """Slack's answer to the direct message that calls somebody."""
    if not answer.ok and answer.error:
        incident = incidents.get(turn.session, row.incident_id)
        reaching.unreached(turn, incident, row.facts["person"], answer.error)


def invited(turn: Turn, row: Message, answer: Answer) -> None:
    """Slack's answer to an invitation. One bad name must not keep the others out: without a word on each person,
    the list is halved until the one is found."""
    users, incident = row.payload["users"], incidents.get(turn.session, row.incident_id)
    each = {one["user"]: one["error"] for one in answer.data.get("errors", []) if one.get("error") not in FINE}
    if not answer.ok and not each and answer.error in KEPT_OUT and len(users) == 1:
        each = {users[0]: answer.error}
    for person, error in each.items():
        _kept_out(turn, incident, person, error)
    if answer.ok or each or not incident.active:
        return
    if len(users) > 1 and answer.error in KEPT_OUT | {"already_in_channel", "too_many_users"}:
        for half in (users[:len(users) // 2], users[len(users) // 2:]):
            turn.say.invite(row.to, half, then="invited", incident_id=incident.id)
    else:
        _ask_who_is_there(turn, row, {"users": users, "error": answer.error})


def _ask_who_is_there(turn: Turn, row: Message, facts: dict, cursor: str | None = None) -> None:
    page = {"limit": PAGE} | ({"cursor": cursor} if cursor else {})
    turn.say.ask("conversations.members", row.to, "members_seen", page, facts=facts, incident_id=row.incident_id)


def members_seen(turn: Turn, row: Message, answer: Answer) -> None:
    """Slack's answer: who is in the channel need not be brought there, as in a team's channel with a thread. Whoever
    is missing is named to whoever leads."""
    incident, there = incidents.get(turn.session, row.incident_id), answer.data.get("members", [])
    facts = row.facts | {"users": [user for user in row.facts["users"] if user not in there]}
    cursor = answer.data.get("response_metadata", {}).get("next_cursor")
    if facts["users"] and cursor:
        _ask_who_is_there(turn, row, facts, cursor)
    elif facts["users"] and incident.active:
        reaching.tell_by_hand(turn, incident, view.not_invited(incident, facts["users"], facts["error"]))


def open_role_told(turn: Turn, row: Message, answer: Answer) -> None:
    """Slack's answer to the word that a role is open. Where the team's channel does not take it, the incident's does."""
    room = place.room(row.incident_id)
    if answer.ok or answer.error is None:
        return
    if row.to == room:
        turn.say.give_up(row.keeps)
    else:
        turn.say.post(room, Words(**row.payload), keeps=row.keeps, then="open_role_told", incident_id=row.incident_id)


def _kept_out(turn: Turn, incident: Incident, person: str, error: str) -> None:
    """This person cannot be brought into the channel: others come, or somebody is told."""
    wanted = calls.of_person(turn.session, incident.id, person) or [
        offer for offer in roles.open_offers(turn.session, incident.id) if offer.person == person]
    if wanted:
        reaching.unreached(turn, incident, person, error)
    elif incident.active and not _known(turn, incident, person):
        reaching.tell_by_hand(turn, incident, view.not_invited(incident, [person], error))


def _known(turn: Turn, incident: Incident, person: str) -> bool:
    """Whether it came to light before, by a direct message, that Slack cannot reach this person."""
    return any(person in call.unreached for call in calls.of_incident(turn.session, incident.id)) or any(
        offer.person == person and offer.state == OfferState.UNREACHED
        for offer in roles.offers(turn.session, incident.id))
