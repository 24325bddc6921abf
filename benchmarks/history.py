"""Acknowledgement and start-up beside 100,000 closed incidents and 1,000,000 log rows, and with an empty database.

    .venv/bin/python -m benchmarks.history
"""

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from benchmarks.stage import muster, now, verdict, workspace
from bot.domain.decision import Entry, EntryKind
from bot.domain.incident import Firing, Incident, State
from bot.domain.place import Place
from bot.domain.role import Role
from bot.migrations import migrate
from bot.outbox.message import Message, Sending
from bot.store.database import Database

INCIDENTS = 100_000
ENTRIES = 10  # log rows an incident
DONE = 3  # outgoing rows an incident that are not tidied away yet
ROUNDS = 200
RATIO = 1.3
START = 2.0  # seconds
SLICE = 5_000


def fill(database: Database) -> None:
    """A long history, its rows as the bot leaves them."""
    begun = now() - timedelta(days=3000)
    for first in range(1, INCIDENTS, SLICE):
        numbers = range(first, first + SLICE)
        database.turn(lambda session: [session.execute(insert(table), rows) for table, rows in _rows(numbers, begun)])


def _rows(numbers: range, begun):
    at = {n: begun + timedelta(minutes=40 * n) for n in numbers}
    yield Incident, [dict(id=n, service="checkout-api", severity="major", state=State.CLOSED, responder="U024ADA01",
                          channel=f"C0H{n}", opened_at=at[n], active_at=at[n], closed_at=at[n], origin="C024PAY01") for n in numbers]
    yield Firing, [dict(incident_id=n, threshold="customer_impact", at=at[n]) for n in numbers]
    yield Role, [dict(incident_id=n, name=name, holder="U024MAR01", since=at[n]) for n in numbers for name in ("commander", "scribe")]
    yield Place, [dict(name=f"{n}/{what}", channel=f"C0H{n}", ts=f"1.{n}") for n in numbers for what in ("room", "card", "log")]
    yield Entry, [dict(incident_id=n, kind=EntryKind.DECISION, number=i + 1, channel=f"C0H{n}", ts=f"{n}.{i}", thread=f"1.{n}",
                       by="U024GRA01", text="We roll back the last deployment.", at=at[n]) for n in numbers for i in range(ENTRIES)]
    yield Message, [dict(kind="chat.update", to=f"{n}/card", payload={"text": "card"}, lane=f"update {n}/card", state=Sending.SENT,
                         not_before=at[n], created_at=at[n], done_at=now(), needs=[]) for n in numbers for _ in range(DONE)]


async def start(slack, url: str) -> float:
    """Seconds from the first instruction of the process to its first answer, the interpreter's own start included."""
    begun = time.perf_counter()
    async with muster(slack, url):
        return time.perf_counter() - begun


async def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        empty, full = (f"sqlite:///{folder}/{name}.db" for name in ("empty", "full"))
        for url in (empty, full):
            database = Database(url)
            migrate(database.engine)
            if url == full:
                await asyncio.to_thread(fill, database)
            database.close()
        print(f"filled: {Path(folder, 'full.db').stat().st_size / 1e6:.0f} MB", flush=True)
        async with workspace() as slack:
            starts = [await start(slack, full) for _ in range(3)]
            async with muster(slack, empty) as young, muster(slack, full) as old:
                ratios = {kind: await _compared(kind, slack, young, old) for kind in ("open", "list", "message")}
    met = [verdict(f"{kind}, beside an empty database", ratio, RATIO, at_most=True) for kind, ratio in ratios.items()]
    met.append(verdict("start, seconds", statistics.median(starts), START, at_most=True))
    return 0 if all(met) else 1


async def _compared(kind: str, slack, young, old) -> float:
    """The median time of this kind in the one process, by that in the other; by turns, on the same machine."""
    times: dict[object, list[float]] = {young: [], old: []}
    for i in range(ROUNDS):
        for app in (young, old):
            if kind == "message":
                times[app].append(await app.message("C024OPS01", "The error rate rises."))
            else:
                words = "list" if kind == "list" else f"drill checkout-api 1 practice {i}"
                times[app].append((await app.command(slack, words))[0])
    print(kind, ", ".join(f"{statistics.median(found) * 1000:.2f} ms" for found in times.values()), flush=True)
    return statistics.median(times[old]) / statistics.median(times[young])


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
