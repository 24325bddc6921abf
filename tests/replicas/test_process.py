"""The real program as a process: told to end, and killed."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from bot.outbox.deliver import LEASE
from bot.outbox.message import UNFINISHED, Message, Sending
from bot.store.database import Database
from tests.replicas.conftest import Replicas
from tests.stories.conftest import story_of
from tests.stories.incident import ROOM

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0  # real seconds


class Processes(Replicas):
    """Replicas of which one is another process; `bots` has those in this one."""

    async def begin(self) -> None:
        await self.slack.start()

    def start_process(self, folder: Path) -> subprocess.Popen:
        settings = self.settings()
        with (folder / "log").open("w") as log:
            return subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, stderr=log, env=os.environ | {
                "SLACK_BOT_TOKEN": self.slack.bot_token, "SLACK_APP_TOKEN": self.slack.app_token,
                "SLACK_API_URL": settings.api_url, "DATABASE_URL": settings.database_url, "PORT": "0",
                "MUSTER_LOG": "json", "MUSTER_PLAYBOOKS": str(self.playbooks)})

    async def heard(self) -> None:
        await self.slack.workspace.wait_for(lambda: len(self.slack.sockets.connections) >= 2, PATIENCE)


    async def settles(self) -> None:
        """Nothing of the bot need be in this process, and it may have ended."""


@pytest.fixture
async def processes(tmp_path, database_url, caplog):
    async with story_of(Processes(tmp_path, database_url, "socket"), caplog) as told:
        yield told


@pytest.fixture
async def on_postgresql(tmp_path, postgres_url, caplog):
    async with story_of(Processes(tmp_path, postgres_url, "socket"), caplog) as told:
        yield told


async def ended(process: subprocess.Popen) -> int:
    return await asyncio.to_thread(process.wait, PATIENCE)


async def test_told_to_end_it_lets_go_of_everything_within_ten_seconds(processes, tmp_path):
    """A call hangs when it is told: the process does not wait for Slack, and the row's claim ends with it."""
    process = processes.start_process(tmp_path)
    try:
        await processes.heard()
        slack = processes.slack
        hangs = slack.faults.add("chat.postMessage", delay=15, times=99)
        await processes.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s")
        async with asyncio.timeout(PATIENCE):
            while hangs.times == 99:
                await asyncio.sleep(0.01)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await ended(process) == 0
        assert time.monotonic() - begun < 10
    finally:
        process.kill()
        await ended(process)
    await processes.everybody_reads()
    database = Database(processes.settings().database_url, reader=True)
    left = database.turn(lambda session: session.exec(select(Message).where(Message.state == Sending.SENDING)).all())
    database.close()
    assert left
    if not database.is_sqlite:  # where a start ends them
        assert all(row.lease_until - row.started_at < LEASE for row in left)
    for line in (tmp_path / "log").read_text().splitlines():
        assert {"time", "level", "logger", "message"} <= set(json.loads(line))


async def test_killed_in_the_middle_of_its_calls_another_one_carries_on(on_postgresql, tmp_path):
    """What it had claimed is looked up: it was said, though no answer was heard."""
    story, slack, clock = on_postgresql, on_postgresql.slack, on_postgresql.clock
    clock.advance(datetime.now(UTC) - clock())  # the time of the process
    process = story.start_process(tmp_path)
    try:
        await story.heard()
        slow = slack.faults.add("chat.postMessage", delay=0.5, times=99)
        await story.ada.command("#payments", "/escalate checkout-api 1,4 p99 at 5 s")
        await slack.workspace.wait_for(lambda: slow.times < 99, PATIENCE)
    finally:
        process.kill()
        await ended(process)
    slow.times = 0
    await slack.settled()
    clock.advance(LEASE)
    await story.add()
    await story.ada.sees(ROOM, "Commander: offered to")
    await story.until_no_row(lambda: (Message.state.in_(UNFINISHED), Message.not_before <= clock()))
    done = [call for call in slack.calls if call.took_effect]
    posts = [call.args["text"] for call in done if call.method == "chat.postMessage"]
    assert len(posts) == len(set(posts)), posts
    assert sum(call.method == "conversations.create" for call in done) == 1
    await story.everybody_reads()
