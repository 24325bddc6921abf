"""Who may do what the commander does."""

from typing import TYPE_CHECKING

from bot.domain import refusal
from bot.domain.incident import Incident
from bot.domain.roster import COMMANDER
from bot.store import role as roles

if TYPE_CHECKING:
    from bot.services.turn import Turn


def commander(turn: "Turn", incident: Incident) -> str | None:
    """Slack id of the one who holds incident command."""
    role = roles.get(turn.session, incident.id, COMMANDER)
    return role.holder if role else None


def is_admin(turn: "Turn", user: str) -> bool:
    """Whether the playbook names this Slack user among its admins."""
    return turn.contacts.key_of(user) in turn.playbook.admins


def check(turn: "Turn", incident: Incident, user: str) -> None:
    """Refuse, kindly, what only the commander and the admins may do."""
    holder = commander(turn, incident)
    if user == holder or is_admin(turn, user):
        return
    if holder:
        raise refusal.CommanderOnly(holder=holder, command=turn.command)
    raise refusal.NoCommanderYet(command=turn.command)
