"""To whom a role is offered next, and what an answer to an offer does."""

from collections.abc import Collection, Sequence
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
    busy: set[str]  # with another incident

    def for_role(self, role: Role) -> set[str | None]:
        """Who is not asked for this role again; an offer that was withdrawn from somebody can be made to them anew."""
        made = {offer.person for offer in self.offers if offer.role == role.name and offer.state != OfferState.WITHDRAWN}
        return {role.holder, *made, *(person for name, person in self.let_go if name == role.name)}

    @property
    def engaged(self) -> set[str]:
        """Who holds, or is offered, a role of this incident."""
        return self.holders | {offer.person for offer in self.offers if offer.state == OfferState.OPEN}


def next_person(candidates: Sequence[str], asked: Collection[str], engaged: Collection[str],
                busy: Collection[str]) -> str | None:
    """The Slack id the role is offered to next; None when the list has run out.

    `candidates` come in roster order and can be reached; `asked` had this role offered before; `engaged` hold
    or are offered another role of this incident and come last; `busy` have a role in another open incident.
    """
    free = [person for person in candidates if person not in asked and person not in busy]
    return next((person for person in free if person not in engaged), free[0] if free else None)


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
