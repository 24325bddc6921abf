"""Updates: the word, the form, the buttons."""

from bot.listeners.door import Asked, Door, answer_url, carries_out, keep, metadata, opens, values
from bot.services import quiet, update
from bot.views import actions


def register(app, door: Door) -> None:
    """`/escalate update`, the form behind it, and what the reminder offers."""

    async def word(asked: Asked) -> None:
        if form := await door.turns.take(update.form, asked.rest, asked.channel, asked.user, once=asked.once):
            door.open_form(asked.trigger, form, asked.response_url)

    door.words["update"] = word
    app.action(actions.WRITE_UPDATE)(opens(door, update.form_of))
    for action_id, service in ((actions.SNOOZE_UPDATE, update.snooze), (actions.SKIP_UPDATE, update.skip),
                               (actions.GOES_ON, quiet.goes_on)):
        app.action(action_id)(carries_out(door, service, answer_url))

    @app.view(actions.UPDATE_FORM)
    async def sent(ack, body: dict) -> None:
        answer = (metadata(body["view"])["incident"], values(body["view"])["text"])
        await keep(door, ack, body["view"], update.said, update.write, answer)
