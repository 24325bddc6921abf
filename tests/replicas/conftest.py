"""Three processes' worth of the bot on one PostgreSQL database and one workspace."""

import asyncio

import aiohttp
import pytest
from aiohttp import web

from bot.run import Muster
from tests.stories.conftest import Story, story_of


class Balancer:
    """Hands requests to one replica after the other, and skips those that do not answer."""

    def __init__(self, port: int):
        self.port, self.ports = port, []
        self._turn = 0

    async def begin(self) -> None:
        site = web.Application()
        site.router.add_post("/slack/events", self._hand_on)
        self._runner = web.AppRunner(site)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def end(self) -> None:
        await self._runner.cleanup()

    async def _hand_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        for _ in self.ports:
            self._turn += 1
            url = f"http://127.0.0.1:{self.ports[self._turn % len(self.ports)]}/slack/events"
            try:
                async with aiohttp.request("POST", url, data=body, headers=request.headers) as answer:
                    return web.Response(status=answer.status, body=await answer.read(),
                                        content_type=answer.content_type)
            except aiohttp.ClientConnectorError:
                continue
        return web.Response(status=502)


class Replicas(Story):
    """A story told with several replicas; `bot` is the first one."""

    def __init__(self, tmp_path, url: str, mode: str):
        super().__init__(tmp_path, mode=mode, database_url=url)
        self.bots: list[Muster] = []
        self.balancer = Balancer(self.port)

    async def begin(self) -> None:
        await self.slack.start()
        if self.mode == "http":
            await self.balancer.begin()
        for _ in range(3):
            await self.add()

    async def add(self) -> Muster:
        bot = Muster(self.settings().model_copy(update={"port": 0, "host": "127.0.0.1"}), now=self.clock)
        await bot.start()
        self.bots.append(bot)
        self.balancer.ports.append(bot.gateway.address[1])
        self.bot = self.bots[0]
        return bot

    async def remove(self, bot: Muster) -> None:
        """A replica ends as it should."""
        self._forget(bot)
        await bot.stop()

    def _forget(self, bot: Muster) -> None:
        self.balancer.ports.remove(bot.gateway.address[1])
        self.bots.remove(bot)
        self.bot = self.bots[0]

    async def end(self) -> None:
        await asyncio.gather(*(bot.stop() for bot in self.bots))
        if self.mode == "http":
            await self.balancer.end()
        await self.slack.stop()

    async def _advance(self, by) -> None:
        self.clock.advance(by)
        await asyncio.gather(*(bot.tick() for bot in self.bots))


@pytest.fixture(params=["socket", "http"])
async def replicas(request, tmp_path, postgres_url, caplog):
    """Three replicas, in Socket Mode and behind a load balancer; a story like any other."""
    async with story_of(Replicas(tmp_path, postgres_url, request.param), caplog) as told:
        yield told
