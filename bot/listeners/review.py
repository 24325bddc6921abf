"""The review: its buttons and forms."""

from datetime import date

from bot.domain.words import Words
from bot.listeners.door import Asked, Door, metadata, pressed, values
from bot.services import review
from bot.views import actions


def register(app, door: Door) -> None:
    """Buttons that open a form, forms that keep an answer."""

    async def word(asked: Asked) -> Words:
        return await door.turns.take(review.shown, asked.rest, asked.channel)

    door.words["review"] = word
    _forms(app, door)
    _answers(app, door)

    for action_id, service in ((actions.NO_GAP, review.no_gap), (actions.OPEN_REVIEW, review.shown_of)):
        app.action(action_id)(_button(door, service))


def _forms(app, door: Door) -> None:
    async def open_form(ack, body: dict, service, *ids) -> None:
        door.open_form(body["trigger_id"], await door.turns.take(service, *ids), body.get("response_url"))
        await ack()

    @app.action(actions.REVIEW_THRESHOLD)
    async def threshold(ack, body: dict) -> None:
        number, _, key = pressed(body)[0].partition(":")
        await open_form(ack, body, review.threshold_form, int(number), key)

    @app.action(actions.ADD_GAP)
    async def add_gap(ack, body: dict) -> None:
        await open_form(ack, body, review.gap_form, int(pressed(body)[0]))

    @app.action(actions.CHANGE_GAP)
    async def change_gap(ack, body: dict) -> None:
        number, gap = pressed(body)[0].split(":")
        await open_form(ack, body, review.gap_form, int(number), int(gap))

    @app.action(actions.REVIEW_MISSING)
    async def missing(ack, body: dict) -> None:
        await open_form(ack, body, review.missing_form, int(pressed(body)[0]))


def _answers(app, door: Door) -> None:
    @app.view(actions.THRESHOLD_FORM)
    async def threshold(ack, body: dict) -> None:
        given, filled = metadata(body["view"]), values(body["view"])
        minutes = int(filled["minutes"]) if filled["minutes"] else None
        answer = (given["incident"], given["threshold"], filled["fit"], filled["earlier"] or "", minutes)
        await _keep(door, ack, body["view"], review.threshold_said, review.save_threshold, answer)

    @app.view(actions.GAP_FORM)
    async def gap(ack, body: dict) -> None:
        given, filled, once = metadata(body["view"]), values(body["view"]), f"view {body['view']['id']}"
        if filled.get("remove"):
            await door.turns.take(review.remove_gap, given["incident"], given["gap"], once=once)
            await ack()
            return
        due = date.fromisoformat(filled["due"]) if filled["due"] else None
        answer = (given["incident"], given["gap"], filled["kind"], filled["text"], filled["team"], due)
        await _keep(door, ack, body["view"], review.gap_said, review.save_gap, answer)

    @app.view(actions.MISSING_FORM)
    async def missing(ack, body: dict) -> None:
        view = body["view"]
        await door.turns.take(review.save_missing, metadata(view)["incident"], values(view)["missing"] or "",
                              once=f"view {view['id']}")
        await ack()


async def _keep(door: Door, ack, view: dict, said, save, answer: tuple) -> None:
    """Keep an answer, after another wording was offered once where the check has one."""
    form = None if metadata(view)["suggested"] else await door.turns.take(said, *answer)
    if form:
        await ack(response_action="update", view=form)
        return
    await door.turns.take(save, *answer, once=f"view {view['id']}")
    await ack()


def _button(door: Door, service):
    """A button whose value is an incident's number and which is answered privately."""
    async def pressed_once(ack, body: dict) -> None:
        number, once = pressed(body)
        await door.turns.take(service, int(number), body.get("response_url"), once=once)
        await ack()
    return pressed_once
