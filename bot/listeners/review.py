"""The review: its buttons and forms."""

from datetime import date

from bot.domain.words import Words
from bot.listeners.door import Asked, Door, answer_url, carries_out, keep, metadata, opens, values
from bot.services import review
from bot.views import actions


def register(app, door: Door) -> None:
    """Buttons that open a form, forms that keep an answer."""

    async def word(asked: Asked) -> Words:
        return await door.turns.take(review.shown, asked.rest, asked.channel, asked.user)

    door.words["review"] = word
    for action_id, form in ((actions.REVIEW_THRESHOLD, review.threshold_form),
                            (actions.ADD_GAP, review.gap_form),
                            (actions.CHANGE_GAP, review.gap_form),
                            (actions.REVIEW_MISSING, review.missing_form)):
        app.action(action_id)(opens(door, form))
    for action_id, service in ((actions.NO_GAP, review.no_gap), (actions.OPEN_REVIEW, review.shown_of)):
        app.action(action_id)(carries_out(door, service, answer_url))
    _answers(app, door)


def _answers(app, door: Door) -> None:
    @app.view(actions.THRESHOLD_FORM)
    async def threshold(ack, body: dict) -> None:
        given, filled = metadata(body["view"]), values(body["view"])
        minutes = int(filled["minutes"]) if filled["minutes"] else None
        answer = (given["incident"], given["threshold"], filled["fit"], filled["earlier"] or "", minutes)
        await keep(door, ack, body["view"], review.threshold_said, review.save_threshold, answer)

    @app.view(actions.GAP_FORM)
    async def gap(ack, body: dict) -> None:
        given, filled = metadata(body["view"]), values(body["view"])
        if filled.get("remove"):
            once = f"view {body['view']['id']}"
            await door.turns.take(review.remove_gap, given["incident"], given["gap"], once=once)
            await ack()
            return
        due = date.fromisoformat(filled["due"]) if filled["due"] else None
        answer = (given["incident"], given["gap"], filled["kind"], filled["text"], filled["team"], due)
        await keep(door, ack, body["view"], review.gap_said, review.save_gap, answer)

    @app.view(actions.MISSING_FORM)
    async def missing(ack, body: dict) -> None:
        answer = (metadata(body["view"])["incident"], values(body["view"])["missing"] or "")
        await keep(door, ack, body["view"], review.missing_said, review.save_missing, answer)
