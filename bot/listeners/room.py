"""What happens to the channel an incident runs in."""

from bot.listeners.door import Door, answer_url, carries_out
from bot.services import room
from bot.views import actions

ARCHIVED = ("channel_archive", "group_archive")
REMOVED = ("channel_left", "group_left")
UNARCHIVED = ("channel_unarchive", "group_unarchive")
RENAMED = ("channel_rename", "group_rename")


def register(app, door: Door) -> None:
    """Archived, un-archived, the bot removed and invited again. A new name changes nothing:
    the bot knows channels by their id."""
    for kinds, service in ((ARCHIVED, room.archived), (UNARCHIVED, room.unarchived), (REMOVED, room.removed)):
        for kind in kinds:
            app.event(kind)(_changed(door, service))
    app.event("member_joined_channel")(_joined(door))
    app.action(actions.GO_ON_THERE)(carries_out(door, room.go_on_there, answer_url))
    for kind in RENAMED:
        app.event(kind)(_nothing)


def _changed(door: Door, service):
    async def changed(ack, body: dict) -> None:
        await door.turns.take(service, body["event"]["channel"], once=body["event_id"])
        await ack()
    return changed


def _joined(door: Door):
    """The bot itself was invited; other people's coming is not looked at."""
    async def joined(ack, body: dict, context: dict) -> None:
        event = body["event"]
        if event["user"] == context["bot_user_id"]:
            await door.turns.take(room.joined, event["channel"], event.get("channel_type") == "G", event.get("inviter"),
                                  once=body["event_id"])
        await ack()
    return joined


async def _nothing(ack) -> None:
    await ack()
