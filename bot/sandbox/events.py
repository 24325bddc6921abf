"""The Events API: which events the app gets, wrapped, delivered, redelivered, held back."""

import asyncio
from collections.abc import Callable, Iterable
from itertools import count

from bot.sandbox.app_profile import APP_ID, BOT_USER_ID, TEAM_ID, AppProfile
from bot.sandbox.delivery import Recorder
from bot.sandbox.later import Later
from bot.sandbox.models import Channel

_HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}
_READ = {"channel": "channels:read", "group": "groups:read", "im": "im:read"}
_SCOPES = {
    "app_mention": "app_mentions:read", "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "pin_added": "pins:read", "pin_removed": "pins:read", "user_change": "users:read",
}  # fmt: skip
_MESSAGE_NAMES = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


class Events:
    """Takes every inner event of the workspace and delivers what the app may have.

    retry_delays: seconds of the sandbox's clock before retry 1, 2, 3. twice: deliver each a second time.
    """

    def __init__(self, app: AppProfile, delivery: Recorder, later: Later, seconds: Callable[[], int]):
        self._app, self._delivery, self._later, self._seconds = app, delivery, later, seconds
        self._numbers = count(1)
        self._in_flight: set[asyncio.Task] = set()
        self._held: list[dict] | None = None
        # almost at once, after 1 and after 5 minutes: docs.slack.dev/apis/events-api
        self.retry_delays: tuple[float, ...] = (1, 60, 300)
        self.twice = False

    def take(self, event: dict, channel: Channel | None) -> None:
        """Deliver the event if it is subscribed to, in scope, and from a channel the app is in."""
        if channel and BOT_USER_ID not in channel.members or not self._wanted(event, channel):
            return
        payload = self._wrap(event)
        if self._held is not None:
            self._held.append(payload)
        else:
            self._start(payload)

    def _wanted(self, event: dict, channel: Channel | None) -> bool:
        kind, place = event["type"], channel.kind if channel else "channel"
        if kind == "message":
            return _MESSAGE_NAMES[place] in self._app.bot_events and self._app.has((_HISTORY[place],))
        scope = _SCOPES.get(kind) or (None if kind == "app_home_opened" else _READ[place])
        return kind in self._app.bot_events and (scope is None or self._app.has((scope,)))

    def _wrap(self, event: dict) -> dict:
        me = {"enterprise_id": None, "team_id": TEAM_ID, "user_id": BOT_USER_ID, "is_bot": True}
        return {
            "token": "sandbox", "team_id": TEAM_ID, "api_app_id": APP_ID, "type": "event_callback",
            "event": event,
            "event_id": f"Ev0SBX{next(self._numbers):06d}", "event_time": self._seconds(),
            "authorizations": [me | {"is_enterprise_install": False}], "is_ext_shared_channel": False,
        }  # fmt: skip

    def _start(self, payload: dict) -> None:
        for _ in range(2 if self.twice else 1):
            task = asyncio.get_running_loop().create_task(self._deliver(payload))
            self._in_flight.add(task)
            task.add_done_callback(self._in_flight.discard)

    async def _deliver(self, payload: dict, attempt: int = 0, reason: str = "") -> None:
        answer = await self._delivery.send("events_api", payload, attempt, reason, payload["event"]["type"])
        if not answer.ok and not answer.no_retry and attempt < len(self.retry_delays):
            again = "timeout" if answer.problem == "no_connection" else answer.problem
            self._later.after(self.retry_delays[attempt], lambda: self._deliver(payload, attempt + 1, again))

    async def delivered(self) -> None:
        """Wait until the first delivery of every event so far was acknowledged or failed."""
        while self._in_flight:
            await asyncio.gather(*self._in_flight)

    def hold(self) -> None:
        """Keep events back from now on, until release()."""
        self._held = self._held or []

    async def release(self, order: Callable[[list[dict]], Iterable[dict]] = list) -> None:
        """Deliver what was held, one after the other, in `order` (a function of the list, e.g. reversed)."""
        held, self._held = self._held or [], None
        for payload in order(held):
            self._start(payload)
            await self.delivered()

    async def drop(self) -> None:
        """What was held is never delivered: too many events in a minute. The app is told so, without an inner event."""
        self._held = None
        told = {"token": "sandbox", "type": "app_rate_limited", "team_id": TEAM_ID, "api_app_id": APP_ID,
                "minute_rate_limited": self._seconds()}  # fmt: skip
        await self._delivery.send("events_api", told, 0, "", "app_rate_limited")

    async def close(self) -> None:
        for task in self._in_flight:
            task.cancel()
        await asyncio.gather(*self._in_flight, return_exceptions=True)
