"""Saying one thing to one person."""

from bot.domain.words import Words
from bot.services.turn import Turn


def answer(turn: Turn, response_url: str, words: Words) -> None:
    """Answer a command or a button privately."""
    turn.say.respond(response_url, words)


def tell(turn: Turn, user: str, words: Words) -> None:
    """A direct message, where there is nothing to answer to."""
    turn.say.post(user, words)
