"""What the benchmarks measure with: the bot and a bare slack-bolt app as processes of their own, heard over signed HTTP."""

import asyncio
import json
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from bot.config.manifest import manifest
from bot.sandbox import Sandbox
from bot.sandbox.home_workspace import CHANNELS, PEOPLE
from bot.sandbox.webhooks import Webhooks

HERE = Path(__file__).parents[1]
NUMBERS = count(1)


def now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def workspace() -> AsyncIterator[Sandbox]:
    """The example workspace. It delivers nothing by itself: an app that listens nowhere in particular hears what `App.hears` sends."""
    async with Sandbox(manifest(), PEOPLE, CHANNELS, now=now) as slack:
        yield slack


class App:
    """A process that answers Slack's requests."""

    def __init__(self, process: asyncio.subprocess.Process, port: int, secret: str, session: aiohttp.ClientSession):
        self.process, self.port, self._session = process, port, session
        self._signs = Webhooks("", secret, now, lambda: 3.0)

    async def hears(self, body: str, kind: str) -> tuple[float, str]:
        """Seconds until it answered a request, and what it answered."""
        headers = self._signs.signature(body) | {"content-type": kind}
        begun = time.perf_counter()
        async with self._session.post(f"http://127.0.0.1:{self.port}/slack/events", data=body, headers=headers) as answer:
            text = await answer.text()
            if answer.status != 200:
                raise RuntimeError(f"{answer.status} {text}")
        return time.perf_counter() - begun, text

    async def command(self, slack: Sandbox, text: str, channel: str = "C024PAY01") -> tuple[float, str]:
        number = next(NUMBERS)
        return await self.hears(urlencode({
            "command": "/escalate", "text": text, "user_id": "U024ADA01", "channel_id": channel, "team_id": "T0SANDBOX1",
            "trigger_id": f"{number}.{time.time_ns()}", "response_url": f"{slack.url}/response/{number}",
        }), "application/x-www-form-urlencoded")

    async def message(self, channel: str, text: str, **more: str) -> float:
        number = next(NUMBERS)
        event = {"type": "message", "channel": channel, "user": "U024LIN01", "text": text, "channel_type": "channel",
                 "ts": f"{time.time():.0f}.{number % 1000000:06d}"} | more
        payload = {"type": "event_callback", "event_id": f"Ev{number}", "team_id": "T0SANDBOX1", "event": event}
        return (await self.hears(json.dumps(payload), "application/json"))[0]

    def megabytes(self) -> float:
        """Resident memory."""
        fields = dict(line.split(":", 1) for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines())
        return int(fields["VmRSS"].split()[0]) / 1024


@asynccontextmanager
async def running(slack: Sandbox, *program: str, **environment: str) -> AsyncIterator[App]:
    """`python <program>`, once it answers /healthz; told to end afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = os.environ | {
        "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_SIGNING_SECRET": slack.signing_secret, "MUSTER_MODE": "http",
        "SLACK_API_URL": slack.api_url, "PORT": str(port), "HOST": "127.0.0.1",
        "MUSTER_PLAYBOOKS": str(HERE / "playbooks")} | environment
    process = await asyncio.create_subprocess_exec(sys.executable, *program, cwd=HERE, env=settings,
                                                   stderr=asyncio.subprocess.DEVNULL)
    # One connection for each: what is measured is the app, not the handshake.
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=64)) as session:
        try:
            await _answers(session, port, process)
            yield App(process, port, slack.signing_secret, session)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _answers(session: aiohttp.ClientSession, port: int, process) -> None:
    while process.returncode is None:
        try:
            async with session.get(f"http://127.0.0.1:{port}/healthz"):
                return
        except aiohttp.ClientConnectorError:
            await asyncio.sleep(0.01)
    raise RuntimeError("the process ended")


def muster(slack: Sandbox, database: str):
    """The bot on this database."""
    return running(slack, "app.py", DATABASE_URL=database)


def bare(slack: Sandbox):
    """A slack-bolt app that acknowledges and does nothing else."""
    return running(slack, "-m", "benchmarks.bare")


async def all_at_once(work, number: int, side_by_side: int = 16) -> float:
    """Do `work(i)` that often, so many at a time; returns how many a second."""
    numbers = iter(range(number))

    async def worker() -> None:
        for i in numbers:
            await work(i)

    begun = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(side_by_side)))
    return number / (time.perf_counter() - begun)


def verdict(words: str, value: float, aim: float, at_most: bool) -> bool:
    """Print a figure beside its aim; whether it is met."""
    met = value <= aim if at_most else value >= aim
    print(f"{words}: {value:.2f} (aim: at {'most' if at_most else 'least'} {aim:g}){'' if met else '  MISSED'}", flush=True)
    return met
