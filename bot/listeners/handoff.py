"""Handing a role to another person: the button and its form."""

from bot.domain.refusal import Refusal
from bot.listeners.door import Door, by, metadata, pressed, values
from bot.services import handoff
from bot.views import actions
from bot.views.notice import page


def register(app, door: Door) -> None:
    """Hand off…, in the form of the roles or in a message."""

    @app.action(actions.HAND_OFF)
    async def opened(ack, body: dict) -> None:
        value, once = pressed(body)
        number, name = value.split(":", 1)
        form = await door.turns.take(handoff.form, int(number), name, by(body), once=once)
        if form and "view" in body:
            door.push_form(body["trigger_id"], form, by(body))
        elif form:
            door.open_form(body["trigger_id"], form, body.get("response_url"))
        await ack()

    @app.view(actions.HAND_OFF_FORM)
    async def sent(ack, body: dict) -> None:
        view, kept, filled = body["view"], _carried(body["view"]), values(body["view"])
        role, said = (kept["incident"], kept["role"]), (filled["to"], filled["open"] or "")
        try:
            after = None if kept["suggested"] else await door.turns.take(handoff.said, *role, *said)
            after = after or await door.turns.take(handoff.sent, *role, by(body), *said, once=f"view {view['id']}")
        except Refusal as no:
            if no.block:
                raise
            after = page("Hand off a role", no.sentence)
        await (ack(response_action="update", view=after) if after else ack())


def _carried(view: dict) -> dict:
    """The incident's number, the role, and whether another wording was suggested."""
    if view["private_metadata"].startswith("{"):
        return metadata(view)
    # "1:commander": a form that was opened before an upgrade and is sent after it. May go one release later.
    number, role = view["private_metadata"].split(":", 1)
    return {"incident": int(number), "role": role, "suggested": False}
