"""Updates: the word, the form, the buttons."""

from bot.listeners.door import Asked, Door, metadata, pressed, values
from bot.services import quiet, update
from bot.views import actions


def register(app, door: Door) -> None:
    """`/escalate update`, the form behind it, and what the reminder offers."""

    async def word(asked: Asked) -> None:
        door.open_form(asked.trigger, await door.turns.take(update.form, asked.rest, asked.channel), asked.response_url)

    door.words["update"] = word

    @app.action(actions.WRITE_UPDATE)
    async def from_button(ack, body: dict) -> None:
        number, _ = pressed(body)
        door.open_form(body["trigger_id"], await door.turns.take(update.form_of, int(number)), body.get("response_url"))
        await ack()

    @app.view(actions.UPDATE_FORM)
    async def sent(ack, body: dict) -> None:
        view, given = body["view"], metadata(body["view"])
        text, number = values(view)["text"], given["incident"]
        form = None if given["suggested"] else await door.turns.take(update.said, number, text)
        if form:
            await ack(response_action="update", view=form)
            return
        await door.turns.take(update.write, number, text, once=f"view {view['id']}")
        await ack()

    for action_id, service in ((actions.SNOOZE_UPDATE, update.snooze), (actions.SKIP_UPDATE, update.skip),
                               (actions.GOES_ON, quiet.goes_on)):
        app.action(action_id)(_button(door, service))


def _button(door: Door, service):
    """A button whose value is an incident's number and whose message is replaced by the answer."""
    async def pressed_once(ack, body: dict) -> None:
        number, once = pressed(body)
        await door.turns.take(service, int(number), body.get("response_url"), once=once)
        await ack()
    return pressed_once
