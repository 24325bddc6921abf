"""Dropping what nobody needs any more."""

from datetime import timedelta

from sqlalchemy import delete

from bot.outbox.message import UNFINISHED, Message
from bot.services.turn import Turn
from bot.store import inbox

SENT_KEPT_FOR = timedelta(days=14)  # outgoing rows that are done, for looking into what was said


def tidy(turn: Turn) -> None:
    """Forget old deliveries and outgoing rows that are long done. Incidents and their
    logs are never touched."""
    inbox.forget_old(turn.session, turn.now)
    turn.session.execute(delete(Message).where(Message.done_at < turn.now - SENT_KEPT_FOR,
                                               Message.state.not_in(UNFINISHED)))
