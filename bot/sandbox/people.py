"""A person at her Slack client. Every act returns when the app has acknowledged it, or raises PersonError.

Reading (sees, reads, ...) is in reading.py, forms and buttons in pressing.py; Person has all of it.
"""

from typing import TYPE_CHECKING

from bot.sandbox import conversations, messages
from bot.sandbox.errors import PersonError, SlackError
from bot.sandbox.models import Channel, Message, User
from bot.sandbox.names import check_emoji
from bot.sandbox.pressing import Pressing
from bot.sandbox.reading import Reading
from bot.sandbox.typed import encoded, rich_text

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox


class Person(Reading, Pressing):
    """Places (`where`, `channel`): an id, "#name", or "@app" for the direct message with the app."""

    def __init__(self, sandbox: "Sandbox", user: User):
        self._sandbox, self._ws, self.user = sandbox, sandbox.workspace, user

    @property
    def id(self) -> str:
        return self.user.id

    # ---- words

    async def command(self, channel: str, text: str) -> None:
        """Type a slash command: "/escalate checkout-api 1,4". NotAcknowledged if the app does not answer."""
        name, _, rest = text.partition(" ")
        known = self._ws.app.commands
        if name not in known:
            raise PersonError(f"{name} is not a valid command; the app has {', '.join(known) or 'none'}")
        said = encoded(self._ws, rest.strip(), names=bool(known[name].get("should_escape")))
        await self._sandbox.interactions.command(self.user, self._writable(channel), name, said)

    async def post(
        self, channel: str, text: str, thread: "str | Message | None" = None, broadcast: bool = False
    ) -> str:
        """Say something, in a thread if `thread` (a ts or message) is given, with `broadcast` in both.

        Returns the message's ts.
        """
        place, said = self._writable(channel), encoded(self._ws, text)
        if place.kind == "im" and self._ws.app.home.get("messages_tab_read_only_enabled"):
            raise PersonError("the app takes no direct messages (its messages tab is read-only)")
        parent = self._parent(place, thread)
        blocks = _with_id(rich_text(said))
        message = messages.post(self._ws, place, self.id, said, blocks, thread_ts=parent, broadcast=broadcast)
        message.read_by.add(self.id)
        await self._told()
        return message.ts

    def _parent(self, place: Channel, thread: "str | Message | None") -> str | None:
        if thread is None:
            return None
        parent = self._ws.message(place.id, getattr(thread, "ts", thread))
        return parent.thread_ts or parent.ts

    async def edit(self, channel: str, ts: str, text: str) -> None:
        """Change one's own message."""
        message, said = self._own(channel, ts), encoded(self._ws, text)
        messages.edit(self._ws, message, self.id, said, _with_id(rich_text(said)))
        await self._told()

    async def delete(self, channel: str, ts: str) -> None:
        """Delete one's own message."""
        messages.delete(self._ws, self._own(channel, ts))
        await self._told()

    def _own(self, channel: str, ts: str) -> Message:
        message = self._message(self._writable(channel), ts)
        if message.user != self.id:
            raise PersonError(f"{self.user.name} cannot change a message of somebody else")
        return message

    def _message(self, channel: Channel, ts: str) -> Message:
        try:
            return self._ws.message(channel.id, ts)
        except SlackError:
            raise PersonError(f"there is no message {ts} in #{channel.name}") from None

    # ---- marks and shortcuts

    async def react(self, channel: str, ts: str, emoji: str) -> None:
        """Put an emoji on a message, by its name: "memo"."""
        await self._mark(messages.react, channel, ts, emoji)

    async def unreact(self, channel: str, ts: str, emoji: str) -> None:
        await self._mark(messages.unreact, channel, ts, emoji)

    async def _mark(self, deed, channel: str, ts: str, emoji: str) -> None:
        message, name = self._message(self._writable(channel), ts), emoji.strip(":")
        try:
            check_emoji(name)
            deed(self._ws, message, self.id, name)
        except SlackError as refusal:
            raise PersonError(f"{self.user.name} cannot do that with :{name}: ({refusal.code})") from refusal
        await self._told()

    async def shortcut(self, callback_id: str) -> None:
        """Choose a global shortcut of the app."""
        self._known_shortcut("global", callback_id)
        await self._sandbox.interactions.shortcut(self.user, callback_id)

    async def message_shortcut(self, callback_id: str, channel: str, ts: str) -> None:
        """Choose a shortcut from a message's menu."""
        self._known_shortcut("message", callback_id)
        message = self._message(self._place(channel), ts)
        await self._sandbox.interactions.message_shortcut(self.user, callback_id, message)

    def _known_shortcut(self, kind: str, callback_id: str) -> None:
        known = self._ws.app.shortcuts
        if (kind, callback_id) not in known:
            raise PersonError(
                f"no {kind} shortcut {callback_id!r}; the app has {sorted(i for k, i in known if k == kind)}"
            )

    # ---- channels

    async def join(self, channel: str) -> None:
        place = self._ws.channel(channel)
        if place.is_private or place.archived or self.user.is_restricted:
            raise PersonError(f"{self.user.name} cannot join #{place.name}")
        if self.id not in place.members:
            conversations.join(self._ws, place, self.id)
        await self._told()

    async def leave(self, channel: str) -> None:
        conversations.leave(self._ws, self._writable(channel), self.id)
        await self._told()

    async def invite(self, channel: str, *names: str) -> None:
        """Bring others in, the app too (by its name)."""
        place = self._writable(channel)
        for user in map(self._ws.user, names):
            if user.id not in place.members:
                conversations.join(self._ws, place, user.id, self.id)
        await self._told()

    async def archive_channel(self, channel: str) -> None:
        await self._administer(conversations.archive, channel)

    async def unarchive_channel(self, channel: str) -> None:
        await self._administer(conversations.unarchive, channel)

    async def rename_channel(self, channel: str, name: str) -> None:
        await self._administer(conversations.rename, channel, name)

    async def remove_from_channel(self, channel: str, name: str) -> None:
        """Take somebody out of a channel, the app too."""
        place, user = self._ws.channel(channel), self._ws.user(name)
        conversations.leave(self._ws, place, user.id)
        await self._told()

    async def delete_message_of_bot(self, channel: str, ts: str) -> None:
        """As an administrator, delete what the app wrote."""
        messages.delete(self._ws, self._message(self._place(channel), ts))
        await self._told()

    async def _administer(self, deed, channel: str, *more: str) -> None:
        try:
            deed(self._ws, self._ws.channel(channel), self.id, *more)
        except SlackError as refusal:
            raise PersonError(f"{self.user.name} cannot do that to {channel} ({refusal.code})") from refusal
        await self._told()

    # ---- where she is

    def _place(self, where: str) -> Channel:
        """A channel she can look into."""
        if self.user.deleted:
            raise PersonError(f"{self.user.name}'s account is deactivated")
        if where == f"@{self._ws.app.name}":
            return self._ws.open_dm(self.id)
        place = self._ws.channel(where)
        if (place.kind != "channel" or self.user.is_restricted) and self.id not in place.members:
            raise PersonError(f"{self.user.name} cannot see {where}")
        return place

    def _writable(self, where: str) -> Channel:
        place = self._place(where)
        if place.archived:
            raise PersonError(f"#{place.name} is archived")
        if self.id not in place.members:
            raise PersonError(f"{self.user.name} is not in #{place.name}; she can join it")
        return place

    async def _told(self) -> None:
        """The app has acknowledged the events, or failed to."""
        await self._sandbox.events.delivered()


def _with_id(blocks: list[dict]) -> list[dict]:
    return [block | {"block_id": f"r{number}"} for number, block in enumerate(blocks)]
