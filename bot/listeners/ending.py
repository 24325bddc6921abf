"""Ending an incident: words, buttons, the closing form."""

from datetime import UTC, datetime

from bot.domain.words import Words
from bot.listeners.door import Asked, Door, by, carries_out, keep, metadata, opens, values
from bot.services import ending
from bot.views import actions


def register(app, door: Door) -> None:
    """close, stand-down, mitigated and back, reopen."""

    async def close(asked: Asked) -> None:
        form = await door.turns.take(ending.form, asked.rest, asked.channel, asked.user, once=asked.once)
        if form:
            door.open_form(asked.trigger, form, asked.response_url)

    async def mitigated(asked: Asked) -> Words | None:
        return await door.turns.take(ending.mitigated, asked.rest, asked.channel, asked.user, once=asked.once)

    async def stand_down(asked: Asked) -> None:
        await door.turns.take(ending.stand_down, asked.rest, asked.channel, asked.response_url,
                              asked.user, once=asked.once)

    door.words.update({"close": close, "mitigated": mitigated, "stand-down": stand_down, "standdown": stand_down})
    app.action(actions.CLOSE)(opens(door, ending.form_of, by))
    app.action(actions.MITIGATED)(carries_out(door, ending.mitigate, by))
    app.action(actions.NOT_MITIGATED)(carries_out(door, ending.not_mitigated, by))
    app.action(actions.STAND_DOWN)(carries_out(door, ending.stand_down_of))
    app.action(actions.REOPEN)(carries_out(door, ending.reopen))

    @app.view(actions.CLOSE_FORM)
    async def closed(ack, body: dict) -> None:
        filled = values(body["view"])
        mitigated = datetime.fromtimestamp(filled["mitigated"], UTC)
        answer = (metadata(body["view"])["incident"], by(body), mitigated, filled["ended_by"])
        await keep(door, ack, body["view"], ending.said, ending.close, answer)
