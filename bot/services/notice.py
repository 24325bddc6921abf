"""Saying one thing to one person."""

from datetime import timedelta

from bot.domain.words import Words
from bot.outbox.answer import Answer
from bot.outbox.message import Message
from bot.services.turn import Turn


def answer(turn: Turn, response_url: str, words: Words) -> None:
    """Answer a command or a button privately."""
    turn.say.respond(response_url, words)


def answered(turn: Turn, row: Message, answer: Answer) -> None:
    """A private answer that matters. What came too late for its place is said by direct message."""
    if not answer.ok:
        turn.say.post(row.facts["user"], _words(row.payload), needs=tuple(row.needs), wait=timedelta(0),
                      spare=row.spare and _words(row.spare), incident_id=row.incident_id)


def _words(payload: dict) -> Words:
    return Words(payload["text"], payload["blocks"])


def tell(turn: Turn, user: str, words: Words) -> None:
    """A direct message, where there is nothing to answer to."""
    turn.say.post(user, words)
