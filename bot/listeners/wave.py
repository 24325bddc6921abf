"""Waves: the commander's form, and "I am here"."""

from bot.domain.refusal import Refusal
from bot.listeners.door import Asked, Door, by, opens, pressed, values
from bot.services import wave
from bot.views import actions
from bot.views.notice import page


def register(app, door: Door) -> None:
    """Teams… and the word `teams`, the buttons in their form, and the button of those who were called."""

    async def teams(asked: Asked) -> None:
        if form := await door.turns.take(wave.named, asked.rest, asked.channel, asked.user, once=asked.once):
            door.open_form(asked.trigger, form, asked.response_url)

    door.words["teams"] = teams
    app.action(actions.OPEN_TEAMS)(opens(door, wave.form, by))
    for action_id, service in ((actions.CALL_NEXT, wave.call_next), (actions.CALL_TEAM, wave.call_now),
                               (actions.SKIP_TEAM, wave.skip), (actions.PUT_BACK_TEAM, wave.put_back)):
        app.action(action_id)(_pressed(door, service))

    @app.view(actions.TEAMS_FORM)
    async def added(ack, body: dict) -> None:
        view, user = body["view"], body["user"]["id"]
        number, team = int(view["private_metadata"]), next(iter(values(view).values())) or ""
        try:
            await door.turns.take(wave.call_now, number, user, team, once=f"view {view['id']} {view['hash']}")
            after = await door.turns.take(wave.form, number, user)
        except Refusal as no:
            if no.block:
                raise
            after = page("Teams", no.sentence)
        await ack(response_action="update", view=after)

    @app.action(actions.HERE)
    async def here(ack, body: dict) -> None:
        number, once = pressed(body)
        container = body["container"]
        await door.turns.take(wave.here, int(number), body["user"]["id"], container["channel_id"],
                              container["message_ts"], once=once)
        await ack()


def _pressed(door: Door, service):
    """Carry out what was pressed, then draw the form anew, with the reason where it did nothing."""
    async def act(ack, body: dict) -> None:
        value, once = pressed(body)
        number, *team = value.split(":", 1)
        user, note = body["user"]["id"], ""
        try:
            await door.turns.take(service, int(number), user, *team, once=once)
        except Refusal as no:
            note = no.sentence
        door.redraw_form(body["view"], await door.turns.take(wave.form, int(number), user, note))
        await ack()
    return act
