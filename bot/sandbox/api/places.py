"""Finding the channel or message a call is about, with Slack's refusals on the way."""

from bot.sandbox.api.registry import Args
from bot.sandbox.app_profile import BOT_USER_ID
from bot.sandbox.errors import SlackError
from bot.sandbox.models import Channel, Message
from bot.sandbox.workspace import Workspace

# Scopes by kind of conversation, any of each tuple: docs.slack.dev/reference/methods/conversations.*
MANAGE = {"channel": ("channels:manage",), "group": ("groups:write",), "im": ("im:write",)}
INVITE = {
    "channel": ("channels:manage", "channels:write.invites"),
    "group": ("groups:write", "groups:write.invites"),
    "im": ("im:write",),
}
TOPIC = {
    "channel": ("channels:manage", "channels:write.topic"),
    "group": ("groups:write", "groups:write.topic"),
    "im": ("im:write", "im:write.topic"),
}
READ = {"channel": ("channels:read",), "group": ("groups:read",), "im": ("im:read",)}
HISTORY = {"channel": ("channels:history",), "group": ("groups:history",), "im": ("im:history",)}


def any_scope(family: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(scope for scopes in family.values() for scope in scopes)


def visible(ws: Workspace, channel_id: object) -> Channel:
    """The channel, if the app can know of it: public, or a member. SlackError channel_not_found."""
    channel = ws.channels.get(str(channel_id))
    if channel is None or channel.kind != "channel" and BOT_USER_ID not in channel.members:
        raise SlackError("channel_not_found")
    return channel


def conversation(ws: Workspace, args: Args, family: dict, member: bool = True, live: bool = True) -> Channel:
    """The channel in args["channel"], after scope, membership and archive checks, no direct message."""
    ws.app.require(any_scope(family))
    channel = visible(ws, args["channel"])
    if channel.kind == "im":
        raise SlackError("method_not_supported_for_channel_type")
    ws.app.require(family[channel.kind])
    if member and BOT_USER_ID not in channel.members:
        raise SlackError("not_in_channel")
    if live and channel.archived:
        raise SlackError("is_archived")
    return channel


def readable(ws: Workspace, args: Args, family: dict) -> Channel:
    """The channel in args["channel"] for reading, direct messages and archived ones too."""
    ws.app.require(any_scope(family))
    channel = visible(ws, args["channel"])
    ws.app.require(family[channel.kind])
    return channel


def message_at(ws: Workspace, channel: Channel, ts: object) -> Message:
    """A message (never a private note: their timestamps are not usable). SlackError message_not_found."""
    message = channel.messages.get(str(ts))
    if message is None or message.subtype == "tombstone":
        raise SlackError("message_not_found")
    return message
