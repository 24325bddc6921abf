"""Reactions that mean something: emoji → service."""

import asyncio
from collections.abc import Callable

from bot.domain.decision import MARKS
from bot.domain.heard import Mark, mark
from bot.domain.offer import ANSWERS
from bot.listeners.door import Door
from bot.services import message, offer, timeline
from bot.services.turn import Turn

REACTIONS: dict[str, Callable[[Turn, Mark], None]] = {
    **dict.fromkeys(MARKS, timeline.marked),
    **dict.fromkeys(ANSWERS, offer.reacted),
}


WAITS = (0.1, 0.3, 0.8)  # seconds until a message that was answered at once is written down as sent


async def _take(door: Door, found: Mark, delivery: str) -> None:
    for wait in WAITS:
        try:
            return await door.turns.take(REACTIONS[found.emoji], found, once=delivery)
        except offer.NotKnownYet:
            await asyncio.sleep(wait)


def register(app, door: Door) -> None:
    """Any other emoji only shows that somebody is there; learning it twice changes nothing."""
    async def reacted(ack, body: dict) -> None:
        found = mark(body["event"])
        if found and found.emoji in REACTIONS:
            await _take(door, found, body["event_id"])
        elif found and found.on:
            await door.turns.take(message.reacted, found)
        await ack()

    for kind in ("reaction_added", "reaction_removed"):
        app.event(kind)(reacted)
