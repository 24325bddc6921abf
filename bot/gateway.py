"""How Slack reaches the bot: Socket Mode or signed HTTP requests, and the small web server beside either."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp

from bot.config.settings import Settings
from bot.sockets import Sockets

EVENTS_PATH = "/slack/events"
LARGEST = 1024 * 1024  # bytes in a request; Slack's payloads stay far below


class Gateway:
    """Opens the way in that the settings ask for. `after_gap` is called when Slack could not reach the bot for a while."""

    def __init__(self, settings: Settings, app: AsyncApp, after_gap: Callable[[], Awaitable[None]]):
        self.settings, self.app, self.after_gap = settings, app, after_gap
        self._sockets: Sockets | None = None
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Start listening."""
        await self._serve()
        if self.settings.mode == "socket":
            self._sockets = Sockets(self.app, self.settings.app_token.get_secret_value(), self.after_gap)
            await self._sockets.open()

    async def close(self) -> None:
        """Stop listening; requests under way are answered first."""
        if self._sockets:
            await self._sockets.close()
        if self._runner:
            await self._runner.cleanup()

    async def _serve(self) -> None:
        site = web.Application(client_max_size=LARGEST)
        site.router.add_get("/healthz", self._alive)
        if self.settings.mode == "http":
            site.router.add_post(EVENTS_PATH, self._events)
        self._runner = web.AppRunner(site)
        await self._runner.setup()
        # In Socket Mode nobody outside has to reach this port: it is there for health checks.
        host = "0.0.0.0" if self.settings.mode == "http" else "127.0.0.1"
        await web.TCPSite(self._runner, host, self.settings.port).start()

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def _events(self, request: web.Request) -> web.Response:
        return await to_aiohttp_response(await self.app.async_dispatch(await to_bolt_request(request)))
