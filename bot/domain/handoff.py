"""A held role goes to another person, with what the next one needs to know."""

from dataclasses import dataclass

from bot.domain import refusal
from bot.domain.card import Card
from bot.domain.decision import Entry
from bot.domain.role import Role

LAST_DECISIONS = 5  # how many the card repeats; the log has them all


@dataclass(frozen=True)
class HandOff:
    """The hand-off card: what is known, open decisions, what is due next."""

    role: str
    holder: str  # Slack user id of the one who hands it over
    note: str  # open decisions and risks in their words, plain text
    card: Card
    decisions: list[Entry]  # the last ones that stand, in their order


def may_move(role: Role, by: str, commander: str | None, admin: bool) -> bool:
    """Whether this person (Slack user id) may hand the role over: its holder, the commander, an admin."""
    return role.holder is not None and (admin or by in (role.holder, commander))


def check_may_move(role: Role, by: str, commander: str | None, admin: bool) -> None:
    """Refuse a hand-off that is not theirs to make."""
    if role.holder is None:
        raise refusal.NobodyHolds(role=role.name)
    if not may_move(role, by, commander, admin):
        raise refusal.NotYoursToHandOff(role=role.name, holder=role.holder)


def check_receiver(role: Role, to: str | None) -> None:
    """Refuse a hand-off that leads nowhere."""
    if to is None:
        raise refusal.ReceiverMissing()
    if to == role.holder:
        raise refusal.SameHolder(role=role.name)


def check_step_back(role: Role, by: str) -> None:
    """Only the holder can step back; anybody else is told who holds it."""
    if role.holder is None:
        raise refusal.NobodyHolds(role=role.name)
    if role.holder != by:
        raise refusal.RoleHeld(role=role.name, holder=role.holder)
