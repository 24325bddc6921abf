"""Everything Slack can say to the bot. This is the table of contents."""

from bot.listeners import answer, command, ending, escalation, offer, question, review, status, update
from bot.listeners.door import Door


def register(app, door: Door) -> None:
    """Hang every listener on the Bolt app."""
    for part in (escalation, offer, question, update, ending, review, status, command, answer):
        part.register(app, door)
