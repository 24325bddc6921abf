"""The state of one workspace: who and what exists, its clock and its ids. Changing it is the work of
messages.py, conversations.py and views.py, which the Web API (as the app) and people share.
"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import count

from bot.sandbox.app_profile import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID, AppProfile
from bot.sandbox.errors import SlackError
from bot.sandbox.models import Channel, Message, User
from bot.sandbox.triggers import ResponseUrls, Triggers
from bot.sandbox.views import Views


class Workspace:
    """users and channels by id, views, triggers and response addresses; `now()` is the only clock.

    `on_event(event, scope_channel)` is called with every inner event Slack would have; delivery filters them.
    """

    def __init__(self, manifest: dict, now: Callable[[], datetime]):
        self.app = AppProfile(manifest)
        self.now = now
        self.url = ""  # set when the server listens
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.on_event: Callable[[dict, Channel | None], None] = lambda event, channel: None
        self.version = 0  # grows with every change
        self._change = asyncio.Event()
        self._last_ts = 0
        self._ids = count(1)
        self.triggers = Triggers(now)
        self.response_urls = ResponseUrls(now)
        self.views = Views(self)
        self.add_user(User(BOT_USER_ID, self.app.name, self.app.display_name, is_bot=True))

    # ---- clock and ids

    def seconds(self) -> int:
        return int(self.now().timestamp())

    def new_ts(self) -> str:
        """A message timestamp, larger than every one before: "1700000000.000100"."""
        self._last_ts = max(self.seconds() * 1_000_000 + 100, self._last_ts + 100)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def new_id(self, prefix: str) -> str:
        return f"{prefix}0SBX{next(self._ids):06d}"

    # ---- users

    def add_user(self, user: User) -> User:
        self.users[user.id] = user
        return user

    def user(self, id_or_name: str) -> User:
        """By id, name or "@name"; KeyError names whom the workspace knows."""
        wanted = id_or_name.removeprefix("@")
        found = self.users.get(wanted) or next((u for u in self.users.values() if u.name == wanted), None)
        if found is None:
            raise KeyError(
                f"nobody called {id_or_name!r}; there are {', '.join(u.name for u in self.users.values())}"
            )
        return found

    def deactivate(self, id_or_name: str) -> None:
        """The person leaves the company: no direct messages, no invitations; a user_change event."""
        user = self.user(id_or_name)
        user.deleted = True
        self.emit({"type": "user_change", "user": self.user_json(user), "cache_ts": self.seconds()})

    def user_json(self, user: User) -> dict:
        profile = {"real_name": user.real_name, "display_name": user.name, "team": TEAM_ID}
        if user.email and self.app.has(("users:read.email",)):
            profile["email"] = user.email
        return {
            "id": user.id, "team_id": TEAM_ID, "name": user.name, "deleted": user.deleted,
            "real_name": user.real_name,
            "tz": user.tz, "tz_offset": 0, "profile": profile, "is_admin": user.is_admin, "is_owner": False,
            "is_restricted": user.is_restricted, "is_ultra_restricted": False, "is_bot": user.is_bot,
            "is_app_user": False, "updated": self.seconds(),
        }  # fmt: skip

    # ---- channels

    def channel(self, id_or_name: str) -> Channel:
        """By id, name or "#name"; KeyError names the channels there are."""
        wanted = id_or_name.removeprefix("#")
        found = self.channels.get(wanted) or next(
            (c for c in self.channels.values() if c.name == wanted), None
        )
        if found is None:
            names = ", ".join(f"#{c.name}" for c in self.channels.values() if c.kind != "im")
            raise KeyError(f"no channel {id_or_name!r}; there are {names}")
        return found

    def dm(self, user_id: str) -> Channel | None:
        """The direct message between this person and the app, if it was ever opened."""
        return next((c for c in self.channels.values() if c.im_user == user_id), None)

    def open_dm(self, user_id: str) -> Channel:
        """The same, opened if need be. SlackError: user_not_found, cannot_dm_bot, user_disabled."""
        user = self.users.get(user_id)
        if user is None:
            raise SlackError("user_not_found")
        if user.is_bot:
            raise SlackError("cannot_dm_bot")
        if user.deleted:
            raise SlackError("user_disabled")
        return self.dm(user_id) or self._add_dm(user_id)

    def _add_dm(self, user_id: str) -> Channel:
        channel = Channel(self.new_id("D"), "", self.seconds(), user_id, True, im_user=user_id)
        channel.members = [user_id, BOT_USER_ID]
        self.channels[channel.id] = channel
        return channel

    # ---- messages

    def message(self, channel: str, ts: str) -> Message:
        """A message or private note still there; SlackError message_not_found."""
        place = self.channels[channel]
        note = next((n for n in place.notes if n.ts == ts), None)
        found = place.messages.get(ts) or note
        if found is None:
            raise SlackError("message_not_found")
        return found

    def all_messages(self) -> Iterable[Message]:
        """Messages and private notes of every channel, in order of their timestamps."""
        every = [m for c in self.channels.values() for m in (*c.messages.values(), *c.notes)]
        return sorted(every, key=lambda m: m.ts)

    def permalink(self, message: Message) -> str:
        link = f"{self.url}/archives/{message.channel}/p{message.ts.replace('.', '')}"
        return f"{link}?thread_ts={message.thread_ts}&cid={message.channel}" if message.thread_ts else link

    # ---- telling the world

    def emit(self, event: dict, channel: Channel | None = None) -> None:
        """Something happened: an inner event for the app, and a change for everybody who waits."""
        self.on_event(event, channel)
        self.touch()

    def touch(self) -> None:
        """The state changed: wake everybody who waits in wait_for()."""
        self.version += 1
        self._change.set()
        self._change = asyncio.Event()

    async def wait_for(self, predicate: Callable[[], object], timeout: float | None = None):
        """Wait until predicate() is truthy, looking after each change; returns its value. TimeoutError."""
        async with asyncio.timeout(timeout):
            while not (found := predicate()):
                await self._change.wait()
            return found


__all__ = ["APP_ID", "BOT_ID", "BOT_USER_ID", "TEAM_ID", "Workspace"]
