"""Answers to role offers, by button."""

from bot.listeners.door import Door, by, carries_out
from bot.services import offer
from bot.views import actions


def register(app, door: Door) -> None:
    """Accept and Pass."""
    app.action(actions.ACCEPT)(carries_out(door, offer.accepted, by))
    app.action(actions.PASS)(carries_out(door, offer.passed, by))
