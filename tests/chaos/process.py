"""The bot as a process that is killed and started again, again and again."""

import asyncio
import os
import random
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from bot.sandbox import Sandbox
from tests.chaos.dying import SECONDS
from tests.chaos.sabotage import Saboteur

PLAYBOOKS = Path(__file__).parents[2] / "playbooks"
PATIENCE = 90.0  # real seconds a start may take on a busy machine


@dataclass(frozen=True)
class Point:
    """Where the process is killed: what happens there, and the how-many-th of it."""

    kind: str
    number: int

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


# Told by the process itself (dying.py) ...
INSIDE = {"commit": 60, "committed": 60, "inbox": 14, "timer": 5, "timer fired": 5}
# ... and by the sandbox around it (sabotage.py); the numbers say how often it happens in a scene, about.
OUTSIDE = {"call lost": 45, "call caught": 45, "call answered": 45, "handed": 16, "acknowledged": 16}
MOMENT = "moment"  # milliseconds after the start


def any_point(chance: random.Random) -> Point:
    """A point drawn from all kinds alike."""
    kind = chance.choice([*INSIDE, *OUTSIDE, MOMENT])
    return Point(kind, chance.randint(1, (INSIDE | OUTSIDE | {MOMENT: 4000})[kind]))


class Bot:
    """Keeps the process running: dead by one point, it is started again with the next."""

    def __init__(self, sandbox: Sandbox, folder: Path, port: int, points: Iterable[Point] = ()):
        self.sandbox, self.folder, self.port, self.points = sandbox, folder, port, list(points)
        self.kills: list[str] = []  # the points that struck
        self.starts: list[float] = []  # seconds from start to the first line to Slack
        self.failures: list[str] = []  # deaths nobody asked for
        self.saboteur = Saboteur(sandbox, self.kill)
        self._process: asyncio.subprocess.Process | None = None
        self._keeping: asyncio.Task | None = None
        self._ended = False

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.folder}/muster.db"

    def set_clock(self, now: Callable[[], datetime]) -> None:
        """The process tells the same time as `now` from now on."""
        file = os.open(self.folder / "clock", os.O_WRONLY | os.O_CREAT)
        os.pwrite(file, SECONDS.pack((now() - datetime.now(UTC)).total_seconds()), 0)
        os.close(file)

    def begin(self) -> None:
        self._keeping = asyncio.create_task(self._keep())

    async def up(self) -> None:
        """Until Slack can reach it."""
        await self.sandbox.workspace.wait_for(lambda: self.sandbox.sockets.connections or self._keeping.done(), PATIENCE)
        assert not self._keeping.done(), self.failures

    def kill(self) -> None:
        """Now, without a word."""
        if self._process and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)

    async def end(self) -> None:
        """For good, as an operator ends it."""
        self._ended = True
        if self._process and self._process.returncode is None:
            self._process.terminate()
        await asyncio.wait_for(self._keeping, 15)

    async def _keep(self) -> None:
        while not self._ended:
            point = self.points.pop(0) if self.points else None
            begun = monotonic()
            await self._start(point)
            greeted = asyncio.create_task(self.sandbox.workspace.wait_for(lambda: self.sandbox.sockets.connections))
            greeted.add_done_callback(lambda task: task.cancelled() or self.starts.append(monotonic() - begun))
            code = await self._process.wait()
            greeted.cancel()
            self.saboteur.disarm()
            if code == -signal.SIGKILL:
                self.kills.append(str(point))
            elif not self._ended:
                self.failures.append(f"left by itself with {code}:\n{(self.folder / 'log').read_text()[-4000:]}")
                return
            await self.sandbox.workspace.wait_for(lambda: not self.sandbox.sockets.connections, PATIENCE)

    async def _start(self, point: Point | None) -> None:
        environ = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | {
            "SLACK_BOT_TOKEN": self.sandbox.bot_token, "SLACK_APP_TOKEN": self.sandbox.app_token,
            "SLACK_API_URL": self.sandbox.api_url, "DATABASE_URL": self.database_url, "PORT": str(self.port),
            "MUSTER_PLAYBOOKS": str(PLAYBOOKS), "CHAOS_CLOCK": str(self.folder / "clock"),
        } | ({"CHAOS_DIE": str(point)} if point and point.kind in INSIDE else {})
        if point and point.kind not in INSIDE:
            self.saboteur.arm(point.kind, point.number)
        with open(self.folder / "log", "ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, str(Path(__file__).with_name("dying.py")), env=environ, stdout=log, stderr=log)
