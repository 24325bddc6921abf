"""How the bot stands: what waits to be sent, what is late, what is open. For /readyz and /metrics."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, func, select

from bot.domain.incident import ACTIVE, Incident
from bot.domain.timer import Timer
from bot.outbox.message import UNFINISHED, Message
from bot.services.turn import Turn

LATE = timedelta(seconds=10)


@dataclass(frozen=True)
class Standing:
    """Counts, and seconds."""

    outbox_waiting: int
    outbox_age: float  # seconds since the longest waiting row was due for the first time
    timers_late: int
    incidents_open: int


def read(turn: Turn) -> Standing:
    """How it stands now. Reads only."""
    ask, count = turn.session.exec, func.count()
    due = func.coalesce(Message.started_at, Message.not_before)
    waiting = select(count, func.min(due)).select_from(Message).where(col(Message.state).in_(UNFINISHED))
    number, oldest = ask(waiting).one()
    late = select(count).select_from(Timer).where(Timer.due_at <= turn.now - LATE)
    running = select(count).select_from(Incident).where(col(Incident.state).in_(ACTIVE), col(Incident.drill).is_(False))
    age = max(0.0, (turn.now - oldest).total_seconds()) if oldest else 0.0
    return Standing(number, age, ask(late).one(), ask(running).one())
