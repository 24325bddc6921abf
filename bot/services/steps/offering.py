"""Offering a role to the next person on the roster."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
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


def offer_all(turn: "Turn", incident: Incident, wanted: Sequence[Role], called: Mapping[str, Sequence[str]]) -> list[str]:
    """Offer all these roles at once; returns to whom (Slack ids).

    `called` are people called in the same breath, each with the titles of the teams they come for: one direct message
    a person says all it has to.
    """
    made = _next_offers(turn, incident, wanted)
    turn.session.flush()
    told: list[str] = []
    for role, offer in made:
        _send(turn, incident, role, offer, also_called=() if offer.person in told else called.get(offer.person, ()))
        told.append(offer.person)
    return told


def offer_to(turn: "Turn", incident: Incident, role: Role, person: str, hand_off: HandOff) -> None:
    """Hand the role over to this person (Slack user id), if they take it."""
    offer = _made(turn, incident, role, person, hand_off_from=hand_off.holder, note=hand_off.note)
    turn.session.flush()
    _send(turn, incident, role, offer, hand_off=hand_off)


def _next_offers(turn: "Turn", incident: Incident, wanted: Sequence[Role]) -> list[tuple[Role, Offer]]:
    """Each role with its next offer, but for those whose list has run out."""
    asked = _asked(turn, incident)
    listed = {role.name: _candidates(turn, incident, role.name) for role in wanted}
    chosen = rule.choose({role.name: asked.left(role, listed[role.name]) for role in wanted}, asked.engaged, asked.awaited)
    for role in wanted:
        if chosen[role.name] is None:
            _exhausted(turn, incident, role, elsewhere=not asked.busy.isdisjoint(listed[role.name]))
    return [(role, _made(turn, incident, role, chosen[role.name])) for role in wanted if chosen[role.name]]


def _asked(turn: "Turn", incident: Incident) -> rule.Asked:
    held = {row.holder for row in roles.of_incident(turn.session, incident.id).values() if row.holder}
    elsewhere = (set(), set()) if incident.drill else roles.elsewhere(turn.session, besides=incident.id)
    return rule.Asked(roles.offers(turn.session, incident.id), held, roles.let_go(turn.session, incident.id), *elsewhere)


def _made(turn: "Turn", incident: Incident, role: Role, person: str, **hand_off: str) -> Offer:
    offer = Offer(incident_id=incident.id, role=role.name, person=person, offered_at=turn.now,
                  lapses_at=_lapses_at(turn, role.name), **hand_off)
    turn.session.add(offer)
    return offer


def _send(turn: "Turn", incident: Incident, role: Role, offer: Offer, *, also_called: Sequence[str] = (),
          hand_off: HandOff | None = None) -> None:
    """The offer is the one that is out, its time runs, and the person is told; for a hand-off, with its card."""
    role.offer_id = offer.id
    turn.session.add(role)
    _set_timer(turn, offer, new=True)
    words = partial(view.offer, incident, offer, tuple(also_called), hand_off=hand_off)
    # In a lane of its own: somebody who is offered two roles has both at once.
    turn.say.post(offer.person, words(), keeps=place.offer(offer.id), lane=place.offer(offer.id),
                  needs=(place.room(incident.id),), wait=CHANNEL_WAIT, spare=words(with_channel=False),
                  then="offer_sent", facts={"offer": offer.id, "also_called": list(also_called)},
                  incident_id=incident.id)


def begin_anew(turn: "Turn", offer: Offer) -> None:
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
    begin_anew(turn, offer)
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


def _exhausted(turn: "Turn", incident: Incident, role: Role, elsewhere: bool) -> None:
    """The list has run out: the card shows the role as open, and the team's channel is told once. `elsewhere`: some of
    it were not asked, for they hold a role in another incident."""
    told, where = role.exhausted, _where_to_tell(turn, incident, role.name)
    in_room = where == place.room(incident.id)
    card_follows = in_room and not places.named(turn.session, where)  # and says it to whoever comes
    role.offer_id, role.exhausted = None, told or not card_follows
    turn.session.add(role)
    if not told and not card_follows:
        turn.say.post(where, view.open_role(incident, role.name, in_room=in_room, elsewhere=elsewhere),
                      keeps=place.open_role(incident.id, role.name),
                      needs=(place.room(incident.id),), then="open_role_told", incident_id=incident.id)


def _where_to_tell(turn: "Turn", incident: Incident, role: str) -> str:
    """The channel of the team the role comes from; nothing leaves a drill or a private incident. A room that is being
    opened gets few messages, and has few readers: then the team in trouble is told sooner than the room."""
    rule, room = turn.playbook.roles.get(role), place.room(incident.id)
    if rule and not incident.drill and not incident.private:
        owner = turn.playbook.team_of(incident.service)
        teams = [owner if name == SERVICE_TEAM else name for name in rule.from_]
        teams += [] if places.named(turn.session, room) else [owner]
        channels = [turn.playbook.teams[team].channel for team in teams if team in turn.playbook.teams]
        if found := next(filter(None, channels), None):
            return found
    return room
