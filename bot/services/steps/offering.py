"""Offering a role to the next person on the roster."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.domain import offer as rule
from bot.domain import place
from bot.domain.handoff import HandOff
from bot.domain.incident import Incident
from bot.domain.role import Offer, OfferState, Role
from bot.domain.roster import SERVICE_TEAM, candidates
from bot.store import handoff, timer
from bot.store import place as places
from bot.store import role as roles
from bot.views import offer as view

if TYPE_CHECKING:
    from bot.services.turn import Turn

CHANNEL_WAIT = timedelta(seconds=3)  # people are told without the channel when it takes longer than this
ARRIVES_WITHIN = timedelta(seconds=30)  # an offer that takes longer to reach Slack gets its whole time from then on
ANSWER_WITHIN = timedelta(minutes=5)  # for a role the playbook has dropped meanwhile
LAPSE = "offer_lapses"  # timer kind


def offer_next(turn: "Turn", incident: Incident, role: Role,
               called: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Offer | None:
    """Offer the role to the next person, or say once that the list has run out.

    `called` are people called in the same breath (Slack ids), each with the titles of the teams they come for.
    """
    person = preview(turn, incident, role)
    if person is None:
        _exhausted(turn, incident, role)
        return None
    return offer_to(turn, incident, role, person, also_called=tuple(called.get(person, ())))


def offer_to(turn: "Turn", incident: Incident, role: Role, person: str, *, also_called: tuple[str, ...] = (),
             hand_off: HandOff | None = None) -> Offer:
    """Offer the role to this person (Slack user id); for a hand-off, with its card."""
    offer = Offer(incident_id=incident.id, role=role.name, person=person, offered_at=turn.now,
                  lapses_at=turn.now,
                  hand_off_from=hand_off and hand_off.holder, note=hand_off.note if hand_off else "")
    turn.session.add(offer)
    turn.session.flush()
    role.offer_id = offer.id
    turn.session.add(role)
    begin_time(turn, offer)
    words = partial(view.offer, incident, offer, also_called, hand_off=hand_off)
    # In a lane of its own: somebody who is offered two roles has both at once.
    turn.say.post(person, words(), keeps=place.offer(offer.id), lane=place.offer(offer.id),
                  needs=(place.room(incident.id),), wait=CHANNEL_WAIT, spare=words(with_channel=False),
                  then="offer_sent", facts={"offer": offer.id, "also_called": also_called},
                  incident_id=incident.id)
    return offer


def begin_time(turn: "Turn", offer: Offer) -> None:
    """The time to answer begins now."""
    rule = turn.playbook.roles.get(offer.role)
    offer.lapses_at = turn.now + (rule.answer_within if rule else ANSWER_WITHIN)
    turn.session.add(offer)
    moves = "the hand-off ends" if offer.hand_off_from else "the offer moves on"
    timer.put(turn.session, LAPSE, offer.lapses_at, incident_id=offer.incident_id, key=str(offer.id),
              because=f"{offer.role}: {moves} if it is not answered")


def arrived(turn: "Turn", incident: Incident, offer: Offer, also_called: tuple[str, ...]) -> None:
    """The offer can be read now. Where Slack took long to take it, its time begins
    anew, and the message says so."""
    if offer.state != OfferState.OPEN or turn.now - offer.offered_at < ARRIVES_WITHIN:
        return
    begin_time(turn, offer)
    hand_off = handoff.read(turn.session, incident.id, offer.role, offer.hand_off_from, offer.note,
                            turn.playbook) if offer.hand_off_from else None
    in_room = places.named(turn.session, place.room(incident.id)) is not None
    turn.say.update(place.offer(offer.id),
                    view.offer(incident, offer, also_called, hand_off=hand_off, with_channel=in_room),
                    needs=(place.room(incident.id),) if in_room else (), incident_id=incident.id)


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
    return {role.holder, *(one.person for one in made if one.role == role.name
                           and one.state != OfferState.WITHDRAWN)}


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
    told, where = role.exhausted, _where_to_tell(turn, incident, role.name)
    in_room = where == place.room(incident.id)
    opening = in_room and not places.named(turn.session, where)
    role.offer_id, role.exhausted = None, told or not opening
    turn.session.add(role)
    if not told and not opening:
        turn.say.post(where, view.open_role(incident, role.name, in_room=in_room),
                      keeps=place.open_role(incident.id, role.name),
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
