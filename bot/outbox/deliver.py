"""The loop that tells Slack: claims the first row of each lane, sends side by side, writes down what came of it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import Row, func
from sqlmodel import Session, select

from bot.domain.place import Place
from bot.outbox import queue
from bot.outbox.answer import LIMITED, SHUT_OUT, TIMED_OUT, Answer, Outcome
from bot.outbox.look import HARMLESS, find_earlier
from bot.outbox.message import UNFINISHED, Message, Sending
from bot.outbox.queue import Verdict
from bot.outbox.slack import Slack
from bot.store import place as places_store
from bot.store.database import OUT_OF_REACH, Database

LEASE = timedelta(seconds=60)  # longer than a call can take; then another process may look after the row
SETTLES = timedelta(seconds=3)  # a call cut short by a crash may still take effect for as long as this
LONGEST_PAUSE = 60.0  # seconds between attempts at a row Slack cannot take now
SLOW = 10.0  # seconds a call may still take effect after Slack was given up on
IDLE = 1.0  # seconds between looks at the queue when nothing is expected: another process may have written
AT_ONCE = 100  # calls under way: as many connections as aiohttp keeps to one server
LOOKED_AT = 500  # first rows judged together; the places they need are in memory at the same time
FINISH_WITHIN = 4.0  # seconds calls under way have when the bot ends
WRITE_DOWN_TRIES = 50  # a second apart, less than the lease: what Slack answered is known, so it is not looked up again

# What a verdict depends on.
TO_JUDGE = (Message.id, Message.kind, Message.to, Message.needs, Message.not_before, Message.wait_until, Message.expires_at,
            Message.lease_until, Message.created_at, Message.spare.is_not(None).label("spare"))

log = logging.getLogger(__name__)

# Hears what became of a row that named a service: (session, row, answer) within the turn that writes it down.
Hear = Callable[[Session, Message, Answer], None]


class Deliverer:
    """Carries out outgoing rows. `now` reads the clock (UTC); `hear` passes Slack's answers on."""

    def __init__(self, database: Database, slack: Slack, now: Callable[[], datetime], hear: Hear):
        self.database, self.slack, self.now, self.hear = database, slack, now, hear
        self._news = asyncio.Event()
        self._stopping = False
        self._tasks: dict[asyncio.Task, int] = {}  # calls under way and their rows
        self._held: dict[str, datetime] = {}  # method (and channel) → not before, told by a 429

    def wake(self) -> None:
        """Something was written: look now."""
        self._news.set()

    async def run(self) -> None:
        """Deliver until `stop`; calls under way are then waited for, and what stays is let go of."""
        while not self._stopping:
            self._news.clear()
            pause = await self._step_when_possible()
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._news.wait()
        await self._let_go()

    async def _step_when_possible(self) -> float:
        try:
            return await self.step()
        except OUT_OF_REACH as problem:
            log.warning("the outbox waits: the database cannot be reached (%s)", type(problem).__name__)
            return IDLE

    async def _let_go(self) -> None:
        """Another process need not wait for the leases of calls that were cut short."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=FINISH_WITHIN)
        cut_short = dict(self._tasks)
        for task in cut_short:
            task.cancel()
        await asyncio.gather(*cut_short, return_exceptions=True)
        if self.database.is_sqlite:
            return  # `take_up` does it at the next start
        with suppress(*OUT_OF_REACH):
            await self.database.run(lambda session: _end_leases(session, Message.id.in_(list(cut_short.values()))))

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping = True
        self._news.set()

    async def take_up(self) -> None:
        """At start: where this process is the only one, rows left in `sending` need not wait for their lease."""
        if self.database.is_sqlite:
            await self.database.run(lambda session: _end_leases(session))

    async def hasten(self) -> None:
        """Slack is there again: what is put off because it was not may go now."""
        await self.database.run(self._end_pauses)
        self.wake()

    def _end_pauses(self, session: Session) -> None:
        away = select(Message).where(Message.state == Sending.WAITING, Message.attempts > 0, Message.error.not_in(LIMITED))
        for row in session.exec(away.with_for_update(skip_locked=True)):
            row.not_before = min(row.not_before, self.now())

    async def step(self) -> float:
        """Start everything that may go now; return for how many seconds nothing more is to be expected."""
        claimed, next_look = await self.database.run(self._claim, patient=True)
        for row, spare, places in claimed:
            task = asyncio.create_task(self._carry_out(row, spare, places))
            self._tasks[task] = row.id
            task.add_done_callback(self._ended)
        if next_look is None:
            return IDLE
        return min(IDLE, max(0.001, (next_look - self.now()).total_seconds()))

    def _ended(self, task: asyncio.Task) -> None:
        """A row whose outcome could not be written down keeps its lease, then is looked up and taken up again."""
        self._tasks.pop(task)
        if not task.cancelled() and task.exception():
            log.error("an outbox row's outcome was not written down", exc_info=task.exception())

    def _claim(self, session: Session):
        """The rows to send now, each with whether its spare words go and the places it needs; then when to look again."""
        now, room = self.now(), AT_ONCE - len(self._tasks)
        ready, next_look = self._ready(session, now, room) if room else ([], None)  # a call that ends wakes the loop
        rows = _locked(session, ready)
        places = _places(session, rows)
        claimed = []
        for row in rows:
            verdict = queue.judge(row, places, now)
            if verdict is Verdict.EXPIRE:
                self._finish(session, row, Answer(Outcome.REFUSED, "expired"), Sending.EXPIRED)
            elif verdict is not Verdict.WAIT:
                _begin(row, now)
                claimed.append((row, verdict is Verdict.GO_SPARE, places))
        return claimed, next_look

    def _ready(self, session: Session, now: datetime, most: int) -> tuple[list[int], datetime | None]:
        """Ids of rows that need not wait, and when, by time alone, another one will be."""
        heads = [head for head in _heads(session) if self._held_until(head) <= now]
        ready: list[int] = []
        looks = self._holds_ahead(now)
        for first in range(0, len(heads), LOOKED_AT):
            some = heads[first:first + LOOKED_AT]
            places = _places(session, some)
            fit = {head.id for head in some if queue.judge(head, places, now) is not Verdict.WAIT}
            ready += sorted(fit)
            looks.append(queue.next_look([head for head in some if head.id not in fit], now))
            if len(ready) >= most:
                break
        return ready[:most], min(filter(None, looks), default=None)

    async def _carry_out(self, row: Message, spare: bool, places: dict) -> None:
        answer = await find_earlier(self.slack, row, places) if row.in_doubt else None
        if answer is None:
            answer = await self.slack.send(row, places, spare)
            if row.in_doubt and answer.error == "name_taken":  # by an earlier attempt that was slow to take effect
                answer = await find_earlier(self.slack, row, places) or answer
        await self._surely(lambda session: self._write_down(session, row, answer))
        self.wake()

    async def _surely(self, work: Callable[[Session], None]) -> None:
        for _ in range(WRITE_DOWN_TRIES):
            try:
                return await self.database.run(work, patient=True)
            except OUT_OF_REACH:
                await asyncio.sleep(1)
        await self.database.run(work)

    def _write_down(self, session: Session, claimed: Message, answer: Answer) -> None:
        row = session.get(Message, claimed.id, with_for_update=True)
        if (row.state, row.attempts) != (Sending.SENDING, claimed.attempts):
            return  # the lease had run out, and another process has taken the row over
        if answer.outcome in (Outcome.DONE, Outcome.REFUSED) and answer.error not in SHUT_OUT:
            self._finish(session, row, answer, Sending.SENT if answer.ok else Sending.FAILED)
            return
        row.state, row.lease_until, row.error = Sending.WAITING, None, answer.error
        row.in_doubt = row.in_doubt or answer.outcome is Outcome.IN_DOUBT
        row.not_before = self.now() + timedelta(seconds=answer.retry_after or _pause(row.attempts, answer))
        if answer.retry_after:
            self._held[_bucket(row)] = row.not_before
        log.info("outbox row %s (%s) waits: %s", row.id, row.kind, answer.error)
        if answer.error in SHUT_OUT and row.attempts == 1:
            log.error("Slack takes the bot's token no longer (%s); what is to be said waits. `python app.py doctor` says more",
                      answer.error)

    def _finish(self, session: Session, row: Message, answer: Answer, state: Sending) -> None:
        row.state, row.error, row.lease_until, row.done_at = state, answer.error, None, self.now()
        if answer.ok and row.keeps and answer.landed:
            places_store.remember(session, row.keeps, *answer.landed)
        if not answer.ok:
            log.warning("outbox row %s (%s) %s: %s", row.id, row.kind, state, answer.error)
        if row.then or row.keeps:  # a card also follows where its log and announcement have landed
            self.hear(session, row, answer)

    def _held_until(self, row: Message) -> datetime:
        return self._held.get(_bucket(row), row.created_at)

    def _holds_ahead(self, now: datetime) -> list[datetime]:
        self._held = {bucket: until for bucket, until in self._held.items() if until > now}
        return list(self._held.values())


def _end_leases(session: Session, *which) -> None:
    """The calls of a process that is gone may be repeated at once where that is harmless; the others are looked up
    when they have had time to take effect."""
    for row in session.exec(select(Message).where(Message.state == Sending.SENDING, *which)):
        if row.kind in HARMLESS:
            row.lease_until = None
        elif row.lease_until:
            row.lease_until += SETTLES - LEASE


def _heads(session: Session) -> list[Row]:
    """The first unfinished row of each lane: no more of it than is needed to judge, since most of them wait."""
    first = select(func.min(Message.id)).where(Message.state.in_(UNFINISHED)).group_by(Message.lane)
    return list(session.execute(select(*TO_JUDGE).where(Message.id.in_(first)).order_by(Message.id)))


def _places(session: Session, rows: Sequence[Message | Row]) -> dict[str, Place]:
    """Where in Slack is what the rows need, as far as it is there."""
    return places_store.known(session, {name for row in rows for name in _mentioned(row)})


def _locked(session: Session, ids: list[int]) -> list[Message]:
    """Those of the rows that no other process is at. One that was finished meanwhile is seen as it stands now, and must
    not be sent again."""
    rows = select(Message).where(Message.id.in_(ids), Message.state.in_(UNFINISHED)).order_by(Message.id)
    return list(session.exec(rows.with_for_update(skip_locked=True))) if ids else []


def _begin(row: Message, now: datetime) -> None:
    """Mark the attempt before it is made. A row found already `sending` was left by a crash: it is in doubt."""
    row.in_doubt = row.in_doubt or row.state == Sending.SENDING
    row.state, row.lease_until = Sending.SENDING, now + LEASE
    row.started_at = row.started_at or now
    row.attempts += 1


def _mentioned(row: Message) -> set[str]:
    """Names whose places the row needs, and its own destination."""
    return {*row.needs, row.to}


def _bucket(row: Message) -> str:
    """What a 429 holds back: the method, for posts the channel too (one a second a channel)."""
    return f"{row.kind} {row.to}" if row.kind == "chat.postMessage" else row.kind


def _pause(attempts: int, answer: Answer) -> float:
    """Seconds until the next attempt: doubling from half a second; longer after a time-out, since Slack may be
    carrying the call out still, and a look that comes too early finds nothing."""
    least = SLOW if answer.error in TIMED_OUT else 0.0
    return max(least, min(LONGEST_PAUSE, 0.5 * 2 ** min(attempts - 1, 10)))
