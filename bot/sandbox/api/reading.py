"""conversations.* and users.conversations that read: channels, members, history, threads."""

from bot.sandbox import conversations
from bot.sandbox.api.pages import page
from bot.sandbox.api.places import HISTORY, READ, readable
from bot.sandbox.api.registry import TIER_2, TIER_4, Args, method
from bot.sandbox.app_profile import BOT_USER_ID
from bot.sandbox.errors import SlackError
from bot.sandbox.messages import whole
from bot.sandbox.models import Channel, Message
from bot.sandbox.workspace import Workspace

_TYPES = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}


@method("conversations.info", required=("channel",))
def info(ws: Workspace, args: Args) -> dict:
    channel = readable(ws, args, READ)
    count = {"num_members": len(channel.members)} if args.flag("include_num_members") else {}
    return {"channel": conversations.as_json(ws, channel) | count}


@method("conversations.members", required=("channel",), per_minute=TIER_4)
def members(ws: Workspace, args: Args) -> dict:
    one_page, more = page(readable(ws, args, READ).members, args)
    return {"members": one_page} | more


@method("conversations.list", per_minute=TIER_2)
def list_(ws: Workspace, args: Args) -> dict:
    known = [c for c in ws.channels.values() if c.kind == "channel" or BOT_USER_ID in c.members]
    return _listed(ws, known, args)


@method("users.conversations")
def users_conversations(ws: Workspace, args: Args) -> dict:
    user = args.get("user") or BOT_USER_ID
    shared = [c for c in ws.channels.values() if user in c.members]
    return _listed(ws, [c for c in shared if c.kind == "channel" or BOT_USER_ID in c.members], args)


def _listed(ws: Workspace, channels: list[Channel], args: Args) -> dict:
    kinds = _kinds(ws, args)
    wanted = [c for c in channels if c.kind in kinds and not (args.flag("exclude_archived") and c.archived)]
    one_page, more = page(wanted, args)
    return {"channels": [conversations.as_json(ws, c) for c in one_page]} | more


def _kinds(ws: Workspace, args: Args) -> list[str]:
    names = args.names("types") or ["public_channel"]
    if not set(names) <= set(_TYPES):
        raise SlackError("invalid_types")
    for name in names:
        ws.app.require(READ.get(_TYPES[name], ("mpim:read",)))
    return [_TYPES[name] for name in names]


@method("conversations.history", required=("channel",))
def history(ws: Workspace, args: Args) -> dict:
    """Newest first; replies only if they were broadcast; no private notes."""
    channel = _member_readable(ws, args)
    shown = [m for m in channel.messages.values() if not m.thread_ts or m.broadcast]
    found, more = page(_between(shown, args)[::-1], args)
    pins = {"pin_count": len(channel.pins), "has_more": bool(more["response_metadata"]["next_cursor"])}
    return {"messages": _shown(channel, found, args)} | pins | more


@method("conversations.replies", required=("channel", "ts"))
def replies(ws: Workspace, args: Args) -> dict:
    """The parent, then its replies, oldest first; a reply's own ts gives that reply alone."""
    channel = _member_readable(ws, args)
    first = channel.messages.get(str(args["ts"]))
    if first is None:
        raise SlackError("thread_not_found")
    thread = _between([first], args) if first.thread_ts else [first, *_between(channel.replies(first.ts), args)]
    found, more = page(thread, args, default=1000, most=1000)
    has_more = {"has_more": bool(more["response_metadata"]["next_cursor"])}
    return {"messages": _shown(channel, found, args)} | has_more | more


def _member_readable(ws: Workspace, args: Args) -> Channel:
    channel = readable(ws, args, HISTORY)
    if BOT_USER_ID not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _between(found: list[Message], args: Args) -> list[Message]:
    """Those after `oldest` and before `latest`, the bounds themselves only if inclusive."""
    oldest, latest = _bound(args, "oldest", 0.0), _bound(args, "latest", float("inf"))
    closed = args.flag("inclusive")
    return [m for m in found if oldest < (at := float(m.ts)) < latest or closed and at in (oldest, latest)]


def _bound(args: Args, name: str, default: float) -> float:
    try:
        return float(args.get(name) or default)
    except ValueError:
        raise SlackError(f"invalid_ts_{name}") from None


def _shown(channel: Channel, found: list[Message], args: Args) -> list[dict]:
    return [whole(channel, one, args.flag("include_all_metadata")) for one in found]
