"""What happens again and again: playbooks are looked at, people looked up, old deliveries dropped."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.config.playbooks import Refused, Reloaded
from bot.services import contact, housekeeping, playbook
from bot.services.turn import Turns
from bot.store.database import OUT_OF_REACH

log = logging.getLogger(__name__)

TICK = 1  # seconds between looks at the timers
LOOK_AT_FILES = 5  # seconds
HOURS = timedelta(hours=6)
MINUTES = timedelta(minutes=5)


class Calendar:
    """Runs the recurring jobs. `look` reads changed files: None, Reloaded or Refused for each that changed."""

    def __init__(self, turns: Turns, now: Callable[[], datetime], tick: Callable,
                 look: Callable[[], list[Reloaded | Refused]]):
        self.turns, self.now, self.look = turns, now, look
        self._tick, self._ticking = tick, asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """Begin; every job forgives a late run and never overlaps itself."""
        manner = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler.add_job(self._tick_when_possible, "interval", seconds=TICK, **manner)
        self._scheduler.add_job(self.reload, "interval", seconds=LOOK_AT_FILES, **manner)
        self._scheduler.add_job(self.daily, "cron", hour="*/6", **manner)
        self._scheduler.start()

    async def stop(self) -> None:
        """End after the timers that are being carried out: their claims end with them."""
        self._scheduler.pause()
        async with self._ticking:
            self._scheduler.shutdown(wait=False)

    async def _tick_when_possible(self) -> None:
        async with self._ticking:
            try:
                await self._tick()
            except OUT_OF_REACH as problem:
                log.warning("the timers wait: the database cannot be reached (%s)", type(problem).__name__)

    async def reload(self) -> None:
        """Take over changed files. A large one is read beside the event loop."""
        for outcome in await asyncio.to_thread(self.look):
            if isinstance(outcome, Refused):
                log.error("the changed %s: refused, the last good version stays in force:\n%s", outcome.files, outcome.errors)
                told = hashlib.sha256(str(outcome.errors).encode()).hexdigest()
                problems = [str(problem) for problem in outcome.errors.problems]
                await self.turns.take(playbook.refused, outcome.files, problems,
                                      once=self._once(f"refused {told}", MINUTES))
            else:
                log.info("the changed %s: in force", outcome.files)
                await self.turns.take(contact.refresh)
                if outcome.mended:
                    await self.turns.take(playbook.mended, outcome.files,
                                          once=self._once(f"mended {outcome.files}", MINUTES))

    async def daily(self) -> None:
        """Look people up again and tidy. Of several processes, one does it."""
        await self.turns.take(contact.refresh, once=self._once("people", HOURS))
        await self.tidy()

    async def tidy(self) -> None:
        """Drop what nobody needs any more. Of several processes, one does it."""
        await self.turns.take(housekeeping.tidy, once=self._once("tidy", HOURS))

    def _once(self, what: str, span: timedelta) -> str:
        """What several processes are about to do at the same time, by one word: the inbox lets the first of them."""
        return f"{what} {int(self.now().timestamp() // span.total_seconds())}"
