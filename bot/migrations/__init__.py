"""The tables: brought up to date at start, by Alembic. How to change them: bot/migrations/revise.py."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, select

HERE = Path(__file__).parent
TURNSTILE = 0x6D757374  # the advisory lock that processes starting together take, one after the other

log = logging.getLogger(__name__)


def migrate(engine: Engine) -> None:
    """Bring the tables up to date, in one transaction; up to date already is fine.

    A database that a newer version has brought further is left as it is: revisions only ever add what an older
    version can do without, so that replicas can be replaced one by one.
    """
    with engine.connect() as connection:
        _check_references(connection, False)
        with connection.begin():
            _upgrade(connection)
        _check_references(connection, True)


def config_for(connection: Connection) -> Config:
    """Alembic's settings, to work on this connection."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    return config


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        _wait_for_turn(connection)
    config = config_for(connection)
    known = [revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()]  # the newest first
    found = MigrationContext.configure(connection).get_current_revision()
    if found and found not in known:
        log.warning("The database stands at revision %s, which is newer than this program. It is left as it is.", found)
    elif known and found != known[0]:
        command.upgrade(config, "head")
        log.info("The database was brought up to date: revision %s.", known[0])


def _wait_for_turn(connection: Connection) -> None:
    """One process after the other, each as long as it takes: a turn's limits are none of a large table's. A
    table that replicas use is still not waited for longer than a turn would, since they queue up behind."""
    for limit in ("lock_timeout", "statement_timeout"):
        connection.exec_driver_sql(f"SET LOCAL {limit} = 0")
    connection.execute(select(func.pg_advisory_xact_lock(TURNSTILE)))
    connection.exec_driver_sql("SET LOCAL lock_timeout TO DEFAULT")


def _check_references(connection: Connection, on: bool) -> None:
    """SQLite changes a table by building it anew, and would take the rows that refer to it along. The switch works
    outside of transactions only, so past SQLAlchemy, which would begin one."""
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
