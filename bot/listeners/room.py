"""What happens to the channel an incident runs in."""

from bot.listeners.door import Door
from bot.services import room

ARCHIVED = ("channel_archive", "group_archive")
UNARCHIVED = ("channel_unarchive", "group_unarchive")
RENAMED = ("channel_rename", "group_rename")


def register(app, door: Door) -> None:
    """Archived, un-archived. A new name changes nothing: the bot knows channels by their id."""
    for kinds, service in ((ARCHIVED, room.archived), (UNARCHIVED, room.unarchived)):
        for kind in kinds:
            app.event(kind)(_changed(door, service))
    for kind in RENAMED:
        app.event(kind)(_nothing)


def _changed(door: Door, service):
    async def changed(ack, body: dict) -> None:
        await door.turns.take(service, body["event"]["channel"], once=body["event_id"])
        await ack()
    return changed


async def _nothing(ack) -> None:
    await ack()
