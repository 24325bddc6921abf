"""Asking Slack what stands in the thread of a decision log."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from bot.domain import place
from bot.domain.incident import Incident
from bot.outbox.message import UNFINISHED, Message
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
    """The log's message is on its way to Slack, and somebody may have replied to it before the bot knows where it is."""
    log = place.log(incident.id)
    on_its_way = select(Message.id).where(
        Message.incident_id == incident.id, Message.keeps == log, col(Message.state).in_(UNFINISHED))
    if places.named(turn.session, log) is None and turn.session.exec(on_its_way).first():
        ask(turn, incident, log)
