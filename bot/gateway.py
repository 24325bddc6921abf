"""How Slack reaches the bot: Socket Mode or signed HTTP requests, and the small web server beside either."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import Clock, SignatureVerifier

from bot.config.settings import Settings
from bot.health import Health
from bot.metrics import Metrics
from bot.services.turn import Turns
from bot.sockets import Sockets

EVENTS_PATH = "/slack/events"
LARGEST = 1024 * 1024  # bytes in a request; Slack's payloads stay far below
READ_WITHIN = 5.0  # seconds a request's body may take to arrive
ANSWER_WITHIN = 4.0  # seconds requests under way have when the bot ends; Slack waits for three

log = logging.getLogger(__name__)


class Gateway:
    """Opens the way in that the settings ask for. `after_gap` is called when Slack could not reach the bot for a while."""

    def __init__(self, settings: Settings, app: AsyncApp, after_gap: Callable[[], Awaitable[None]], turns: Turns,
                 metrics: Metrics, now: Callable[[], datetime]):
        self.settings, self.app = settings, app
        self._health = Health(turns, metrics, self._is_heard)
        self._signature = Signature(settings, now) if settings.mode == "http" else None
        self._sockets = None if self._signature else Sockets(app, settings.app_token.get_secret_value(), after_gap)
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Start listening. Raises OSError where the port cannot be had."""
        await self._serve()
        if self._sockets:
            await self._sockets.open()

    async def close(self) -> None:
        """Stop listening; requests under way are answered first."""
        if self._sockets:
            await self._sockets.close()
        if self._runner:
            await self._runner.cleanup()

    @property
    def address(self) -> tuple[str, int]:
        """Host and port the web server listens on."""
        return self._runner.addresses[0][:2]

    async def _is_heard(self) -> bool:
        return await self._sockets.any_well() if self._sockets else True

    async def _serve(self) -> None:
        site = web.Application(client_max_size=LARGEST)
        self._health.serve_on(site)
        if self._signature:
            site.router.add_post(EVENTS_PATH, self._events)
        self._runner = web.AppRunner(site, access_log=None, shutdown_timeout=ANSWER_WITHIN)
        await self._runner.setup()
        # In Socket Mode nobody outside has to reach this port: it is there for health checks.
        host = self.settings.host or ("0.0.0.0" if self._signature else "127.0.0.1")
        await web.TCPSite(self._runner, host, self.settings.port).start()
        log.info("listening on %s:%s", *self.address)

    async def _events(self, request: web.Request) -> web.Response:
        async with asyncio.timeout(READ_WITHIN):
            body = await request.read()
        if not self._signature.is_right(body, request):
            log.warning("a request that Slack did not sign was turned away")
            return web.Response(status=401)
        said = as_json(body.decode(), request.content_type)
        if said is None:
            log.warning("a signed request that holds no object was turned away")
            return web.Response(status=400)
        asked = AsyncBoltRequest(body=said, query=request.query_string, headers=request.headers)
        return await to_aiohttp_response(await self.app.async_dispatch(asked))


def as_json(body: str, kind: str) -> str | None:
    """What Slack says, as JSON: an event is, an interaction is within a form, a command is a form. None where it is no
    object. Bolt's own reading takes a command with the word "payload" in it for an interaction, and loses it."""
    try:
        if kind != "application/json":
            form = dict(parse_qsl(body, keep_blank_values=True))
            body = form["payload"] if "payload" in form else json.dumps(form)
        said = json.loads(body)
    except ValueError:
        return None
    return body.strip() if isinstance(said, dict) and isinstance(said.get("event", {}), dict) else None


class Signature(Clock):
    """Checks Slack's signature by the bot's own clock, before Bolt sees a request: Bolt would log the whole body of
    one that is wrong, and stumble over a time that is no number."""

    def __init__(self, settings: Settings, now: Callable[[], datetime]):
        self._now = now
        self._verifier = SignatureVerifier(settings.signing_secret.get_secret_value(), self)

    def now(self) -> float:
        """Seconds since 1970."""
        return self._now().timestamp()

    def is_right(self, body: bytes, request: web.Request) -> bool:
        """Whether Slack signed this body within the last five minutes."""
        try:
            return self._verifier.is_valid(body, request.headers.get("x-slack-request-timestamp"),
                                           request.headers.get("x-slack-signature"))
        except (ValueError, TypeError, OverflowError):  # no number, no UTF-8, letters beyond ASCII, a time out of reach
            return False
