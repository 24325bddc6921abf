"""Which channels incidents run in. Most messages are written elsewhere, and have to cost next to nothing."""

import asyncio

from sqlalchemy import Connection
from sqlmodel import col, select

from bot.domain.incident import Incident
from bot.store.database import Database

MOST = 10_000  # channels remembered; a workspace's open and recent incidents are far fewer


class Rooms:
    """Asks the database, for all channels in one question that are asked for at the same time. A yes is remembered; a
    no only until the next commit, and not at all where another process may open an incident at any moment."""

    def __init__(self, database: Database):
        self._database = database
        self._known: set[str] = set()
        self._elsewhere: set[str] = set()
        self._after: int | None = None  # so many commits
        self._wanted: set[str] = set()
        self._answer: asyncio.Task | None = None

    async def has(self, channel: str) -> bool:
        """Whether an incident runs in this channel, or ran there."""
        if channel in self._known:
            return True
        if channel in self._elsewhere and self._after is not None and self._after == self._database.commits:
            return False
        self._wanted.add(channel)
        self._answer = self._answer or asyncio.create_task(self._ask())
        return channel in await asyncio.shield(self._answer)

    async def _ask(self) -> set[str]:
        await asyncio.sleep(0)  # what comes in the same breath is asked along
        wanted, self._wanted, self._answer = self._wanted, set(), None
        commits = self._database.commits
        found = await self._database.read(lambda connection: _running(connection, wanted))
        if commits != self._after:
            self._after, self._elsewhere = commits, set()
        self._elsewhere |= wanted - found
        if len(self._known) + len(found) > MOST:
            self._known.clear()
        self._known |= found
        return found


def _running(connection: Connection, channels: set[str]) -> set[str]:
    return set(connection.scalars(select(Incident.channel).where(col(Incident.channel).in_(channels)).distinct()))
