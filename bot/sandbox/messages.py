"""What the app or a person can do to messages: post, edit, delete, react, pin; each tells its events."""

from bot.sandbox.app_profile import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID
from bot.sandbox.errors import SlackError
from bot.sandbox.models import Channel, Message
from bot.sandbox.workspace import Workspace

MAX_PINS = 100  # a channel


def post(
    ws: Workspace, channel: Channel, user: str, text: str = "", blocks: list | None = None, **more
) -> Message:
    """Put a message into a channel and emit `message` (and `app_mention`). `more`: fields of Message."""
    message = Message(channel.id, ws.new_ts(), user, text, blocks or [], **more)
    if user == BOT_USER_ID:
        message.bot_id = BOT_ID
    channel.messages[message.ts] = message
    ws.emit(message_event(ws, message), channel)
    if f"<@{BOT_USER_ID}" in text and user != BOT_USER_ID:
        mention = {k: v for k, v in message_event(ws, message).items() if k != "channel_type"}
        ws.emit(mention | {"type": "app_mention"}, channel)
    return message


def note(
    ws: Workspace, channel: Channel, to: str, text: str, blocks: list, thread_ts: str | None = None
) -> Message:
    """A private note (ephemeral message): only `to` sees it, no event, not in any history."""
    message = Message(channel.id, ws.new_ts(), BOT_USER_ID, text, blocks, BOT_ID, thread_ts, ephemeral_to=to)
    channel.notes.append(message)
    ws.touch()
    return message


def system(ws: Workspace, channel: Channel, user: str, subtype: str, text: str, **extra) -> Message:
    """The line Slack itself writes when somebody joins, sets a topic, pins, archives, ..."""
    return post(ws, channel, user, text, subtype=subtype, extra=extra)


def edit(ws: Workspace, message: Message, by: str, text: str, blocks: list | None) -> None:
    """Give a message new content; `blocks` None drops them. The earlier wording is kept in `versions`."""
    before = whole(ws.channels[message.channel], message)
    message.versions.append(message.rendered)
    message.text, message.blocks = text, blocks or []
    if not (blocks and by == BOT_USER_ID):  # an app's block update does not show "edited" (chat.update docs)
        message.edited = {"user": by, "ts": f"{ws.seconds()}.000000"}
    if message.ephemeral:
        ws.touch()
    else:
        _changed_event(ws, message, before)


def delete(ws: Workspace, message: Message) -> None:
    """Remove a message. A thread's parent with replies stays as a tombstone, as in Slack."""
    channel = ws.channels[message.channel]
    before, message.deleted = whole(channel, message), True
    if message.ephemeral:
        channel.notes.remove(message)
        return ws.touch()
    _unpin(channel, message)
    if channel.replies(message.ts):
        return _entomb(ws, channel, message, before)
    del channel.messages[message.ts]
    ts = ws.new_ts()
    ws.emit({
        "type": "message", "subtype": "message_deleted", "hidden": True, "channel": channel.id, "ts": ts,
        "event_ts": ts,
        "deleted_ts": message.ts, "previous_message": before, "channel_type": channel.kind,
    }, channel)  # fmt: skip


def _entomb(ws: Workspace, channel: Channel, message: Message, before: dict) -> None:
    stone = Message(channel.id, message.ts, "USLACKBOT", "This message was deleted.", subtype="tombstone")
    channel.messages[message.ts] = stone
    stone.extra["hidden"] = True
    _changed_event(ws, stone, before)


def _changed_event(ws: Workspace, message: Message, before: dict) -> None:
    ts, channel = ws.new_ts(), ws.channels[message.channel]
    ws.emit({
        "type": "message", "subtype": "message_changed", "hidden": True, "channel": channel.id, "ts": ts,
        "event_ts": ts,
        "message": whole(channel, message), "previous_message": before, "channel_type": channel.kind,
    }, channel)  # fmt: skip


def react(ws: Workspace, message: Message, user: str, name: str) -> None:
    """SlackError already_reacted."""
    users = message.reactions.setdefault(name, [])
    if user in users:
        raise SlackError("already_reacted")
    users.append(user)
    _reaction_event(ws, "reaction_added", message, user, name)


