"""The one door for `message` events: what people write, change and delete."""

import asyncio

from bot.adviser.client import Adviser
from bot.adviser.judge import Opinion, opinion, settled
from bot.domain.heard import Deleted, Edited, Said, heard
from bot.domain.suggestion import Suggestion
from bot.listeners.door import Door
from bot.services import message, wording
from bot.services.message import ToCheck


def register(app, door: Door) -> None:
    """Bots and Slack's own lines pass without a turn."""

    @app.event("message")
    async def message_event(ack, body: dict) -> None:
        found, delivery = heard(body["event"]), body["event_id"]
        if found and await door.rooms.has(body["event"]["channel"]):
            await _hear(door, found, delivery)
        await ack()


async def _hear(door: Door, found: Said | Edited | Deleted, delivery: str) -> None:
    if isinstance(found, Deleted):
        await door.turns.take(message.deleted, found, delivery)
    else:
        service = message.edited if isinstance(found, Edited) else message.said
        await _check(door, await door.turns.take(service, found, delivery))


async def _check(door: Door, wanted: ToCheck | None) -> None:
    """Look at the wording on a thread of its own: it is arithmetic, and neither turns nor sockets wait for it."""
    if wanted is None:
        return
    ours = await asyncio.to_thread(opinion, wanted.said.text, wanted.names, wanted.languages)
    if door.adviser and wanted.may_leave and ours.unclear:
        door.begin(_advised(door, door.adviser, wanted, ours))
    else:
        await _note(door, wanted, ours.own)


async def _advised(door: Door, adviser: Adviser, wanted: ToCheck, ours: Opinion) -> None:
    """Ask the language model first; nobody waits for it but the note."""
    advice = await adviser.ask(await asyncio.to_thread(ours.sent))
    await _note(door, wanted, await asyncio.to_thread(settled, ours, advice))


async def _note(door: Door, wanted: ToCheck, found: Suggestion | None) -> None:
    if found:
        once = wording.fingerprint(wanted.said)
        await door.turns.unhurried.take(wording.note, wanted.incident_id, wanted.said, found, once=once)
