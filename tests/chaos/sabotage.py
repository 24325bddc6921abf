"""Killing from outside: the sandbox sees every call and every delivery begin and end."""

import asyncio
from collections.abc import Callable
from itertools import count

from aiohttp import web

from bot.sandbox import Sandbox
from bot.sandbox.delivery import Answer

MOST_HASTE = 0.02  # seconds after a delivery within which the bot has begun its turn


class Saboteur:
    """Strikes once when armed: at the how-many-th "call lost" (before it has an effect), "call caught" (it has its
    effect, and the answer never arrives), "call answered", "handed" (a delivery reached the bot), "acknowledged",
    or at a "moment" (milliseconds from now)."""

    def __init__(self, sandbox: Sandbox, kill: Callable[[], None]):
        self._kill, self._wanted, self._number, self._passed = kill, "", 0, count(1)
        self._timer: asyncio.TimerHandle | None = None
        sandbox.app.middlewares.append(self._around_calls)
        self._send, sandbox.delivery.send = sandbox.delivery.send, self._around_deliveries

    def arm(self, kind: str, number: int) -> None:
        self.disarm()
        self._wanted, self._number, self._passed = kind, number, count(1)
        if kind == "moment":
            self._timer = asyncio.get_running_loop().call_later(number / 1000, self._kill)

    def disarm(self) -> None:
        self._wanted = ""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _strikes(self, point: str) -> bool:
        if point != self._wanted or next(self._passed) != self._number:
            return False
        self._wanted = ""
        return True

    @web.middleware
    async def _around_calls(self, request: web.Request, handler) -> web.StreamResponse:
        if not request.path.startswith(("/api/", "/response/")):
            return await handler(request)
        if self._strikes("call lost"):
            self._kill()
            return web.Response(status=503)
        if self._strikes("call caught"):
            self._kill()
        response = await handler(request)
        if self._strikes("call answered"):
            asyncio.get_running_loop().call_later(0.005, self._kill)  # the answer has left by then
        return response

    async def _around_deliveries(self, *args, **kwargs) -> Answer:
        if self._strikes("handed"):
            asyncio.get_running_loop().call_later(MOST_HASTE * (self._number % 5) / 5, self._kill)
        answer = await self._send(*args, **kwargs)
        if answer.ok and self._strikes("acknowledged"):
            self._kill()
        return answer
