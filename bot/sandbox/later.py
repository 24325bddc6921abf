"""Things due at a time of the sandbox's clock: redeliveries, the end of a connection's life."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush


@dataclass(order=True)
class _Due:
    at: datetime
    number: int
    deed: Callable[[], Coroutine] = field(compare=False)


class Later:
    """Carries out deeds when `now()` has reached their time.

    With the real clock it wakes by itself; with a clock that a test moves, call run_due() after moving it.
    """

    def __init__(self, now: Callable[[], datetime]):
        self._now = now
        self._heap: list[_Due] = []
        self._number = 0
        self._added = asyncio.Event()

    def after(self, seconds: float, deed: Callable[[], Coroutine]) -> None:
        self._number += 1
        heappush(self._heap, _Due(self._now() + timedelta(seconds=seconds), self._number, deed))
        self._added.set()

    async def run_due(self) -> None:
        """Carry out whatever is due by now, side by side, and wait for it."""
        due = []
        while self._heap and self._heap[0].at <= self._now():
            due.append(heappop(self._heap).deed())
        await asyncio.gather(*due)

    async def run_for_ever(self) -> None:
        while True:
            self._added.clear()
            await self.run_due()
            wait = (self._heap[0].at - self._now()).total_seconds() if self._heap else None
            # not wait_for(): on Python 3.11 it can swallow the cancellation that ends this loop
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._added.wait()
