"""Stories: people's words through the sandbox, over real HTTP and WebSocket.

A story fails on any message of the bot that nobody read, and on any logged error.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlmodel import select

from bot.config.manifest import manifest
from bot.config.settings import Settings
from bot.outbox.message import UNFINISHED, Message
from bot.run import Muster
from bot.sandbox import Sandbox
from bot.sandbox.home_workspace import CHANNELS, PEOPLE
from bot.services.steps import card
from tests.clock import MovableClock
from tests.port import free_port

PLAYBOOKS = Path(__file__).parents[2] / "playbooks"


class Story:
    """A workspace with the bot in it, and time that can be moved."""

    def __init__(self, tmp_path: Path, playbooks: Path = PLAYBOOKS, mode: str = "socket", command: str = "/escalate",
                 database_url: str | None = None):
        self.clock, self.tmp_path, self.playbooks, self.mode, self.command = (
            MovableClock(), tmp_path, playbooks, mode, command)
        self.database_url = database_url or f"sqlite:///{tmp_path}/muster.db"
        self.port = free_port()
        url = f"http://127.0.0.1:{self.port}/slack/events" if mode == "http" else None
        self.slack = Sandbox(manifest(command, url), PEOPLE, CHANNELS, now=self.clock, request_url=url,
                             on_advance=self._advance)
        self.expects_errors = False

    async def begin(self) -> None:
        await self.slack.start()
        await self.start_bot()

    async def start_bot(self) -> None:
        self.bot = Muster(self.settings(), now=self.clock)
        await self.bot.start()

    async def stop_bot(self) -> None:
        """The bot ends; the workspace goes on."""
        await self.bot.stop()

    async def end(self) -> None:
        await self.bot.stop()
        await self.slack.stop()

    def settings(self) -> Settings:
        return Settings(
            bot_token=self.slack.bot_token, app_token=self.slack.app_token, wanted_mode=self.mode,
            signing_secret=SecretStr(self.slack.signing_secret), api_url=self.slack.api_url,
            database_url=self.database_url, playbooks=self.playbooks, command=self.command, port=self.port)

    def __getattr__(self, name: str):
        """A person by name: story.ada."""
        return self.slack.person(name)

    async def pass_time(self, **length: float) -> None:
        """Move the clock and let the bot look at its timers."""
        await self.slack.advance(timedelta(**length))

    async def _advance(self, by: timedelta) -> None:
        self.clock.advance(by)
        await self.bot.tick()

    async def settles(self) -> None:
        """Until the bot has said all it has to say now."""
        await self.until_no_row(lambda: _waiting(self.clock()))
        await self.slack.settled()

    async def until_no_row(self, which: Callable[[], tuple]) -> None:
        """Until no outgoing row is left of those that `which` tells now."""
        deadline = asyncio.get_running_loop().time() + 10
        while rows := await self.bot.database.run(lambda session: session.exec(select(Message).where(*which())).all()):
            assert asyncio.get_running_loop().time() < deadline, f"still there at {self.clock()}: {rows}"
            await asyncio.sleep(0.005)

    async def everybody_reads(self) -> None:
        """Everybody reads all there is, where a story is about something else."""
        await self.settles()
        for message in self.slack.unread():
            message.read_by.add("everybody")

    def unread(self) -> list[str]:
        """What the bot said and nobody read."""
        return [f"{message.channel}: {message.text}" for message in self.slack.unread()]


@pytest.fixture(autouse=True)
def little_rest(monkeypatch):
    """The card's edits gather for a shorter time than in use: stories wait for most of them."""
    monkeypatch.setattr(card, "REST", timedelta(seconds=0.05))


@pytest.fixture
async def story(tmp_path, caplog, database_url):
    """A story on the example playbook, in Socket Mode."""
    async with story_of(Story(tmp_path, database_url=database_url), caplog) as told:
        yield told


@asynccontextmanager
async def story_of(told: Story, caplog):
    """Begin it; at its end all was read, and no error was logged."""
    try:
        await told.begin()
        yield told
        await told.settles()
        errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
        assert told.expects_errors or not errors, errors
        assert not told.unread(), "nobody read:\n" + "\n".join(told.unread())
    finally:
        await told.end()


def _waiting(now) -> tuple:
    """What is true of outgoing rows that are not done and not put off to later."""
    return Message.state.in_(UNFINISHED), Message.not_before <= now + timedelta(seconds=1)
