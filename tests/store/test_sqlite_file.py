"""The program and its SQLite file: what cannot be used is said in words, and nothing is harmed."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import text

from bot.migrations import migrate
from bot.store.database import Database, DatabaseInUse
from bot.store.unusable import DatabaseUnusable

ROOT = Path(__file__).parents[2]


def start(path: Path) -> subprocess.CompletedProcess:
    """`python app.py` on this file; it must end by itself, before it asks Slack anything."""
    environ = {"PATH": os.environ["PATH"], "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "PORT": "1",
               "SLACK_API_URL": "http://127.0.0.1:9/", "DATABASE_URL": f"sqlite:///{path}"}
    return subprocess.run([sys.executable, str(ROOT / "app.py")], env=environ, capture_output=True, text=True, timeout=30)


def refused(path: Path) -> str:
    """What it says when it will not start: one calm sentence or two, no traceback."""
    done = start(path)
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr
    return done.stderr


def test_a_second_process_on_the_same_file_is_refused(tmp_path):
    first = Database(f"sqlite:///{tmp_path}/muster.db")
    said = refused(tmp_path / "muster.db")
    first.close()
    assert "is open in another Muster process" in said and "PostgreSQL" in said


def test_the_file_is_free_again_when_its_process_is_gone(tmp_path):
    url = f"sqlite:///{tmp_path}/muster.db"
    first = Database(url)
    with pytest.raises(DatabaseInUse):
        Database(url)
    first.close()
    Database(url).close()


def test_what_is_no_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "muster.db"
    path.write_bytes(b"minutes of the meeting\n" * 100)
    assert "damaged, or no SQLite file" in refused(path) and "backup" in refused(path)
    assert path.read_bytes() == b"minutes of the meeting\n" * 100


def test_a_damaged_file_is_named(tmp_path):
    path = tmp_path / "muster.db"
    database = Database(f"sqlite:///{path}")
    migrate(database.engine)
    database.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 3996 + whole[4096:])  # the table of contents
    said = refused(path)
    assert str(path) in said and "damaged" in said


def test_a_folder_that_is_not_there_is_named(tmp_path):
    said = refused(tmp_path / "nowhere" / "muster.db")
    assert "nowhere/muster.db cannot be opened" in said and "folder exists" in said


def test_a_file_held_by_another_program_is_named(tmp_path):
    path = tmp_path / "muster.db"
    with sqlite3.connect(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "held by another program" in refused(path)


@pytest.mark.parametrize("said, part", [
    ("attempt to write a readonly database", "may not be written"), ("database or disk is full", "disk is full"),
    ("database disk image is malformed", "is damaged"), ("unable to open database file", "cannot be opened"),
    ("server closed the connection", "server closed the connection"),
])
def test_each_trouble_has_its_words(tmp_path, said, part):
    database = Database(f"sqlite:///{tmp_path}/muster.db")
    assert part in str(DatabaseUnusable(database.engine.url, OperationalError("BEGIN", {}, sqlite3.OperationalError(said))))
    database.close()


def test_a_password_is_never_shown():
    from sqlalchemy.engine import make_url

    said = str(DatabaseUnusable(make_url("postgresql://muster:secret@db/muster"), Exception("no route to host")))
    assert "secret" not in said and "no route to host" in said


def test_a_turn_that_finds_the_disk_full_leaves_nothing_behind(tmp_path):
    database = Database(f"sqlite:///{tmp_path}/muster.db")
    database.turn(lambda session: session.execute(text("CREATE TABLE note (words TEXT)")))

    def fill(session) -> None:
        session.execute(text("INSERT INTO note VALUES ('begun')"))
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count={pages}"))
        session.execute(text("INSERT INTO note VALUES (:words)"), {"words": "x" * 100_000})

    with pytest.raises(OperationalError, match="full"):
        database.turn(fill)
    assert database.turn(lambda session: session.execute(text("SELECT count(*) FROM note")).scalar_one()) == 0
    database.close()
