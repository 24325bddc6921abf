"""Socket Mode: tickets, connections, envelopes (docs.slack.dev/apis/events-api/using-socket-mode)."""

import asyncio
import json
import uuid
from collections.abc import Callable
from secrets import token_hex

from aiohttp import WSMsgType, web

from bot.sandbox.app_profile import APP_ID
from bot.sandbox.delivery import Answer, Kind
from bot.sandbox.later import Later

MAX_CONNECTIONS = 10
LIFE, DEBUG_LIFE = 3600, 360  # seconds until a connection is refreshed; the second with debug_reconnects=true


class Sockets:
    """The app's open connections; payloads go to them in turn, an acknowledgement may come by any of them."""

    def __init__(self, later: Later, ack_seconds: Callable[[], float]):
        self._later = later
        self._ack_seconds = ack_seconds
        self._tickets: set[str] = set()
        self._turn = 0
        self._waiting: dict[str, asyncio.Future] = {}
        self._transports: dict[web.WebSocketResponse, asyncio.Transport] = {}
        self.connections: list[web.WebSocketResponse] = []
        self._going: set[web.WebSocketResponse] = set()  # asked to come back as new ones
        self._overdue: list[web.WebSocketResponse] = []
        self.on_change: Callable[[], None] = lambda: None

    def ticket(self) -> str:
        """A single-use ticket for one connection."""
        ticket = token_hex(16)
        self._tickets.add(ticket)
        return ticket

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """The handler of the WebSocket address."""
        if request.query.get("ticket") not in self._tickets:
            raise web.HTTPForbidden(text="this ticket is unknown or was used")
        self._tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self.connections) >= MAX_CONNECTIONS:
            await self._dismiss(socket, "too_many_websockets")
            return socket
        self._transports[socket] = request.transport
        await self._serve(socket, DEBUG_LIFE if request.query.get("debug_reconnects") == "true" else LIFE)
        return socket

    async def _serve(self, socket: web.WebSocketResponse, life: int) -> None:
        self.connections.append(socket)
        self._later.after(life, lambda: self._end(socket))
        await socket.send_json(self._hello(life))
        self.on_change()
        while self._overdue:
            await self._refresh(self._overdue.pop())
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._acknowledged(frame.data)
        finally:
            self.connections.remove(socket)
            self._going.discard(socket)
            del self._transports[socket]
            self.on_change()

    def _hello(self, life: int) -> dict:
        about = {"host": "sandbox", "build_number": 1, "approximate_connection_time": life}
        connection = {"type": "hello", "num_connections": len(self.connections), "debug_info": about}
        return connection | {"connection_info": {"app_id": APP_ID}}

    def _acknowledged(self, frame: str) -> None:
        ack = json.loads(frame)
        waiting = self._waiting.get(ack.get("envelope_id"))
        if waiting and not waiting.done():
            waiting.set_result(ack.get("payload") or None)

    async def send(self, kind: Kind, payload: dict, attempt: int = 0, reason: str = "") -> Answer:
        socket = self._next()
        if socket is None:
            return Answer(problem="no_connection")
        envelope_id = str(uuid.uuid4())
        self._waiting[envelope_id] = asyncio.get_running_loop().create_future()
        try:
            await socket.send_json(_envelope(envelope_id, kind, payload, attempt, reason))
            async with asyncio.timeout(self._ack_seconds()):
                return Answer(await self._waiting[envelope_id])
        except (TimeoutError, ConnectionError):
            return Answer(problem="timeout")
        finally:
            del self._waiting[envelope_id]

    def _next(self) -> web.WebSocketResponse | None:
        alive = self._staying() or [one for one in self.connections if not one.closed]
        self._turn += 1
        return alive[self._turn % len(alive)] if alive else None

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Send every connection a disconnect frame ("warning", "refresh_requested", "link_disabled").

        As in Slack a warning leaves the connection open; after the others the server closes it.
        """
        for socket in list(self.connections):
            await self._refresh(socket, reason)

    def _staying(self) -> list[web.WebSocketResponse]:
        return [one for one in self.connections if not one.closed and one not in self._going]

    async def _end(self, socket: web.WebSocketResponse) -> None:
        """A connection's life is over. Where several end at once, as when the clock is moved, the last one stays until
        another has come: in Slack each has a life of its own."""
        if self._going and self._staying() == [socket]:
            self._overdue.append(socket)
        else:
            await self._refresh(socket)

    async def _refresh(self, socket: web.WebSocketResponse, reason: str = "refresh_requested") -> None:
        if socket in self.connections and not socket.closed:
            await self._dismiss(socket, reason)

    async def _dismiss(self, socket: web.WebSocketResponse, reason: str) -> None:
        if reason == "refresh_requested":
            self._going.add(socket)
        await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})
        if reason in ("link_disabled", "too_many_websockets"):
            await socket.close()

    async def cut(self) -> None:
        """Break every connection as a network failure does: no frame, no closing handshake."""
        for socket in list(self.connections):
            self._transports[socket].abort()

    async def close(self) -> None:
        for socket in list(self.connections):
            await socket.close()


def _envelope(envelope_id: str, kind: Kind, payload: dict, attempt: int, reason: str) -> dict:
    envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload}
    if kind == "events_api":
        retry = {"retry_attempt": attempt, "retry_reason": reason}
        return envelope | {"accepts_response_payload": False} | retry
    return envelope | {"accepts_response_payload": True}
