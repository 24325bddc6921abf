"""Answers to role offers, by button."""

from bot.listeners.door import Door, pressed
from bot.services import offer
from bot.views import actions


def register(app, door: Door) -> None:
    """Accept and Pass."""
    for action_id, service in ((actions.ACCEPT, offer.accepted), (actions.PASS, offer.passed)):
        app.action(action_id)(_answered(door, service))


def _answered(door: Door, service):
    async def answered(ack, body: dict) -> None:
        number, once = pressed(body)
        await door.turns.take(service, int(number), body["user"]["id"], once=once)
        await ack()
    return answered
