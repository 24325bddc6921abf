"""Rounds of the scene, each killed at its own points, each counted at the end."""

import asyncio
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlmodel import Session, func, select

from bot.config.manifest import manifest
from bot.domain.timer import Timer
from bot.outbox.message import UNFINISHED, Message
from bot.sandbox import Sandbox
from bot.sandbox.home_workspace import CHANNELS, PEOPLE
from bot.store.database import Database
from tests.chaos.count import Count
from tests.chaos.process import Bot, Point, any_point
from tests.chaos.scene import Scene
from tests.clock import MovableClock
from tests.port import free_port

REST = 60.0  # real seconds within which the bot has said all it has to say, on a busy machine too
QUIET_LOOKS = 5  # in a row, a tenth of a second apart: a bot that has just started reads back once more
ACK_SECONDS = 1.5  # real seconds people wait: a process that was killed does not answer


@dataclass
class Figures:
    """What the campaign comes to."""

    rounds: int = 0
    kills: list[str] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    def add(self, other: "Figures") -> None:
        self.rounds += other.rounds
        for name in ("kills", "starts", "lost", "doubled"):
            getattr(self, name).extend(getattr(other, name))


@dataclass(frozen=True)
class Plan:
    """One round: where it is killed, one point after another, and how long Slack takes for a call (seconds)."""

    points: tuple[Point, ...]
    latency: float = 0.0

    def __str__(self) -> str:
        return ", ".join(map(str, self.points)) + (f" at {self.latency} s a call" if self.latency else "")


def plans(seed: int, kills: int) -> Iterator[Plan]:
    """Rounds without end, the same for the same seed."""
    chance = random.Random(seed)
    while True:
        yield Plan(tuple(any_point(chance) for _ in range(kills)), chance.choice((0.0, 0.05)))


async def play(plan: Plan) -> Figures:
    """One round: the scene on a workspace and a database of its own, killed as planned."""
    clock = MovableClock()
    with tempfile.TemporaryDirectory(prefix="muster-chaos-") as folder:
        sandbox = Sandbox(manifest("/escalate", None), PEOPLE, CHANNELS, now=clock)
        sandbox.ack_seconds, sandbox.latency = ACK_SECONDS, plan.latency
        bot = Bot(sandbox, Path(folder), free_port(), plan.points)
        scene = Scene(sandbox, bot, clock)
        await sandbox.start()
        try:
            bot.begin()
            return await _round(scene, str(plan))
        finally:
            await bot.end()
            await sandbox.stop()


async def _round(scene: Scene, label: str) -> Figures:
    bot = scene.bot
    figures = Figures(rounds=1, kills=bot.kills, starts=bot.starts)
    try:
        kept = await scene.play()
        await _rest(scene)
    except (AssertionError, TimeoutError) as problem:
        log = (bot.folder / "log").read_text()[-3000:]
        figures.lost.append(f"[{label}] the scene did not come to its end: {problem!r} {bot.failures}\n{log}")
        return figures
    database = Database(bot.database_url, reader=True)
    with Session(database.engine) as session:
        count = Count(scene.slack, session, kept, scene.clock() - timedelta(seconds=30))
    database.close()
    figures.lost += [f"[{label}] {line}" for line in count.lost]
    figures.doubled += [f"[{label}] {line}" for line in count.doubled]
    return figures


async def _rest(scene: Scene) -> None:
    """Until nothing more is to be said, and nothing due stands."""
    database, quiet = Database(scene.bot.database_url, reader=True), 0
    try:
        async with asyncio.timeout(REST):
            while quiet < QUIET_LOOKS:
                await asyncio.sleep(0.1)
                await scene.bot.up()
                quiet = 0 if database.turn(lambda session: _open_work(session, scene.clock())) else quiet + 1
            await scene.slack.settled()
    except TimeoutError:
        pass  # what has not come to rest by now is counted as lost
    finally:
        database.close()


def _open_work(session: Session, now) -> int:
    rows = session.exec(select(func.count()).select_from(Message).where(Message.state.in_(UNFINISHED))).one()
    return rows + session.exec(select(func.count()).select_from(Timer).where(Timer.due_at <= now)).one()
