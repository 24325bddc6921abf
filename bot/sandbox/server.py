"""The sandbox: one workspace, its Web API, the app's deliveries, and the people in it."""

import asyncio
import inspect
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Self

from aiohttp import web

from bot.sandbox import seed
from bot.sandbox.answers import post_answer, read_answer
from bot.sandbox.app_profile import BOT_USER_ID
from bot.sandbox.delivery import Recorder, Sent
from bot.sandbox.errors import SlackError
from bot.sandbox.events import Events
from bot.sandbox.faults import Faults
from bot.sandbox.interactivity import Interactions
from bot.sandbox.later import Later
from bot.sandbox.models import Message
from bot.sandbox.people import Person
from bot.sandbox.sockets import Sockets
from bot.sandbox.web import Page
from bot.sandbox.web_api import Call, WebApi
from bot.sandbox.webhooks import Webhooks
from bot.sandbox.workspace import Workspace

LOOPBACK = "127.0.0.1"


class Sandbox:
    """A small, strict, local Slack.

    manifest: a Slack app manifest; it decides scopes, subscriptions, commands and shortcuts.
    people, channels: what there is at the start, see seed.py. now: the only clock, aware UTC.
    request_url: given, payloads are posted there signed (HTTP mode); else they go over Socket Mode.
    on_advance: called with a timedelta by advance(), to move the clock behind `now`; may be async.
    """

    def __init__(
        self,
        manifest: dict,
        people: Iterable[dict] = (),
        channels: Iterable[dict] = (),
        *,
        now: Callable[[], datetime],
        port: int = 0,
        request_url: str | None = None,
        on_advance: Callable[[timedelta], object] | None = None,
    ):
        self.bot_token, self.app_token = f"xoxb-sandbox-{token_hex(12)}", f"xapp-sandbox-{token_hex(12)}"
        self.signing_secret = token_hex(16)
        self.ack_seconds = 3.0  # real seconds the app has to acknowledge
        self.on_advance = on_advance
        self._port = port
        self.workspace = Workspace(manifest, now)
        seed.people(self.workspace, people)
        seed.channels(self.workspace, channels)
        self._wire(now, request_url)
        self.app = self._routes()

    def _wire(self, now: Callable[[], datetime], request_url: str | None) -> None:
        ws, self.later, self.faults = self.workspace, Later(now), Faults()
        self.sockets = Sockets(self.later, lambda: self.ack_seconds)
        self.sockets.on_change = ws.touch
        webhooks = (
            Webhooks(request_url, self.signing_secret, now, lambda: self.ack_seconds) if request_url else None
        )
        self.delivery = Recorder(webhooks or self.sockets, ws.touch)
        self.events = Events(ws.app, self.delivery, self.later, ws.seconds)
        ws.on_event = self.events.take
        self.interactions = Interactions(ws, self.delivery)
        self.web_api = WebApi(ws, self.sockets, self.faults, {self.bot_token: "bot", self.app_token: "app"})

    def _routes(self) -> web.Application:
        app = web.Application(middlewares=[_loopback_only])
        app.router.add_route("*", "/api/{method}", self.web_api.handle)
        app.router.add_get("/link", self.sockets.connect)
        app.router.add_post("/response/{key}", self._respond)
        Page(self).add_to(app)
        return app

    # ---- life

    async def start(self) -> None:
        """Listen on the loopback address; `url` and `api_url` are known from then on."""
        self._runner = web.AppRunner(self.app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, LOOPBACK, self._port).start()
        self._port = self._runner.addresses[0][1]
        self.workspace.url = self.url
        self._clock = asyncio.create_task(self.later.run_for_ever())

    async def stop(self) -> None:
        self._clock.cancel()
        with suppress(asyncio.CancelledError):
            await self._clock
        await self.events.close()
        await self.delivery.close()
        await self.sockets.close()
        await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *exc) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self._port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    # ---- time

    async def advance(self, delta: timedelta) -> None:
        """Move the clock through on_advance (RuntimeError without it) and carry out what has fallen due."""
        if self.on_advance is None:
            raise RuntimeError("this sandbox runs on a clock it cannot move: give it on_advance=")
        moved = self.on_advance(delta)
        if inspect.isawaitable(moved):
            await moved
        await self.later.run_due()

    # ---- people and what they have read

    def person(self, name: str) -> Person:
        """A driver that acts as this person (by name or id). KeyError names who there is."""
        return Person(self, self.workspace.user(name))

    def unread(self) -> list[Message]:
        """Messages and private notes of the app that nobody has read, oldest first; not Slack's own lines."""
        said = (m for m in self.workspace.all_messages() if m.user == BOT_USER_ID and not m.subtype)
        return [m for m in said if not m.read_by]

    def deactivate(self, name: str) -> None:
        self.workspace.deactivate(name)

    async def settled(self) -> None:
        """Wait until no Web API call is running and every event so far was acknowledged or failed."""
        await self.events.delivered()
        await self.workspace.wait_for(lambda: self.web_api.running == 0)

    # ---- troubles and records

    @property
    def calls(self) -> list[Call]:
        return self.web_api.calls

    @property
    def deliveries(self) -> list[Sent]:
        """Everything handed to the app, in the order it was answered or given up."""
        return self.delivery.log

    @property
    def latency(self) -> float:
        return self.web_api.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self.web_api.latency = seconds

    @property
    def rate_limits(self) -> bool:
        return self.web_api.limited

    @rate_limits.setter
    def rate_limits(self, on: bool) -> None:
        self.web_api.limited = on

    @property
    def deliver_twice(self) -> bool:
        return self.events.twice

    @deliver_twice.setter
    def deliver_twice(self, on: bool) -> None:
        self.events.twice = self.interactions.twice = on

    def hold_events(self) -> None:
        self.events.hold()

    async def release(self, order: Callable[[list[dict]], Iterable[dict]] = list) -> None:
        """Deliver held events one by one, in an order of your choosing, e.g. release(reversed)."""
        await self.events.release(order)

    async def drop_events(self) -> None:
        """Held events are gone, and the app hears that there were too many."""
        await self.events.drop()

    def remove_scope(self, *scopes: str) -> None:
        self.workspace.app.scopes = [one for one in self.workspace.app.scopes if one not in scopes]

    async def _respond(self, request: web.Request) -> web.Response:
        """A response address. Slack answers 404 for spent ones, and "ok"."""
        try:
            target = self.workspace.response_urls.spend(request.match_info["key"])
            post_answer(self.workspace, target, read_answer(await request.text()))
        except SlackError as refusal:
            status = 404 if refusal.code.endswith("_url") else 400
            return web.json_response(refusal.answer(), status=status)
        return web.Response(text="ok")


@web.middleware
async def _loopback_only(request: web.Request, handler) -> web.StreamResponse:
    """Refuse foreign host names, so that no web page can reach the sandbox through a rebound name."""
    if request.host.split(":")[0] not in (LOOPBACK, "localhost"):
        raise web.HTTPForbidden(text="the sandbox answers on 127.0.0.1 only")
    return await handler(request)
