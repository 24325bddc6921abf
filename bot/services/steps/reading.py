"""Asking Slack what stands in the thread of a decision log."""

from typing import TYPE_CHECKING

from bot.domain import place
from bot.domain.incident import Incident
from bot.store import decision as decisions
from bot.store import place as places

if TYPE_CHECKING:
    from bot.services.turn import Turn

PAGE = 200  # messages asked for at once; Slack allows up to 999


def ask(turn: "Turn", incident: Incident, name: str, facts: dict | None = None, cursor: str | None = None) -> None:
    """Ask for one page of this log's thread, the first without `facts`. An entry that is known before the first page
    is asked for, and stands on none, was deleted. A log that is not in Slack yet is read when it is."""
    log = places.named(turn.session, name)
    facts = facts or {"up_to": decisions.newest(turn.session, log.channel, log.ts) if log else 0, "seen": []}
    turn.say.ask("conversations.replies", name, "log_read", {"limit": PAGE} | ({"cursor": cursor} if cursor else {}),
                 facts=facts, incident_id=incident.id, replaces=f"read {name}")


def ask_if_new(turn: "Turn", incident: Incident) -> None:
    """Somebody replied in a thread the bot does not know: it may be the log's, posted a moment ago."""
    if places.named(turn.session, place.log(incident.id)) is None:
        ask(turn, incident, place.log(incident.id))
