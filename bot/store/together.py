"""Turns that wait at the same time share one commit: on SQLite each commit waits for the disk.

Every turn has a savepoint of its own, so that one can fail alone; nobody hears of success before the commit.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import Context, copy_context
from dataclasses import dataclass, field

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

AT_ONCE = 16  # turns that share a commit at most: the first of them waits for the last

Work = Callable[[Session], object]


@dataclass
class Waiting:
    """A turn that is to be taken, and where its outcome goes."""

    work: Work
    outcome: Future = field(default_factory=Future)
    context: Context = field(default_factory=copy_context)  # the reference that its log lines show


class Together:
    """Takes turns on one thread, one after the other, as many of them in a transaction as are waiting. `alone` takes one
    in a transaction of its own; `committed` hears of each transaction that they shared."""

    def __init__(self, engine: Engine, thread: ThreadPoolExecutor, alone: Callable[[Work], object],
                 committed: Callable[[], None]):
        self._engine, self._thread, self._alone, self._committed = engine, thread, alone, committed
        self._waiting: deque[Waiting] = deque()
        self._patient: deque[Waiting] = deque()

    def take(self, work: Work, patient: bool) -> Future:
        """The outcome of `work`, once it is committed. What is patient lets the others go first."""
        waiting = Waiting(work)
        (self._patient if patient else self._waiting).append(waiting)
        self._thread.submit(self._go)
        return waiting.outcome

    def _go(self) -> None:
        queue = self._waiting or self._patient
        taken = [queue.popleft() for _ in range(min(AT_ONCE, len(queue)))]
        taken = [one for one in taken if one.outcome.set_running_or_notify_cancel()]
        if len(taken) < 2 or not self._share(taken):
            for one in taken:
                self._take_alone(one)

    def _share(self, taken: list[Waiting]) -> bool:
        """Whether it was committed. Where the database itself fails (full, locked), it may have rolled back more than the
        savepoint: then nothing of this stands, and each turn is taken alone."""
        told: list[Callable[[], None]] = []
        try:
            with self._engine.connect() as connection, connection.begin():
                for one in taken:
                    told.append(self._within(connection, one))
        except DBAPIError:
            return False
        self._committed()
        for tell in told:
            tell()
        return True

    def _within(self, connection, one: Waiting) -> Callable[[], None]:
        try:
            with Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint") as session, session.begin():
                result = one.context.run(one.work, session)
        except DBAPIError:
            raise
        except BaseException as error:  # belongs to who waits for this turn, as with any executor
            return lambda error=error: one.outcome.set_exception(error)
        return lambda: one.outcome.set_result(result)

    def _take_alone(self, one: Waiting) -> None:
        try:
            result = one.context.run(self._alone, one.work)
        except BaseException as error:  # belongs to who waits for this turn, as with any executor
            one.outcome.set_exception(error)
        else:
            one.outcome.set_result(result)
