"""reactions.*, pins.*, bookmarks.*: marks on messages and channels."""

from bot.sandbox import messages
from bot.sandbox.api.places import message_at, visible
from bot.sandbox.api.registry import TIER_2, Args, method
from bot.sandbox.app_profile import BOT_USER_ID, TEAM_ID
from bot.sandbox.errors import SlackError
from bot.sandbox.models import Channel, Message
from bot.sandbox.names import check_emoji
from bot.sandbox.workspace import Workspace

MAX_BOOKMARKS = 100


def _marked(ws: Workspace, args: Args) -> Message:
    """The message a mark is for; the app must be in its channel."""
    channel = _joined(ws, args.get("channel"))
    if not args.get("timestamp"):
        raise SlackError("no_item_specified")
    return message_at(ws, channel, args["timestamp"])


def _joined(ws: Workspace, channel_id: object, refusal: str = "not_in_channel") -> Channel:
    channel = visible(ws, channel_id)
    if BOT_USER_ID not in channel.members:
        raise SlackError(refusal)
    return channel


@method("reactions.add", "reactions:write", required=("channel", "name", "timestamp"))
def react(ws: Workspace, args: Args) -> dict:
    message = _marked(ws, args)
    if ws.channels[message.channel].archived:
        raise SlackError("is_archived")
    check_emoji(args["name"])
    messages.react(ws, message, BOT_USER_ID, args["name"])
    return {}


@method("reactions.remove", "reactions:write", required=("name",), per_minute=TIER_2)
def unreact(ws: Workspace, args: Args) -> dict:
    messages.unreact(ws, _marked(ws, args), BOT_USER_ID, args["name"])
    return {}


@method("reactions.get", "reactions:read")
def reactions(ws: Workspace, args: Args) -> dict:
    message = _marked(ws, args)
    return {"type": "message", "channel": message.channel, "message": _whole(ws, message)}


@method("pins.add", "pins:write", required=("channel",), per_minute=TIER_2)
def pin(ws: Workspace, args: Args) -> dict:
    message = _marked(ws, args)
    if ws.channels[message.channel].archived or message.subtype:
        raise SlackError("not_pinnable")
    messages.pin(ws, message, BOT_USER_ID)
    return {}


@method("pins.remove", "pins:write", required=("channel",), per_minute=TIER_2)
def unpin(ws: Workspace, args: Args) -> dict:
    messages.unpin(ws, _marked(ws, args), BOT_USER_ID)
    return {}


@method("pins.list", "pins:read", required=("channel",), per_minute=TIER_2)
def pins(ws: Workspace, args: Args) -> dict:
    channel = _joined(ws, args["channel"])
    return {"items": [_pinned(ws, channel, one) for one in reversed(channel.pins)]}


def _pinned(ws: Workspace, channel: Channel, one: dict) -> dict:
    message = channel.messages[one["ts"]]
    facts = {key: one[key] for key in ("created", "created_by")}
    return {"type": "message", "channel": channel.id, "message": _whole(ws, message)} | facts


def _whole(ws: Workspace, message: Message) -> dict:
    shape = messages.whole(ws.channels[message.channel], message)
    return shape | {"permalink": ws.permalink(message)}


@method("bookmarks.add", "bookmarks:write", required=("channel_id", "title", "type"), per_minute=TIER_2)
def bookmark(ws: Workspace, args: Args) -> dict:
    channel = _joined(ws, args["channel_id"], "permission_denied")
    if args["type"] != "link":
        raise SlackError("invalid_bookmark_type")
    if len(channel.bookmarks) >= MAX_BOOKMARKS:
        raise SlackError("too_many_bookmarks")
    mark = {"id": ws.new_id("Bk"), "channel_id": channel.id, "type": "link", "date_created": ws.seconds()}
    mark |= {"title": args["title"], "link": _link(args), "emoji": args.get("emoji", ""), "date_updated": 0}
    channel.bookmarks.append(
        mark | {"last_updated_by_user_id": BOT_USER_ID, "last_updated_by_team_id": TEAM_ID}
    )
    ws.touch()
    return {"bookmark": channel.bookmarks[-1]}


@method("bookmarks.edit", "bookmarks:write", required=("channel_id", "bookmark_id"), per_minute=TIER_2)
def edit_bookmark(ws: Workspace, args: Args) -> dict:
    mark = _bookmark(ws, args)
    if "link" in args:
        mark["link"] = _link(args)
    mark |= {key: args[key] for key in ("title", "emoji") if key in args} | {"date_updated": ws.seconds()}
    ws.touch()
    return {"bookmark": mark}


@method("bookmarks.remove", "bookmarks:write", required=("channel_id", "bookmark_id"), per_minute=TIER_2)
def remove_bookmark(ws: Workspace, args: Args) -> dict:
    ws.channels[str(args["channel_id"])].bookmarks.remove(_bookmark(ws, args))
    ws.touch()
    return {}


@method("bookmarks.list", "bookmarks:read", required=("channel_id",))
def bookmarks(ws: Workspace, args: Args) -> dict:
    return {"bookmarks": _joined(ws, args["channel_id"], "permission_denied").bookmarks}


def _bookmark(ws: Workspace, args: Args) -> dict:
    marks = _joined(ws, args["channel_id"], "permission_denied").bookmarks
    found = next((one for one in marks if one["id"] == args["bookmark_id"]), None)
    if found is None:
        raise SlackError("not_found")
    return found


def _link(args: Args) -> str:
    if not str(args.get("link", "")).startswith(("https://", "http://")):
        raise SlackError("invalid_link")
    return args["link"]
