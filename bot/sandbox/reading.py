"""What a person sees: channels, threads, direct messages, private notes, modals, her home tab."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.sandbox.app_profile import BOT_USER_ID
from bot.sandbox.errors import PersonError
from bot.sandbox.models import Channel, Message, User, View
from bot.sandbox.views import as_json

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox
    from bot.sandbox.workspace import Workspace

PATIENCE = 5.0  # real seconds a person waits for what she expects


class Reading:
    _sandbox: "Sandbox"
    _ws: "Workspace"
    user: User
    _place: Callable[[str], Channel]

    # ---- messages

    async def sees(
        self, where: "str | Message", part: str, timeout: float = PATIENCE, new: bool = False
    ) -> Message:
        """Wait for a message there that contains `part` (in its text or its blocks), mark it read, return it.

        where: "#name", a channel id, "@app" (the direct message with the app), a message (its thread).
        Unread ones come first, the oldest of them; else the latest read one, unless `new`. It is live:
        later edits show in it. PersonError after `timeout` real seconds, with all that is visible there.
        """
        found = await self._await(
            lambda: self._match(where, part, new), timeout, lambda: self._missed(where, part)
        )
        self._read(found)
        return found

    def reads(self, where: "str | Message") -> list[Message]:
        """Everything visible there now, in order, marked read."""
        found = self._visible(where)
        for message in found:
            self._read(message)
        return found

    def unread(self, where: "str | Message") -> list[Message]:
        """The app's messages there that nobody has read."""
        return [m for m in self._sandbox.unread() if m in self._visible(where)]

    def nothing_new(self, where: "str | Message") -> None:
        """PersonError if the app wrote something there that nobody has read."""
        if self.unread(where):
            raise PersonError(
                f"{self.user.name} did not expect in {_name(where)}:\n{_listed(self.unread(where))}"
            )

    def _match(self, where: "str | Message", part: str, new: bool) -> Message | None:
        hits = [m for m in self._visible(where) if m.says(part)]
        fresh = [m for m in hits if self.user.id not in m.read_by and m.user == BOT_USER_ID]
        if fresh or new or not hits:
            return fresh[0] if fresh else None
        return hits[-1]

    def _visible(self, where: "str | Message") -> list[Message]:
        """Messages and her private notes there, in order; empty where she cannot look, or nothing is yet."""
        channel = self._looked_at(where.channel if isinstance(where, Message) else where)
        if channel is None:
            return []
        own = [n for n in channel.notes if n.ephemeral_to == self.user.id]
        shown = sorted([*channel.messages.values(), *own], key=lambda m: m.ts)
        return [m for m in shown if m.thread_ts == where.ts] if isinstance(where, Message) else shown

    def _looked_at(self, where: str) -> Channel | None:
        try:
            return self._place(where)
        except (KeyError, PersonError):
            return None

    def _read(self, message: Message) -> None:
        message.read_by.add(self.user.id)
        self._ws.touch()

    def _missed(self, where: "str | Message", part: str) -> str:
        seen = _listed(self._visible(where)) or "(nothing)"
        return f"{self.user.name} did not see {part!r} in {_name(where)}. She sees:\n{seen}"

    # ---- channels, modals, home

    async def invited_to(self, part: str, timeout: float = PATIENCE) -> Channel:
        """Wait until she is in a channel with `part` in its name; returns the channel."""
        def mine() -> Channel | None:
            rooms = self._ws.channels.values()
            return next((c for c in rooms if part in c.name and self.user.id in c.members), None)

        return await self._await(
            mine, timeout, lambda: f"{self.user.name} is in no channel named like {part!r}"
        )

    @property
    def modal(self) -> View | None:
        """The modal in front of her, None if none is open. Its `text` is all she sees in it."""
        return self._ws.views.top(self.user.id)

    @property
    def home(self) -> View | None:
        """Her home tab as last published."""
        return self._ws.views.home(self.user.id)

    async def sees_modal(self, part: str = "", timeout: float = PATIENCE) -> View:
        """Wait until the modal in front of her contains `part`."""
        return await self._await(
            lambda: self.modal if self.modal and self.modal.says(part) else None,
            timeout,
            lambda: f"{self.user.name} has no modal with {part!r}, but {self.modal and self.modal.text!r}",
        )

    async def sees_home(self, part: str = "", timeout: float = PATIENCE) -> View:
        """Wait until her home tab contains `part`."""
        return await self._await(
            lambda: self.home if self.home and self.home.says(part) else None, timeout,
            lambda: f"{self.user.name}'s home tab has no {part!r}, but {self.home and self.home.text!r}",
        )  # fmt: skip

    async def open_home(self, timeout: float = PATIENCE) -> View:
        """Open the app's home tab: the app hears of it. Waits for the tab's first publication."""
        if not self._ws.app.home.get("home_tab_enabled"):
            raise PersonError("the app has no home tab")
        dm, home = self._ws.open_dm(self.user.id), self.home
        event = {"type": "app_home_opened", "user": self.user.id, "channel": dm.id, "tab": "home"}
        self._ws.emit(event | {"event_ts": self._ws.new_ts()} | _shown(home))
        await self._sandbox.events.delivered()
        return await self.sees_home(timeout=timeout)

    async def _await(self, predicate: Callable, timeout: float, explain: Callable[[], str]):
        try:
            return await self._ws.wait_for(predicate, timeout)
        except TimeoutError:
            raise PersonError(explain()) from None


def _shown(home: View | None) -> dict:
    return {"view": as_json(home)} if home else {}


def _name(where: "str | Message") -> str:
    return where if isinstance(where, str) else f"the thread of {where.text!r}"


def _listed(found: list[Message]) -> str:
    return "\n".join(f"- {m.text!r}" + (f" | {m.rendered!r}" if m.blocks else "") for m in found)
