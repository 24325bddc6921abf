"""To whom a role is offered next, and what an answer to an offer does."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.domain import refusal
from bot.domain.role import Offer, OfferState, Role

# What a reaction on an offer says: ✅ and ⏭️ by the names Slack gives them; ✔️ is easily taken for the first.
ANSWERS = {
    "white_check_mark": OfferState.ACCEPTED,
    "heavy_check_mark": OfferState.ACCEPTED,
    "black_right_pointing_double_triangle_with_vertical_bar": OfferState.PASSED,
    "next_track_button": OfferState.PASSED,
}


@dataclass
class Asked:
    """Who was asked for the roles of an incident, and who has their hands full: read once for all of them."""

    offers: list[Offer]
    holders: set[str]
    let_go: set[tuple[str, str]]  # roles, each with somebody who held it
    busy: set[str]  # hold a role in another incident
    awaited: set[str]  # are offered one there

    def left(self, role: Role, candidates: Sequence[str]) -> list[str]:
        """Whom of the candidates the role can be offered to, in their order."""
        asked = self.for_role(role)
        return [person for person in candidates if person not in asked and person not in self.busy]

    def for_role(self, role: Role) -> set[str | None]:
        """Who is not asked for this role again; an offer that was withdrawn from somebody can be made to them anew."""
        made = {offer.person for offer in self.offers if offer.role == role.name and offer.state != OfferState.WITHDRAWN}
        return {role.holder, *made, *(person for name, person in self.let_go if name == role.name)}

    @property
    def engaged(self) -> set[str]:
        """Who holds, or is offered, a role of this incident."""
        return self.holders | {offer.person for offer in self.offers if offer.state == OfferState.OPEN}


def choose(left: Mapping[str, Sequence[str]], engaged: Collection[str], awaited: Collection[str]) -> dict[str, str | None]:
    """The Slack id each role is offered to next; None where its list has run out.

    `left` are the people each role can be offered to, in roster order; `engaged` hold or are offered another role of
    this incident and come last, `awaited` are offered one elsewhere. Nobody gets two roles while that can be helped.
    """
    free = {role: [person for person in people if person not in engaged] for role, people in left.items()}
    seats: dict[str, str] = {}
    for role in left:
        _seat(role, free, awaited, seats, set())
    alone = {role: person for person, role in seats.items()}
    return {role: alone.get(role) or min(people, key=awaited.__contains__, default=None) for role, people in left.items()}


def _seat(role: str, free: Mapping[str, Sequence[str]], awaited: Collection[str], seats: dict[str, str],
          tried: set[str]) -> bool:
    """Find the role somebody without another one, also where a role that has a seat by now has to change it."""
    for person in sorted(free[role], key=lambda one: (one in awaited, one in seats)):
        if person in tried:
            continue
        tried.add(person)
        if person not in seats or _seat(seats[person], free, awaited, seats, tried):
            seats[person] = role
            return True
    return False


def accepts(offer: Offer, role: Role, by: str, standing: Offer | None, command: str) -> bool:
    """Whether accepting makes `by` (Slack user id) the holder; False when they hold the role already.

    `standing` is the offer of this role that is out now. A late yes counts as long as the role is open; else
    a refusal says who has it.
    """
    if by != offer.person:
        raise refusal.NotYourOffer(command=command)
    if role.holder == by:
        return False
    if offer.state == OfferState.OPEN:
        return True
    if role.holder:
        raise refusal.RoleHeld(role=role.name, holder=role.holder)
    if standing:
        raise refusal.RoleOfferedOn(role=role.name, person=standing.person)
    return True


def passes(offer: Offer, role: Role, by: str, command: str) -> bool:
    """Whether passing ends the offer; False when it has ended already."""
    if by != offer.person:
        raise refusal.NotYourOffer(command=command)
    if offer.state == OfferState.ACCEPTED and role.holder == by:
        raise refusal.HoldsItAlready(role=role.name, command=command)
    return offer.state == OfferState.OPEN


def takes(role: Role, by: str) -> bool:
    """Whether taking the role makes `by` its holder; False when they hold it already."""
    if role.holder and role.holder != by:
        raise refusal.RoleHeld(role=role.name, holder=role.holder)
    return role.holder is None
