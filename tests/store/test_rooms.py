"""Where incidents run: asked of the database only when the answer may have changed."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.domain.incident import Incident
from bot.migrations import migrate
from bot.store.database import Database
from bot.store.rooms import Rooms


@pytest.fixture
def database(tmp_path):
    found = Database(f"sqlite:///{tmp_path}/muster.db")
    migrate(found.engine)
    yield found
    found.close()


@pytest.fixture
def asked(database, monkeypatch) -> list:
    """One entry for each question that reaches the database."""
    questions, read = [], database.read

    async def counted(ask):
        questions.append(ask)
        return await read(ask)
    monkeypatch.setattr(database, "read", counted)
    return questions


NOW = datetime(2026, 11, 23, 2, 55, tzinfo=UTC)


def opened(session, channel: str) -> None:
    session.add(Incident(service="checkout-api", severity="major", responder="U024ADA01", channel=channel, opened_at=NOW,
                         active_at=NOW))


async def test_a_channel_without_an_incident_is_asked_about_once(database, asked):
    rooms = Rooms(database)
    assert [await rooms.has("C1") for _ in range(5)] == [False] * 5
    assert len(asked) == 1


async def test_an_incident_opened_later_is_noticed_and_remembered(database, asked):
    rooms = Rooms(database)
    assert not await rooms.has("C1")
    await database.run(lambda session: opened(session, "C1"))
    assert await rooms.has("C1") and not await rooms.has("C2") and await rooms.has("C1")
    assert len(asked) == 3


async def test_what_was_rolled_back_changes_nothing(database, asked):
    def failing(session):
        opened(session, "C1")
        raise ValueError("no")

    rooms = Rooms(database)
    with pytest.raises(ValueError):
        await database.run(failing)
    assert not await rooms.has("C1") and not await rooms.has("C1")
    assert len(asked) == 1


async def test_turns_that_share_a_commit_are_noticed(database, asked):
    rooms = Rooms(database)
    assert not await rooms.has("C3")
    await asyncio.gather(*(database.run(lambda session, n=n: opened(session, f"C{n}")) for n in range(9)))
    assert await rooms.has("C3") and await rooms.has("C8")


async def test_where_other_processes_write_too_every_no_is_asked_again(database, asked):
    database.commits = None
    rooms = Rooms(database)
    assert not await rooms.has("C1") and not await rooms.has("C1")
    assert len(asked) == 2
