"""Everything Slack can say to the bot. This is the table of contents."""

from bot.listeners import (
    answer,
    command,
    decision,
    ending,
    escalation,
    handoff,
    messages,
    offer,
    people,
    question,
    reaction,
    review,
    role,
    room,
    status,
    update,
    wave,
    wording,
)
from bot.listeners.door import Door


def register(app, door: Door) -> None:
    """Hang every listener on the Bolt app."""
    # Bolt asks one listener after the other: what comes most often stands first.
    for part in (messages, command, escalation, offer, role, handoff, wave, room, reaction, decision, wording, question,
                 update, ending, review, status, people, answer):
        part.register(app, door)
