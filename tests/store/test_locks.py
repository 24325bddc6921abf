"""Which rows a turn locks, and in which order: several processes share one PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from bot.domain.incident import Incident
from bot.migrations import migrate
from bot.store import incident as incidents
from bot.store.database import Database
from tests.postgres import other_program

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WAITS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def database(postgres_url):
    made = Database(postgres_url)
    migrate(made.engine)
    yield made
    made.close()


def test_incidents_of_one_channel_are_locked_the_oldest_first(database, postgres_url):
    """Whoever holds the first one can have the second, for nobody who waits for the first holds that already."""
    database.turn(lambda session: session.add_all(
        Incident(service="checkout-api", severity="major", opened_at=NOW, active_at=NOW, channel="C1", in_thread=True)
        for _ in range(2)))
    with ThreadPoolExecutor() as beside, other_program(postgres_url) as other, other_program(postgres_url) as watch:
        watch.autocommit = True
        other.execute("SELECT id FROM incident WHERE id = 1 FOR UPDATE")
        found = beside.submit(database.turn, lambda session: [one.id for one in incidents.running_in(session, "C1")])
        while watch.execute(WAITS).fetchone() == (0,):
            assert not found.done()
        other.execute("SELECT id FROM incident WHERE id = 2 FOR UPDATE NOWAIT")
        other.rollback()
        assert found.result() == [2, 1]
