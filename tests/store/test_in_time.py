"""A PostgreSQL that answers late: what somebody waits for is given up and never written, what can wait does."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.migrations import migrate
from bot.store import inbox
from bot.store.database import Database, Fate, TooSlow
from tests.postgres import other_program

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def database(postgres_url, monkeypatch):
    monkeypatch.setattr("bot.store.database.ANSWERS_WITHIN", 0.2)
    made = Database(postgres_url)
    migrate(made.engine)
    yield made
    made.close()


@pytest.fixture
def held(postgres_url, database):
    """Somebody else who can keep everybody from writing deliveries, until they let go."""
    with other_program(postgres_url) as other:
        other.execute("LOCK TABLE delivery IN EXCLUSIVE MODE")
        yield other


def write(session) -> None:
    inbox.remember(session, "one", NOW)


async def written(database: Database) -> bool:
    return await database.run(lambda session: inbox.taken(session, "one"))


async def test_what_is_given_up_is_never_written(database, held):
    with pytest.raises(TooSlow):
        await database.run(write, in_time=True)
    held.rollback()
    await asyncio.gather(*(database.run(lambda session: inbox.remember(session, "two", NOW)) for _ in range(9)))
    assert not await written(database)


def test_a_turn_that_is_tried_again_after_a_deadlock_is_not_given_up_by_itself():
    fate = Fate()
    fate.commit()
    fate.commit()
    assert not fate.give_up()


def test_what_is_given_up_does_not_commit():
    fate = Fate()
    assert fate.give_up()
    with pytest.raises(TooSlow):
        fate.commit()


async def test_what_nobody_waits_for_takes_its_time(database, held):
    writing = asyncio.create_task(database.run(write))
    done, _ = await asyncio.wait([writing], timeout=0.5)
    assert not done
    held.rollback()
    await writing
    assert await written(database)


async def test_what_is_in_time_is_written(database):
    await database.run(write, in_time=True)
    assert await written(database)
