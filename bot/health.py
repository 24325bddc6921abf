"""What a supervisor asks: is it alive, can it work, how does it stand."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError

from bot.metrics import Metrics
from bot.services import standing
from bot.services.standing import Standing
from bot.services.turn import Turns

PATIENCE = 3.0  # seconds the database has to answer; probes wait hardly longer
LAG = 300.0  # seconds an outgoing message may be due before the bot calls itself not ready


class Health:
    """Answers /healthz, /readyz and /metrics. `is_heard` says whether Slack can reach this process now."""

    def __init__(self, turns: Turns, metrics: Metrics, is_heard: Callable[[], Awaitable[bool]]):
        self._turns, self._metrics, self._is_heard = turns, metrics, is_heard

    def serve_on(self, site: web.Application) -> None:
        """Hang the three pages on a web application."""
        site.router.add_get("/healthz", self._alive)
        site.router.add_get("/readyz", self._ready)
        site.router.add_get("/metrics", self._figures)

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def _ready(self, request: web.Request) -> web.Response:
        """503 with what is not ready. `?but=outbox` leaves a point out: where Slack takes no messages it still
        has to be able to deliver commands."""
        found = await self._standing()
        points = {
            "database": "" if found else "does not answer",
            "slack": "" if await self._is_heard() else "no connection that Slack has greeted",
            "outbox": f"behind by {found.outbox_age:.0f} s" if found and found.outbox_age > LAG else "",
        }
        wrong = {name: words for name, words in points.items() if words and name not in request.query.getall("but", [])}
        return web.json_response({"ready": not wrong, "not_ready": wrong}, status=503 if wrong else 200)

    async def _figures(self, _request: web.Request) -> web.Response:
        found = await self._standing()
        if found is None:
            return web.Response(status=503, text="the database does not answer")
        return web.Response(body=self._metrics.text(found), headers={"content-type": CONTENT_TYPE_LATEST})

    async def _standing(self) -> Standing | None:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._turns.take(standing.read)
        except (TimeoutError, SQLAlchemyError):
            return None
