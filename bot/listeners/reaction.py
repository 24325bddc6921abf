"""Reactions that mean something: emoji → service."""

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


def register(app, door: Door) -> None:
    """Any other emoji only shows that somebody is there; learning it twice changes nothing."""
    async def reacted(ack, body: dict) -> None:
        found = mark(body["event"])
        if found and found.emoji in REACTIONS:
            await door.turns.take(REACTIONS[found.emoji], found, once=body["event_id"])
        elif found and found.on:
            await door.turns.take(message.reacted, found)
        await ack()

    for kind in ("reaction_added", "reaction_removed"):
        app.event(kind)(reacted)
