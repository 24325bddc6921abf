"""What people say in Slack, read from a `message` event or from a thread that is read back.

An event's subtype says what happened (docs.slack.dev, message event). A message of a bot has a `bot_id`, with or
without a subtype; Slack's own lines have subtypes of their own. Neither is anything a person said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.domain.text import of_message

SAID = (None, "thread_broadcast", "file_share", "me_message")  # subtypes of what a person writes
TOMBSTONE = "tombstone"  # what is left of a deleted message that has replies


@dataclass(frozen=True)
class Said:
    """A message as it stands after an edit or without one."""

    channel: str
    ts: str  # Slack's id of the message, and the order of messages
    thread: str | None  # the parent's ts, for a reply
    user: str  # Slack user id
    text: str  # as Slack sends it: escaped, with <…> tokens; file names stand for a message without words
    edited_ts: str | None = None  # when it was last edited; see `_edited`
    marks: frozenset[str] = frozenset()  # emoji names of the reactions on it, where Slack tells

    @property
    def at(self) -> datetime:
        """When it was written (UTC)."""
        return moment(self.ts)


@dataclass(frozen=True)
class Edited:
    """A message was changed; `before` is what it said until then, where Slack tells."""

    said: Said
    before: str | None  # as Slack sends it


@dataclass(frozen=True)
class Deleted:
    """A message is gone. A bot's messages are heard too: somebody may delete the card."""

    channel: str
    ts: str


Heard = Said | Edited | Deleted


def heard(event: dict) -> Heard | None:
    """What a `message` event tells of people's words; None for everything else."""
    channel, subtype = event["channel"], event.get("subtype")
    if subtype == "message_changed":
        return _changed(channel, event)
    if subtype == "message_deleted":
        return Deleted(channel, event["deleted_ts"])
    return said(channel, event)


def _changed(channel: str, event: dict) -> Heard | None:
    previous = event.get("previous_message") or {}
    message = {"ts": previous.get("ts")} | event["message"]
    if message.get("subtype") == TOMBSTONE:
        return Deleted(channel, message["ts"])
    now = said(channel, message)
    if now and now.edited_ts:
        now = replace(now, edited_ts=event.get("event_ts") or event["ts"])
    return Edited(now, previous.get("text")) if now else None


def said(channel: str, message: dict, *, bots: bool = False) -> Said | None:
    """A message's JSON as what somebody said; None for Slack's own lines and, unless `bots`, for bots."""
    by_bot = bool(message.get("bot_id"))
    author = message.get("user") or message.get("bot_id")
    wanted = message.get("subtype") in SAID or bots and by_bot
    if not wanted or not author or not message.get("ts") or by_bot and not bots:
        return None
    return Said(
        channel=channel, ts=message["ts"], thread=thread_of(message), user=author,
        text=(of_message(message) if by_bot else message.get("text")) or " ".join(_files(message)), edited_ts=_edited(message),
        marks=frozenset(plain_emoji(reaction["name"]) for reaction in message.get("reactions") or ()),
    )


def thread_of(message: dict) -> str | None:
    """The parent's ts, for a reply; a parent carries its own."""
    thread = message.get("thread_ts")
    return thread if thread != message["ts"] else None


def _edited(message: dict) -> str | None:
    """The last edit of a message: Slack tells it in whole seconds, so the end of that second stands for it. The event
    of an edit has a finer time of its own, by which edits in the same second keep their order."""
    edit = message.get("edited")
    return f"{int(float(edit['ts']))}.999999" if edit else None


def _files(message: dict) -> Iterator[str]:
    return (f"({file.get('title') or file.get('name') or 'a file'})" for file in message.get("files") or ())


def moment(ts: str) -> datetime:
    """The time (UTC) in one of Slack's timestamp ids."""
    return datetime.fromtimestamp(float(ts), UTC)


@dataclass(frozen=True)
class Mark:
    """A reaction was put on a message or taken off it."""

    emoji: str  # without a skin tone
    user: str  # who did it
    channel: str
    ts: str  # the message
    on: bool


def mark(event: dict) -> Mark | None:
    """A `reaction_added` or `reaction_removed` event; None when it is not about a message."""
    item = event["item"]
    if item.get("type") != "message":
        return None
    on = event["type"] == "reaction_added"
    return Mark(plain_emoji(event["reaction"]), event["user"], item["channel"], item["ts"], on)


def plain_emoji(name: str) -> str:
    """An emoji's name without its skin tone: "ok_hand::skin-tone-2" is "ok_hand"."""
    return name.split("::")[0]
