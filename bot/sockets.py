"""Socket Mode: two lines to Slack, each watched and replaced before it can go dead unnoticed.

slack_sdk's client tries a dead ticket again for ever, and a socket can be open and deliver nothing
(slackapi/bolt-python #1529). So a line that is not well is thrown away whole, and a well one is renewed now
and then: the new one is open before the old one is closed. Slack gives every payload to one of the open lines.
"""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.store.database import OUT_OF_REACH

LINES = 2
LOOK = 2.0  # seconds between looks at the lines
UNWELL = 8.0  # seconds a line may be without a connection, or without Slack's hello, before it is replaced
RENEW = 1800.0  # seconds after which a line is replaced all the same
ANSWER_WITHIN = 3.0  # seconds an envelope has to be answered in, as Slack counts

log = logging.getLogger(__name__)


class Line:
    """One connection. Times are seconds of the monotonic clock."""

    def __init__(self, app: AsyncApp, app_token: str):
        self._handler = AsyncSocketModeHandler(app, app_token)
        self._handler.client.proxy = app.client.proxy  # not whatever the environment names
        self._handler.client.on_message_listeners.append(self._frame)
        self._handler.client.socket_mode_request_listeners = [self._envelope]
        self._under_way: set[asyncio.Task] = set()
        self._closing = False
        self.begun = self.last_well = time.monotonic()
        self._greeted: object = None  # the connection Slack has greeted with "hello"
        self._connecting = asyncio.create_task(self._handler.connect_async())

    async def _frame(self, message) -> None:
        if self._greeted is not self._handler.client.current_session and json.loads(message.data).get("type") == "hello":
            self._greeted = self._handler.client.current_session

    async def _envelope(self, client, request) -> None:
        """Answer one, in a task that outlives the line's own. On a line that is going nothing is taken any more: Slack
        hands what was not acknowledged to another one."""
        if not self._closing:
            task = asyncio.create_task(self._handler.handle(client, request))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
            await asyncio.shield(task)

    async def is_well(self) -> bool:
        """Connected, and greeted on this very connection."""
        client = self._handler.client
        well = self._greeted is not None and self._greeted is client.current_session and await client.is_connected()
        if well:
            self.last_well = time.monotonic()
        return well

    def unwell_for(self) -> float:
        """Seconds since it was last seen well."""
        return time.monotonic() - self.last_well

    async def close(self) -> None:
        """Answer what was delivered before, then hang up."""
        self._closing = True
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=ANSWER_WITHIN)
        self._connecting.cancel()
        await asyncio.gather(self._connecting, return_exceptions=True)
        await self._handler.close_async()


class Sockets:
    """Keeps the lines. `after_gap` is called when a line is well again after a time in which none was."""

    def __init__(self, app: AsyncApp, app_token: str, after_gap: Callable[[], Awaitable[None]]):
        self._app, self._app_token, self._after_gap = app, app_token, after_gap
        self._lines: list[Line] = []
        self._gap = False
        self._watching: asyncio.Task | None = None

    async def open(self) -> None:
        """Open the lines; returns when the first one is well, or after a while without."""
        self._lines = [Line(self._app, self._app_token) for _ in range(LINES)]
        begun = time.monotonic()
        while not await self.any_well() and time.monotonic() - begun < UNWELL:
            await asyncio.sleep(0.02)
        self._watching = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """Stop watching and hang up."""
        if self._watching:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)
        await asyncio.gather(*(line.close() for line in self._lines))

    async def any_well(self) -> bool:
        """Whether Slack can reach the bot now."""
        return any([await line.is_well() for line in self._lines])

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            for line in list(self._lines):
                await self._look_after(line)
            await self._notice_gap()

    async def _look_after(self, line: Line) -> None:
        well = await line.is_well()
        if not well and line.unwell_for() > UNWELL:
            log.warning("a line to Slack was dead for %.0f s and is replaced", line.unwell_for())
            await self._replace(line, Line(self._app, self._app_token))
        elif well and time.monotonic() - line.begun > RENEW:
            await self._renew(line)

    async def _renew(self, line: Line) -> None:
        """Make before break; the old line stays if the new one does not come up."""
        fresh = Line(self._app, self._app_token)
        while not await fresh.is_well() and fresh.unwell_for() < UNWELL:
            await asyncio.sleep(0.05)
        if await fresh.is_well():
            await self._replace(line, fresh)
        else:
            await fresh.close()

    async def _replace(self, line: Line, fresh: Line) -> None:
        self._lines[self._lines.index(line)] = fresh
        await line.close()

    async def _notice_gap(self) -> None:
        well = await self.any_well()
        if well and self._gap:
            log.warning("Slack can reach the bot again; what was said meanwhile is read back")
            try:
                await self._after_gap()
            except OUT_OF_REACH:
                return  # the next look tries again
        self._gap = not well
