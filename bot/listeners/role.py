"""The roles of an incident: the card's form, `roles`, taking one, stepping back, taking a hand-off back."""

from bot.domain.refusal import Refusal
from bot.domain.words import Words
from bot.listeners.door import Asked, Door, by, opens, pressed
from bot.services import role
from bot.views import actions


def register(app, door: Door) -> None:
    """Roles…, its buttons wherever they stand, and the word `roles`."""
    async def listed(asked: Asked) -> Words | None:
        return await door.turns.take(role.listed, asked.rest, asked.channel, asked.user)

    door.words["roles"] = listed

    app.action(actions.OPEN_ROLES)(opens(door, role.form, by))
    for action_id, service in ((actions.TAKE, role.take), (actions.STEP_BACK, role.step_back),
                               (actions.TAKE_BACK, role.take_back)):
        app.action(action_id)(_pressed(door, service))


def _pressed(door: Door, service):
    """A button in the form draws the form anew, with the reason where it did nothing;
    one in a message is answered."""
    async def act(ack, body: dict) -> None:
        value, once = pressed(body)
        number, name, user = *value.split(":", 1), body["user"]["id"]
        listing = bool(body.get("container", {}).get("is_ephemeral"))
        note = ""
        try:
            await door.turns.take(service, int(number), name, user, body.get("response_url"), listing,
                                  once=once)
        except Refusal as no:
            if "view" not in body:
                raise
            note = no.sentence
        if "view" in body:
            door.redraw_form(body["view"], await door.turns.take(role.form, int(number), user, note))
        await ack()
    return act
