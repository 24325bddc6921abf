"""The sandbox in a browser: serves the page, says what a person sees, and carries out what she does."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from bot.sandbox import page_json
from bot.sandbox.deeds import carry_out
from bot.sandbox.models import Channel, User

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

FILES = Path(__file__).with_name("page")
HEARTBEAT = (
    15  # seconds a page waits at most before it reads again: its clock moves, and a closed browser is noticed
)
# Nothing but the page's own files may run, be shown or be asked: what people write cannot bring in anything else.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Page:
    """The page's routes over one sandbox. `as` in a query is a user id; without a known one it is the first person."""

    def __init__(self, sandbox: "Sandbox"):
        self._sandbox, self._ws = sandbox, sandbox.workspace
        self._streams: set[asyncio.Task] = set()

    def add_to(self, app: web.Application) -> None:
        app.add_routes([
            web.get("/", self._index),
            web.get("/static/{name}", self._file),
            web.get("/archives/{channel}/p{ts}", self._permalink),
            web.get("/page/state", self._state),
            web.get("/page/channel/{channel}", self._channel),
            web.get("/page/thread/{channel}/{ts}", self._thread),
            web.get("/page/events", self._events),
            web.post("/page/act", self._act),
        ])  # fmt: skip
        app.on_shutdown.append(self._hang_up)

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / "index.html", headers=HEADERS)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]  # may hold an escaped "../"
        if name not in {path.name for path in FILES.iterdir()}:
            raise web.HTTPNotFound
        return web.FileResponse(FILES / name, headers=HEADERS)

    async def _permalink(self, request: web.Request) -> web.StreamResponse:
        """A message's address, such as chat.getPermalink gives: opens the page at that message."""
        ts, thread = request.match_info["ts"], request.query.get("thread_ts")
        place = {"in": request.match_info["channel"], "thread": thread, "at": f"{ts[:10]}.{ts[10:]}"}
        raise web.HTTPFound(f"/#{urlencode({key: value for key, value in place.items() if value})}")

    async def _state(self, request: web.Request) -> web.Response:
        state = page_json.state(self._ws, self._person(request))
        return web.json_response(state | {"movable": self._sandbox.on_advance is not None})

    async def _channel(self, request: web.Request) -> web.Response:
        person = self._person(request)
        return web.json_response(page_json.channel(self._ws, person, self._place(request, person)))

    async def _thread(self, request: web.Request) -> web.Response:
        person, ts = self._person(request), request.match_info["ts"]
        return web.json_response(page_json.thread(self._ws, person, self._place(request, person), ts))

    async def _act(self, request: web.Request) -> web.Response:
        # Other sites' pages can post plain forms here, but not JSON: that needs a permission they do not get.
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="send JSON")
        return web.json_response(await carry_out(self._sandbox, await request.json()))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: one "changed" after each change, and now and then since time passes too.

        What changed is for the page to read.
        """
        stream = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        task = asyncio.current_task()
        self._streams.add(task)
        task.add_done_callback(self._streams.discard)
        with suppress(ConnectionResetError):  # the browser is gone
            while True:
                seen = self._ws.version
                await stream.write(b"event: changed\ndata:\n\n")
                await self._changed_since(seen)
        return stream

    async def _changed_since(self, version: int) -> None:
        with suppress(TimeoutError):
            await self._ws.wait_for(lambda: self._ws.version != version, HEARTBEAT)

    async def _hang_up(self, app: web.Application) -> None:
        for stream in self._streams:
            stream.cancel()

    def _person(self, request: web.Request) -> User:
        everyone = page_json.people(self._ws)
        return next((user for user in everyone if user.id == request.query.get("as")), everyone[0])

    def _place(self, request: web.Request, person: User) -> Channel:
        places = page_json.visible(self._ws, person)
        found = next((place for place in places if place.id == request.match_info["channel"]), None)
        if found is None:
            raise web.HTTPNotFound(text=f"{person.name} sees no such channel")
        return found
