"""The people and channels a workspace starts with."""

from collections.abc import Iterable

from bot.sandbox.app_profile import BOT_USER_ID
from bot.sandbox.models import Channel, User
from bot.sandbox.workspace import Workspace


def people(ws: Workspace, seeds: Iterable[dict]) -> None:
    """Each: id, name; optional real_name, email, deleted, is_restricted, is_bot, is_admin, tz."""
    for seed in seeds:
        ws.add_user(User(**({"real_name": seed["name"].title()} | seed)))


def channels(ws: Workspace, seeds: Iterable[dict]) -> None:
    """Each: id, name; optional members (names or ids), is_private, archived, topic, purpose."""
    for seed in seeds:
        fields = dict(seed)
        members = [ws.user(one).id for one in fields.pop("members", [])]
        creator = next((m for m in members if m != BOT_USER_ID), BOT_USER_ID)
        channel = Channel(created=ws.seconds(), creator=creator, members=members, **fields)
        ws.channels[channel.id] = channel
