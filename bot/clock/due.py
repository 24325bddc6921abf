"""Ticks: timers that have fallen due are claimed and given to their services."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.clock.kinds import KINDS
from bot.domain.timer import Timer
from bot.services.turn import Turn, Turns
from bot.store import timer as timers
from bot.store.database import OUT_OF_REACH

LEASE = timedelta(seconds=60)  # another process takes a claimed timer over after this
LATE = timedelta(minutes=2)  # a timer that fires later than this says so

log = logging.getLogger(__name__)


async def tick(turns: Turns, now: Callable[[], datetime]) -> int:
    """Carry out everything due; returns how many timers fired. A timer whose service fails is tried again when
    its claim has run out."""
    claimed = await turns.take(_claim)
    for timer in claimed:
        try:
            await turns.take(fire, timer.id, timer.due_at)
        except OUT_OF_REACH:
            raise
        except Exception:  # one timer's trouble must not keep the others from firing; it is logged whole
            log.exception("timer %s (%s) failed; it is tried again in %s", timer.id, timer.kind, LEASE)
    return len(claimed)


async def take_up(turns: Turns) -> None:
    """At start: where this process is the only one, timers claimed before need not wait for their lease."""
    if turns.database.is_sqlite:
        await turns.take(_end_claims)


def _end_claims(turn: Turn) -> None:
    timers.end_claims(turn.session)


def _claim(turn: Turn) -> list[Timer]:
    return timers.claim_due(turn.session, turn.now, LEASE)


def fire(turn: Turn, timer_id: int, due_at: datetime) -> None:
    """Give one timer to its service, in the transaction that also deletes it. One that was moved or cancelled
    meanwhile is left alone."""
    timer = timers.locked(turn.session, timer_id)
    if timer is None or timer.due_at != due_at:
        return
    if turn.now - due_at > LATE:
        log.warning("timer %s (%s) fires %s late", timer_id, timer.kind, turn.now - due_at)
    turn.session.delete(timer)
    turn.session.flush()
    KINDS[timer.kind](turn, timer)
