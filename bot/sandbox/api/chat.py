"""chat.*: the app writes."""

from bot.sandbox import messages
from bot.sandbox.api.places import message_at, visible
from bot.sandbox.api.registry import TIER_3, TIER_4, Args, method
from bot.sandbox.app_profile import BOT_USER_ID
from bot.sandbox.blocks import MAX_MARKDOWN, checked_blocks
from bot.sandbox.errors import SlackError
from bot.sandbox.models import Channel, Message
from bot.sandbox.workspace import Workspace

MAX_TEXT, MAX_UPDATE_TEXT = 40_000, 4_000  # docs.slack.dev/reference/methods/chat.postMessage, chat.update
MAX_METADATA = 8_000  # Slack names no figure
_KEPT = ("unfurl_links", "unfurl_media", "parse", "link_names", "mrkdwn", "attachments")


@method("chat.postMessage", "chat:write", required=("channel",), per_minute=None)
def post_message(ws: Workspace, args: Args) -> dict:
    channel = _postable(ws, str(args["channel"]))
    text, blocks = _content(args)
    thread = _thread(channel, args)
    message = messages.post(
        ws, channel, BOT_USER_ID, text[:MAX_TEXT], blocks, thread_ts=thread, metadata=_metadata(args),
        broadcast=bool(thread) and args.flag("reply_broadcast"),
        extra={key: args[key] for key in _KEPT if key in args},
    )  # fmt: skip
    warning = {"warning": "message_truncated"} if len(text) > MAX_TEXT else {}
    return {"channel": channel.id, "ts": message.ts, "message": messages.as_json(message)} | warning


@method("chat.postEphemeral", "chat:write", required=("channel", "user"), per_minute=TIER_4)
def post_ephemeral(ws: Workspace, args: Args) -> dict:
    channel = _postable(ws, str(args["channel"]))
    user = ws.users.get(str(args["user"]))
    if user is None or user.deleted or user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    text, blocks = _content(args)
    return {"message_ts": messages.note(ws, channel, user.id, text, blocks, _thread(channel, args)).ts}


@method("chat.update", "chat:write", required=("channel", "ts"), per_minute=TIER_3)
def update(ws: Workspace, args: Args) -> dict:
    message = _own(ws, args, "cant_update_message")
    if ws.channels[message.channel].archived:
        raise SlackError("is_inactive")
    text, blocks = _content(args)
    if len(text) > MAX_UPDATE_TEXT:
        raise SlackError("msg_too_long")
    if "metadata" in args:
        message.metadata = _metadata(args)
    messages.edit(ws, message, BOT_USER_ID, text, blocks)
    return {"channel": message.channel, "ts": message.ts, "text": text, "message": messages.as_json(message)}


@method("chat.delete", "chat:write", required=("channel", "ts"))
def delete(ws: Workspace, args: Args) -> dict:
    message = _own(ws, args, "cant_delete_message")
    messages.delete(ws, message)
    return {"channel": message.channel, "ts": message.ts}


@method("chat.getPermalink", required=("channel", "message_ts"), per_minute=None)
def get_permalink(ws: Workspace, args: Args) -> dict:
    message = message_at(ws, visible(ws, args["channel"]), args["message_ts"])
    return {"channel": message.channel, "permalink": ws.permalink(message)}


def _postable(ws: Workspace, where: str) -> Channel:
    """A channel id, "#name", or a person's id (their direct message with the app is opened)."""
    if where in ws.users:
        return _direct(ws, where)
    named = next((c.id for c in ws.channels.values() if where == f"#{c.name}"), where)
    channel = visible(ws, named)
    if channel.kind == "im":
        return _direct(ws, channel.im_user)
    if channel.archived:
        raise SlackError("is_archived")
    if BOT_USER_ID not in channel.members and not ws.app.has(("chat:write.public",)):
        raise SlackError("not_in_channel")
    return channel


def _direct(ws: Workspace, user_id: str) -> Channel:
    if not ws.app.home.get("messages_tab_enabled", True):
        raise SlackError("messages_tab_disabled")
    if ws.users[user_id].deleted:
        raise SlackError("channel_not_found")
    if ws.users[user_id].is_bot:
        raise SlackError("cannot_dm_bot")
    return ws.open_dm(user_id)


def _content(args: Args) -> tuple[str, list[dict]]:
    """Text and validated blocks. SlackError: no_text, invalid_blocks(_format), too_many_attachments."""
    text, blocks = args.get("text") or "", args.json("blocks", "invalid_blocks_format")
    if args.get("markdown_text"):
        return _markdown(args, bool(text or blocks)), []
    if blocks and not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    attachments = args.json("attachments") or []
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    if len(attachments) > 100:
        raise SlackError("too_many_attachments")
    return str(text), checked_blocks(blocks, "message")


def _markdown(args: Args, has_more: bool) -> str:
    if has_more:
        raise SlackError("markdown_text_conflict")
    if len(args["markdown_text"]) > MAX_MARKDOWN:
        raise SlackError("msg_too_long")
    return str(args["markdown_text"])


def _thread(channel: Channel, args: Args) -> str | None:
    """The parent's ts. SlackError: thread_not_found, cannot_reply_to_message (the ts of a reply)."""
    thread = args.get("thread_ts")
    if not thread:
        return None
    if thread not in channel.messages:
        raise SlackError("thread_not_found")
    if channel.messages[thread].thread_ts:
        raise SlackError("cannot_reply_to_message")
    return thread


def _metadata(args: Args) -> dict | None:
    metadata = args.json("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    if len(str(metadata)) > MAX_METADATA:
        raise SlackError("metadata_too_large")
    return metadata


def _own(ws: Workspace, args: Args, refusal: str) -> Message:
    channel = ws.channels.get(str(args["channel"]))
    if channel is None or BOT_USER_ID not in channel.members:
        raise SlackError("channel_not_found")
    message = message_at(ws, channel, args["ts"])
    if message.user != BOT_USER_ID or message.subtype:
        raise SlackError(refusal)
    return message