def unreact(ws: Workspace, message: Message, user: str, name: str) -> None:
    """SlackError no_reaction."""
    if user not in message.reactions.get(name, []):
        raise SlackError("no_reaction")
    message.reactions[name].remove(user)
    if not message.reactions[name]:
        del message.reactions[name]
    _reaction_event(ws, "reaction_removed", message, user, name)


def _reaction_event(ws: Workspace, kind: str, message: Message, user: str, name: str) -> None:
    item = {"type": "message", "channel": message.channel, "ts": message.ts}
    event = {"type": kind, "user": user, "reaction": name, "item": item, "item_user": message.user}
    ws.emit(event | {"event_ts": ws.new_ts()}, ws.channels[message.channel])


def pin(ws: Workspace, message: Message, user: str) -> None:
    """SlackError already_pinned, too_many_pins. Slack writes a line about it into the channel."""
    channel = ws.channels[message.channel]
    if message.pinned:
        raise SlackError("already_pinned")
    if len(channel.pins) >= MAX_PINS:
        raise SlackError("too_many_pins")
    message.pinned = True
    channel.pins.append({"ts": message.ts, "created_by": user, "created": ws.seconds()})
    _pin_event(ws, "pin_added", channel, message, user)
    system(ws, channel, user, "pinned_item", f"<@{user}> pinned a message to this channel.", item_type="C")


def unpin(ws: Workspace, message: Message, user: str) -> None:
    """SlackError no_pin."""
    channel = ws.channels[message.channel]
    if not message.pinned:
        raise SlackError("no_pin")
    _unpin(channel, message)
    _pin_event(ws, "pin_removed", channel, message, user)


def _unpin(channel: Channel, message: Message) -> None:
    message.pinned = False
    channel.pins = [one for one in channel.pins if one["ts"] != message.ts]


def _pin_event(ws: Workspace, kind: str, channel: Channel, message: Message, user: str) -> None:
    item = {"type": "message", "channel": channel.id, "message": whole(channel, message)}
    ws.emit(
        {"type": kind, "user": user, "channel_id": channel.id, "item": item, "event_ts": ws.new_ts()}, channel
    )


def message_event(ws: Workspace, message: Message) -> dict:
    """The inner event of a new message."""
    channel = ws.channels[message.channel]
    event = whole(channel, message) | {
        "channel": channel.id,
        "event_ts": message.ts,
        "channel_type": channel.kind,
    }
    if message.broadcast:
        event |= {"subtype": "thread_broadcast", "root": whole(channel, channel.messages[message.thread_ts])}
    return event


def as_json(message: Message, all_metadata: bool = True) -> dict:
    """The message as Slack's JSON has it; without `all_metadata` its metadata is left out."""
    shape = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts, "team": TEAM_ID}
    if message.bot_id:
        shape |= {"bot_id": message.bot_id, "app_id": APP_ID, "bot_profile": _bot_profile()}
    for key in ("blocks", "thread_ts", "subtype", "edited"):
        if getattr(message, key):
            shape[key] = getattr(message, key)
    if message.reactions:
        shape["reactions"] = [
            {"name": n, "users": list(u), "count": len(u)} for n, u in message.reactions.items()
        ]
    if message.metadata and all_metadata:
        shape["metadata"] = message.metadata
    if message.pinned:
        shape["pinned_to"] = [message.channel]
    return shape | message.extra


def whole(channel: Channel, message: Message, all_metadata: bool = True) -> dict:
    """The message with its thread's figures; as in Slack a parent carries its own ts as thread_ts."""
    shape, thread = as_json(message, all_metadata), channel.replies(message.ts)
    if message.thread_ts:
        shape["parent_user_id"] = channel.messages[message.thread_ts].user
    if thread:
        users = list(dict.fromkeys(m.user for m in thread))
        shape |= {"thread_ts": message.ts, "reply_count": len(thread), "latest_reply": thread[-1].ts}
        shape |= {"reply_users": users, "reply_users_count": len(users), "subscribed": False}
    return shape


def _bot_profile() -> dict:
    return {"id": BOT_ID, "app_id": APP_ID, "name": "app", "deleted": False, "team_id": TEAM_ID}
