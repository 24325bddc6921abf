"""Ending an incident: words, buttons, the closing form."""

from datetime import UTC, datetime

from bot.listeners.door import Asked, Door, metadata, pressed, values
from bot.services import ending
from bot.views import actions


def register(app, door: Door) -> None:
    """close, stand-down, mitigated, reopen."""

    async def close(asked: Asked) -> None:
        form = await door.turns.take(ending.form, asked.rest, asked.channel, asked.user)
        door.open_form(asked.trigger, form, asked.response_url)

    async def stand_down(asked: Asked) -> None:
        await door.turns.take(ending.stand_down, asked.rest, asked.channel, once=asked.once)

    door.words.update({"close": close, "stand-down": stand_down, "standdown": stand_down})

    @app.action(actions.CLOSE)
    async def from_button(ack, body: dict) -> None:
        form = await door.turns.take(ending.form_of, int(pressed(body)[0]), body["user"]["id"])
        door.open_form(body["trigger_id"], form, body.get("response_url"))
        await ack()

    @app.view(actions.CLOSE_FORM)
    async def closed(ack, body: dict) -> None:
        view, filled = body["view"], values(body["view"])
        await door.turns.take(ending.close, metadata(view)["incident"], body["user"]["id"],
                              datetime.fromtimestamp(filled["mitigated"], UTC), filled["ended_by"], once=f"view {view['id']}")
        await ack()

    @app.action(actions.MITIGATED)
    async def mitigated(ack, body: dict) -> None:
        number, once = pressed(body)
        await door.turns.take(ending.mitigate, int(number), body["user"]["id"], once=once)
        await ack()

    for action_id, service in ((actions.STAND_DOWN, ending.stand_down_of), (actions.REOPEN, ending.reopen)):
        app.action(action_id)(_numbered(door, service))


def _numbered(door: Door, service):
    """A button that needs nothing but the incident's number."""
    async def pressed_once(ack, body: dict) -> None:
        number, once = pressed(body)
        await door.turns.take(service, int(number), once=once)
        await ack()
    return pressed_once
