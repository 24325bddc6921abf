"""What the app or a person can do to channels: create, join, leave, rename, archive, set the topic."""

from bot.sandbox.app_profile import BOT_USER_ID, TEAM_ID
from bot.sandbox.errors import SlackError
from bot.sandbox.messages import system
from bot.sandbox.models import Channel
from bot.sandbox.names import check_channel_name
from bot.sandbox.workspace import Workspace


def create(ws: Workspace, name: str, creator: str, is_private: bool = False) -> Channel:
    """SlackError: invalid_name..., name_taken (archived channels keep their names)."""
    _check_free(ws, name)
    channel = Channel(ws.new_id("C"), name, ws.seconds(), creator, is_private, members=[creator])
    ws.channels[channel.id] = channel
    if not is_private:
        facts = {"id": channel.id, "name": name, "created": channel.created, "creator": creator}
        ws.emit({"type": "channel_created", "channel": facts, "event_ts": ws.new_ts()}, channel)
    return channel


def _check_free(ws: Workspace, name: str) -> None:
    check_channel_name(name)
    if any(c.name == name for c in ws.channels.values()):
        raise SlackError("name_taken")


def join(ws: Workspace, channel: Channel, user: str, inviter: str | None = None) -> None:
    """The user becomes a member; the channel says so, and member_joined_channel is emitted."""
    channel.members.append(user)
    by = {"inviter": inviter} if inviter else {}
    system(ws, channel, user, "channel_join", f"<@{user}> has joined the channel", **by)
    _member_event(ws, "member_joined_channel", channel, user, **by)


def leave(ws: Workspace, channel: Channel, user: str) -> None:
    """The user is no member any more. The app hears of others' leaving, and of its own as channel_left."""
    system(ws, channel, user, "channel_leave", f"<@{user}> has left the channel")
    if user == BOT_USER_ID:
        kind = "group_left" if channel.is_private else "channel_left"
        ws.emit({"type": kind, "channel": channel.id, "actor_id": user, "event_ts": ws.new_ts()}, channel)
        channel.members.remove(user)
    else:
        channel.members.remove(user)
        _member_event(ws, "member_left_channel", channel, user)


def _member_event(ws: Workspace, kind: str, channel: Channel, user: str, **more) -> None:
    letter = "G" if channel.is_private else "C"
    where = {"channel": channel.id, "channel_type": letter, "team": TEAM_ID}
    ws.emit({"type": kind, "user": user, **where, **more, "event_ts": ws.new_ts()}, channel)


def rename(ws: Workspace, channel: Channel, user: str, name: str) -> None:
    """SlackError: invalid_name..., name_taken."""
    _check_free(ws, name)
    old, channel.name = channel.name, name
    channel.previous_names.insert(0, old)
    text = f'<@{user}> has renamed the channel from "{old}" to "{name}"'
    system(ws, channel, user, "channel_name", text, old_name=old, name=name)
    facts = {"id": channel.id, "name": name, "created": channel.created}
    ws.emit({"type": _kind(channel, "rename"), "channel": facts, "event_ts": ws.new_ts()}, channel)


def archive(ws: Workspace, channel: Channel, user: str) -> None:
    """SlackError already_archived."""
    if channel.archived:
        raise SlackError("already_archived")
    system(ws, channel, user, "channel_archive", f"<@{user}> archived the channel")
    channel.archived = True
    _archive_event(ws, "archive", channel, user)


def unarchive(ws: Workspace, channel: Channel, user: str) -> None:
    """SlackError not_archived."""
    if not channel.archived:
        raise SlackError("not_archived")
    channel.archived = False
    system(ws, channel, user, "channel_unarchive", f"<@{user}> un-archived the channel")
    _archive_event(ws, "unarchive", channel, user)


def _archive_event(ws: Workspace, deed: str, channel: Channel, user: str) -> None:
    event = {"type": _kind(channel, deed), "channel": channel.id, "user": user}
    ws.emit(event | {"event_ts": ws.new_ts()}, channel)


def _kind(channel: Channel, deed: str) -> str:
    return f"{'group' if channel.is_private else 'channel'}_{deed}"


def set_topic(ws: Workspace, channel: Channel, user: str, topic: str) -> None:
    channel.topic = topic
    system(ws, channel, user, "channel_topic", f"<@{user}> set the channel topic: {topic}", topic=topic)


def set_purpose(ws: Workspace, channel: Channel, user: str, purpose: str) -> None:
    channel.purpose = purpose
    text = f"<@{user}> set the channel description: {purpose}"
    system(ws, channel, user, "channel_purpose", text, purpose=purpose)


def as_json(ws: Workspace, channel: Channel) -> dict:
    """The conversation object."""
    if channel.kind == "im":
        user = ws.users[channel.im_user]
        return {"id": channel.id, "created": channel.created, "is_im": True, "user": channel.im_user,
                "is_user_deleted": user.deleted, "is_archived": False, "is_open": True}  # fmt: skip
    return {
        "id": channel.id, "name": channel.name, "name_normalized": channel.name, "created": channel.created,
        "creator": channel.creator, "context_team_id": TEAM_ID, "is_archived": channel.archived,
        "is_im": False,
        "is_channel": not channel.is_private, "is_group": channel.is_private, "is_mpim": False,
        "is_private": channel.is_private, "is_general": False, "is_shared": False, "is_ext_shared": False,
        "is_org_shared": False, "is_member": BOT_USER_ID in channel.members, "unlinked": 0,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
        "previous_names": channel.previous_names,
    }  # fmt: skip
