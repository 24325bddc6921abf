"""Offering a role to the next person on the roster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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


@dataclass
class Asked:
    """Who was asked for the roles of an incident, and who has their hands full: read once for all of them."""

    offers: list[Offer]
    holders: set[str]
    let_go: set[tuple[str, str]]  # roles, each with somebody who held it
    busy: set[str]  # with another incident

    def for_role(self, role: Role) -> set[str | None]:
        """Who is not asked for this role again; an offer that was withdrawn from somebody can be made to them anew."""
        made = {offer.person for offer in self.offers if offer.role == role.name and offer.state != OfferState.WITHDRAWN}
        return {role.holder, *made, *(person for name, person in self.let_go if name == role.name)}

    @property
    def engaged(self) -> set[str]:
        """Who holds, or is offered, a role of this incident."""
        return self.holders | {offer.person for offer in self.offers if offer.state == OfferState.OPEN}


def asked(turn: "Turn", incident: Incident) -> Asked:
    """As of now; offers made later in the turn are added by `offer_next`."""
    held = {row.holder for row in roles.of_incident(turn.session, incident.id).values() if row.holder}
    busy = set() if incident.drill else roles.busy(turn.session, besides=incident.id)
    return Asked(roles.offers(turn.session, incident.id), held, roles.let_go(turn.session, incident.id), busy)


def offer_next(turn: "Turn", incident: Incident, role: Role, asked: Asked,
               called: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Offer | None:
    """Offer the role to the next person, or say once that the list has run out.

    `called` are people called in the same breath (Slack ids), each with the titles of the teams they come for.
    """
    people = _candidates(turn, incident, role.name)
    person = rule.next_person(people, asked=asked.for_role(role), engaged=asked.engaged, busy=asked.busy)
    if person is None:
        _exhausted(turn, incident, role)
        return None
    offer = offer_to(turn, incident, role, person, also_called=tuple(called.get(person, ())))
    asked.offers.append(offer)
    return offer


def offer_to(turn: "Turn", incident: Incident, role: Role, person: str, *, also_called: tuple[str, ...] = (),
             hand_off: HandOff | None = None) -> Offer:
    """Offer the role to this person (Slack user id); for a hand-off, with its card."""
    offer = Offer(incident_id=incident.id, role=role.name, person=person, offered_at=turn.now,
                  lapses_at=_lapses_at(turn, role.name),
                  hand_off_from=hand_off and hand_off.holder, note=hand_off.note if hand_off else "")
    turn.session.add(offer)
    turn.session.flush()
    role.offer_id = offer.id
    turn.session.add(role)
    _set_timer(turn, offer, new=True)
    words = partial(view.offer, incident, offer, also_called, hand_off=hand_off)
    # In a lane of its own: somebody who is offered two roles has both at once.
    turn.say.post(person, words(), keeps=place.offer(offer.id), lane=place.offer(offer.id),
                  needs=(place.room(incident.id),), wait=CHANNEL_WAIT, spare=words(with_channel=False),
                  then="offer_sent", facts={"offer": offer.id, "also_called": also_called},
                  incident_id=incident.id)
    return offer


def begin_time(turn: "Turn", offer: Offer) -> None:
    """The time to answer begins anew."""
    offer.lapses_at = _lapses_at(turn, offer.role)
    turn.session.add(offer)
    _set_timer(turn, offer)


def _lapses_at(turn: "Turn", role: str) -> datetime:
    rule = turn.playbook.roles.get(role)
    return turn.now + (rule.answer_within if rule else ANSWER_WITHIN)


def _set_timer(turn: "Turn", offer: Offer, new: bool = False) -> None:
    moves = "the hand-off ends" if offer.hand_off_from else "the offer moves on"
    timer.put(turn.session, LAPSE, offer.lapses_at, incident_id=offer.incident_id, key=str(offer.id), new=new,
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
