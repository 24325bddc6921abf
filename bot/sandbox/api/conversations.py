"""conversations.* that change something, and the direct message."""

from bot.sandbox import conversations
from bot.sandbox.api.places import INVITE, MANAGE, TOPIC, conversation, visible
from bot.sandbox.api.registry import TIER_2, Args, method
from bot.sandbox.app_profile import BOT_USER_ID
from bot.sandbox.errors import SlackError
from bot.sandbox.models import Channel
from bot.sandbox.workspace import Workspace

MAX_TOPIC, MAX_INVITED = 250, 100


@method("conversations.create", required=("name",), per_minute=TIER_2)
def create(ws: Workspace, args: Args) -> dict:
    private = args.flag("is_private")
    ws.app.require(MANAGE["group" if private else "channel"])
    return _channel(ws, conversations.create(ws, str(args["name"]), BOT_USER_ID, private))


@method("conversations.archive", required=("channel",), per_minute=TIER_2)
def archive(ws: Workspace, args: Args) -> dict:
    conversations.archive(ws, conversation(ws, args, MANAGE, live=False), BOT_USER_ID)
    return {}


@method("conversations.unarchive", required=("channel",), per_minute=TIER_2)
def unarchive(ws: Workspace, args: Args) -> dict:
    conversations.unarchive(ws, conversation(ws, args, MANAGE, live=False), BOT_USER_ID)
    return {}


@method("conversations.rename", required=("channel", "name"), per_minute=TIER_2)
def rename(ws: Workspace, args: Args) -> dict:
    channel = conversation(ws, args, MANAGE)
    conversations.rename(ws, channel, BOT_USER_ID, str(args["name"]))
    return _channel(ws, channel)


@method("conversations.setTopic", required=("channel",), per_minute=TIER_2)
def set_topic(ws: Workspace, args: Args) -> dict:
    channel = conversation(ws, args, TOPIC)
    conversations.set_topic(ws, channel, BOT_USER_ID, _line(args, "topic"))
    return _channel(ws, channel)


@method("conversations.setPurpose", required=("channel",), per_minute=TIER_2)
def set_purpose(ws: Workspace, args: Args) -> dict:
    channel = conversation(ws, args, TOPIC)
    conversations.set_purpose(ws, channel, BOT_USER_ID, _line(args, "purpose"))
    return _channel(ws, channel)


def _line(args: Args, name: str) -> str:
    if len(str(args.get(name, ""))) > MAX_TOPIC:
        raise SlackError("too_long")
    return str(args.get(name, ""))


@method("conversations.invite", required=("channel", "users"))
def invite(ws: Workspace, args: Args) -> dict:
    """Without `force` one bad id refuses all of them; with it the good ones are invited."""
    channel, users = conversation(ws, args, INVITE), args.names("users")
    if not users:
        raise SlackError("no_user")
    if len(users) > MAX_INVITED:
        raise SlackError("too_many_users")
    refused = [{"user": u, "ok": False, "error": e} for u in users if (e := _refusal(ws, channel, u))]
    bad = {one["user"] for one in refused}
    if refused and (not args.flag("force") or bad >= set(users)):
        raise SlackError(refused[0]["error"], errors=refused)
    for user in dict.fromkeys(u for u in users if u not in bad):
        conversations.join(ws, channel, user, BOT_USER_ID)
    return _channel(ws, channel) | ({"errors": refused} if refused else {})


def _refusal(ws: Workspace, channel: Channel, user_id: str) -> str | None:
    user = ws.users.get(user_id)
    if user is None:
        return "user_not_found"
    if user_id == BOT_USER_ID:
        return "cant_invite_self"
    if user.deleted:
        return "cant_invite"
    return "already_in_channel" if user_id in channel.members else None


@method("conversations.kick", required=("channel", "user"))
def kick(ws: Workspace, args: Args) -> dict:
    channel, user = conversation(ws, args, MANAGE), str(args["user"])
    if user == BOT_USER_ID:
        raise SlackError("cant_kick_self")
    if user not in ws.users:
        raise SlackError("user_not_found")
    if user not in channel.members:
        raise SlackError("not_in_channel")
    conversations.leave(ws, channel, user)
    return {}


@method("conversations.join", "channels:join", required=("channel",))
def join(ws: Workspace, args: Args) -> dict:
    channel = visible(ws, args["channel"])
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    if BOT_USER_ID in channel.members:
        return _channel(ws, channel) | {"warning": "already_in_channel"}
    conversations.join(ws, channel, BOT_USER_ID)
    return _channel(ws, channel)


@method("conversations.leave", required=("channel",))
def leave(ws: Workspace, args: Args) -> dict:
    channel = conversation(ws, args, MANAGE, member=False)
    if BOT_USER_ID not in channel.members:
        return {"not_in_channel": True}
    if channel.members == [BOT_USER_ID]:
        raise SlackError("last_member")
    conversations.leave(ws, channel, BOT_USER_ID)
    return {}


@method("conversations.open", "im:write", "mpim:write", required=())
def open_(ws: Workspace, args: Args) -> dict:
    """The direct message with one person; group direct messages are not part of the sandbox."""
    users = args.names("users")
    if not users and not args.get("channel"):
        raise SlackError("users_list_not_supplied")
    if len(users) > 1:
        raise SlackError("too_many_users")
    was_open = {"no_op": True, "already_open": True} if not users or ws.dm(users[0]) else {}
    channel = ws.open_dm(users[0]) if users else visible(ws, args["channel"])
    whole = conversations.as_json(ws, channel) if args.flag("return_im") else {"id": channel.id}
    return {"channel": whole} | was_open


def _channel(ws: Workspace, channel: Channel) -> dict:
    return {"channel": conversations.as_json(ws, channel)}
