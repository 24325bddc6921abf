"""The private note's buttons, and the word that turns notes on and off."""

import json

from bot.domain.words import Words
from bot.listeners.door import Asked, Door, pressed
from bot.services import wording
from bot.views import actions


def register(app, door: Door) -> None:
    """Each button takes the note away."""

    @app.action(actions.POST_WORDING)
    async def post(ack, body: dict) -> None:
        packed, once = pressed(body)
        value = json.loads(packed)
        await door.turns.take(wording.post, value["wording"], body["channel"]["id"], value["thread"], body["response_url"],
                              once=once)
        await ack()

    @app.action(actions.KEEP_MINE)
    async def keep(ack, body: dict) -> None:
        await door.turns.take(wording.keep, body["response_url"], once=pressed(body)[1])
        await ack()

    @app.action(actions.NOT_BLAME)
    async def not_blame(ack, body: dict) -> None:
        value, once = pressed(body)
        kind, _, rule = value.partition(":")
        await door.turns.take(wording.not_blame, kind, rule, body["response_url"], once=once)
        await ack()

    @app.action(actions.NOTES_OFF)
    async def turn_off(ack, body: dict) -> None:
        await door.turns.take(wording.turn_off, body["user"]["id"], body["response_url"], once=pressed(body)[1])
        await ack()

    async def notes(asked: Asked) -> Words | None:
        return await door.turns.take(wording.notes, asked.rest, asked.user)

    door.words["notes"] = notes
