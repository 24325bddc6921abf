"""Offering a role to the next person on the roster."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.domain import offer as rule
from bot.domain import place
from bot.domain.handoff import HandOff
from bot.domain.incident import Incident
from bot.domain.role import Offer, OfferState, Role
from bot.domain.roster import SERVICE_TEAM, candidates
from bot.store import place as places
from bot.store import role as roles
from bot.store import timer
from bot.views import offer as view

if TYPE_CHECKING:
    from bot.services.turn import Turn

CHANNEL_WAIT = timedelta(seconds=3)  # people are told without the channel when it takes longer than this
ANSWER_WITHIN = timedelta(minutes=5)  # for a role the playbook has dropped meanwhile
LAPSE = "offer_lapses"  # timer kind


def offer_next(turn: "Turn", incident: Incident, role: Role, also_called: tuple[str, ...] = ()) -> Offer | None:
    """Offer the role to the next person, or say once that the list has run out.

    `also_called` are titles of the teams this person is called for in the same breath.
    """
    person = preview(turn, incident, role)
    if person is None:
        _exhausted(turn, incident, role)
        return None
    return offer_to(turn, incident, role, person, also_called=also_called)


def offer_to(turn: "Turn", incident: Incident, role: Role, person: str, *, also_called: tuple[str, ...] = (),
             hand_off: HandOff | None = None) -> Offer:
    """Offer the role to this person (Slack user id); for a hand-off, with its card."""
    rule = turn.playbook.roles.get(role.name)
    lapses_at = turn.now + (rule.answer_within if rule else ANSWER_WITHIN)
    offer = Offer(incident_id=incident.id, role=role.name, person=person, offered_at=turn.now, lapses_at=lapses_at,
                  hand_off_from=hand_off and hand_off.holder, note=hand_off.note if hand_off else "")
    turn.session.add(offer)
    turn.session.flush()
    role.offer_id = offer.id
    turn.session.add(role)
    timer.put(turn.session, LAPSE, lapses_at, incident_id=incident.id, key=str(offer.id),
              because=f"{role.name}: " + ("the hand-off ends" if hand_off else "the offer moves on") + " if it is not answered")
    words = partial(view.offer, incident, offer, turn.playbook, also_called, hand_off=hand_off)
    turn.say.post(person, words(), keeps=place.offer(offer.id), needs=(place.room(incident.id),), wait=CHANNEL_WAIT,
                  spare=words(with_channel=False),
                  then="offer_sent", facts={"offer": offer.id}, incident_id=incident.id)
    return offer


def preview(turn: "Turn", incident: Incident, role: Role) -> str | None:
    """To whom the role would be offered now (Slack user id). Somebody who let it go is not asked again."""
    made = roles.offers(turn.session, incident.id)
    held = {row.holder for row in roles.of_incident(turn.session, incident.id).values() if row.holder}
    return rule.next_person(
        _candidates(turn, incident, role.name),
        asked=_asked(made, role) | roles.let_go(turn.session, incident.id, role.name),
        engaged=held | {offer.person for offer in made if offer.state == OfferState.OPEN},
        busy=set() if incident.drill else roles.busy(turn.session, besides=incident.id),
    )


def _asked(made: list[Offer], role: Role) -> set[str | None]:
    """Who had this role offered; an offer that was withdrawn from somebody can be made to them again."""
    return {role.holder, *(one.person for one in made if one.role == role.name and one.state != OfferState.WITHDRAWN)}


def _candidates(turn: "Turn", incident: Incident, role: str) -> list[str]:
    """Slack ids in roster order; in a drill only those who take part."""
    if incident.drill:
        return list(incident.participants)
    if role not in turn.playbook.roles:
        return []
    return turn.contacts.reachable(candidates(turn.playbook, role, incident.service, turn.now))


def _exhausted(turn: "Turn", incident: Incident, role: Role) -> None:
    """The list has run out: the card shows the role as open, and the team's channel is told once. A room that
    is being opened gets the card, and few messages."""
    told = role.exhausted
    role.offer_id, role.exhausted = None, True
    turn.session.add(role)
    where = _where_to_tell(turn, incident, role.name)
    opening = where == place.room(incident.id) and not places.named(turn.session, where)
    if not told and not opening:
        turn.say.post(where, view.open_role(incident, role.name), keeps=place.open_role(incident.id, role.name),
                      needs=(place.room(incident.id),), then="open_role_told", incident_id=incident.id)


def _where_to_tell(turn: "Turn", incident: Incident, role: str) -> str:
    """The channel of the team the role comes from; nothing leaves a drill or a private incident."""
    rule = turn.playbook.roles.get(role)
    if rule and not incident.drill and not incident.private:
        owner = turn.playbook.team_of(incident.service)
        teams = [owner if name == SERVICE_TEAM else name for name in rule.from_]
        channels = [turn.playbook.teams[team].channel for team in teams if team in turn.playbook.teams]
        if found := next(filter(None, channels), None):
            return found
    return place.room(incident.id)
