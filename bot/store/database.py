"""The database: an engine, and turns (one transaction each) on its own threads."""

import asyncio
import errno
import fcntl
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Lock
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from bot.store.together import Together
from bot.store.unusable import DatabaseUnusable

T = TypeVar("T")


class TooSlow(Exception):
    """The database did not answer in time, and the turn was given up: nothing of it is written when it does."""


class Fate:
    """Whether a turn commits or is given up: whoever decides first, the turn or those who wait for it."""

    def __init__(self) -> None:
        self._deciding, self._given_up, self._commits = Lock(), False, False

    def commit(self) -> None:
        """The turn is about to commit, or to try once more; raises TooSlow where it was given up."""
        with self._deciding:
            if self._given_up:
                raise TooSlow
            self._commits = True

    def give_up(self) -> bool:
        """It took too long; False where it is too late to take it back."""
        with self._deciding:
            self._given_up = not self._commits
            return self._given_up


OUT_OF_REACH = (OperationalError, InterfaceError, PoolTimeout, TooSlow)
"""What a turn raises when the database cannot be had now: gone, silent, locked, full, in recovery. Nothing was written."""

BUSY_WITHIN = 500  # milliseconds a turn waits where another program holds the file; Slack waits three seconds for all
ANSWERS_WITHIN = 2.0  # seconds PostgreSQL has for a turn: Slack waits three, and people are to be told before
POOL = 5  # connections to PostgreSQL; a turn takes one
DEADLOCK = "40P01"  # PostgreSQL's code; its driver is loaded only where there is a server
TRIES = 3  # of a turn that PostgreSQL ended to resolve a deadlock; it was rolled back whole

# Seconds, but for tcp_user_timeout (milliseconds): a server that vanished is noticed, and a turn does not wait for ever.
POSTGRES = {"connect_timeout": 5, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3,
            "tcp_user_timeout": 8000, "options": "-c lock_timeout=5s -c statement_timeout=10s", "application_name": "muster"}


class DatabaseInUse(Exception):
    """{path} is open in another Muster process. A SQLite file serves one process; stop the other one, or use
    PostgreSQL (DATABASE_URL=postgresql://…) to run several."""

    def __init__(self, path: str):
        super().__init__(" ".join((self.__doc__ or "").split()).format(path=path))


class Database:
    """An engine and the threads that use it.

    SQLite gets one thread, so that one turn follows the other; PostgreSQL gets a few, since rows are locked
    there. `url` is a SQLAlchemy database URL. With `reader` it is only read, beside a process that runs the bot.
    """

    def __init__(self, url: str, reader: bool = False):
        self.engine = _engine(url, "BEGIN" if reader else "BEGIN IMMEDIATE")
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        if reader and self.is_sqlite and not os.path.exists(self.engine.url.database):
            raise DatabaseUnusable(self.engine.url, OSError("no such table"))  # and none is made by looking
        self._lock_file = _take_file(self.engine.url.database) if self.is_sqlite and not reader else None
        self._threads = ThreadPoolExecutor(1 if self.is_sqlite else POOL, thread_name_prefix="turn")
        self._reader = _engine(url, "BEGIN") if self.is_sqlite else self.engine
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="reader") if self.is_sqlite else self._threads
        self._together = Together(self.engine, self._threads, self.turn, self._committed) if self.is_sqlite else None
        self.commits = 0 if self.is_sqlite else None  # None: other processes write as well

    def turn(self, work: Callable[[Session], T]) -> T:
        """Do `work` in one transaction: committed when it returns, rolled back when it raises."""
        for tries_left in reversed(range(TRIES)):
            try:
                with Session(self.engine, expire_on_commit=False) as session, session.begin():
                    result = work(session)
                self._committed()
                return result
            except OperationalError as problem:
                if getattr(problem.orig, "sqlstate", None) != DEADLOCK or not tries_left:
                    raise

    async def run(self, work: Callable[[Session], T], patient: bool = False, in_time: bool = False) -> T:
        """The same on the database's own threads, for the asynchronous edge. Where one thread serves all, what is
        `patient` waits until nobody else does: people wait for an answer, the outbox can wait for people. What is
        wanted `in_time` raises TooSlow where PostgreSQL lets people wait too long."""
        if self._together:
            return await asyncio.wrap_future(self._together.take(work, patient))
        return await (self._in_time(work) if in_time else self._on_thread(work))

    def _on_thread(self, work: Callable[[Session], T]) -> asyncio.Future[T]:
        context = copy_context()  # what is logged on the thread shows the reference of the request
        return asyncio.get_running_loop().run_in_executor(self._threads, context.run, self.turn, work)

    async def _in_time(self, work: Callable[[Session], T]) -> T:
        """A turn that is about to commit when the time is up is waited for; any other never commits."""
        fate = Fate()

        def unless_given_up(session: Session) -> T:
            result = work(session)
            session.flush()
            fate.commit()
            return result

        turn = self._on_thread(unless_given_up)
        done, _ = await asyncio.wait([turn], timeout=ANSWERS_WITHIN)
        if not done and fate.give_up():
            turn.cancel()  # where it has not begun; where it has, it does not commit
            raise TooSlow
        return await turn

    async def read(self, ask: Callable[[Connection], T]) -> T:
        """Ask something that changes nothing; on SQLite it does not wait for the turns."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._asked, ask)

    def _asked(self, ask: Callable[[Connection], T]) -> T:
        with self._reader.connect() as connection:
            return ask(connection)

    def _committed(self) -> None:
        if self.commits is not None:
            self.commits += 1

    def close(self) -> None:
        """Wait for turns under way, then let go of everything. Closing twice is fine."""
        self._threads.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self._reader.dispose()
        self.engine.dispose()
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None


def _engine(url: str, begin: str) -> Engine:
    # What people wrote stands in the parameters: an error must not carry them into the log.
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_size=POOL, max_overflow=2, pool_timeout=5, pool_pre_ping=True,
                             hide_parameters=True, connect_args=POSTGRES)
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _prepare_sqlite(connection, _record) -> None:
    """SQLite's defaults lose read-modify-write updates in silence: every turn takes the write lock first."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_WITHIN}", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _take_file(path: str | None) -> int | None:
    """Hold the database file for this process alone; the lock goes with the process, however it ends."""
    if not path or path == ":memory:":
        return None
    try:
        handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as problem:
        reason = "readonly" if problem.errno in (errno.EROFS, errno.EACCES) else "unable to open"
        raise DatabaseUnusable(make_url(f"sqlite:///{path}"), OSError(reason)) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise DatabaseInUse(path) from None
    return handle
