"""The three questions on the card."""

import re

from bot.listeners.door import Door, metadata, opens, values
from bot.services import named_team, question
from bot.views import actions


def register(app, door: Door) -> None:
    """The button that opens a question, its form, and the offer to call the team an answer names."""

    app.action(re.compile(f"^{actions.OPEN_QUESTION}:"))(opens(door, question.form))

    @app.view(actions.ANSWER_QUESTION)
    async def answered(ack, body: dict) -> None:
        view, kept = body["view"], metadata(body["view"])
        answer = (kept["incident"], kept["question"], values(view)["text"])
        form = None if kept["suggested"] else await door.turns.take(question.said, *answer)
        form = form or await door.turns.take(question.answer, *answer, once=f"view {view['id']}")
        await (ack(response_action="update", view=form) if form else ack())

    @app.view(actions.CALL_NAMED_TEAM)
    async def called(ack, body: dict) -> None:
        number, team = body["view"]["private_metadata"].split(":")
        await door.turns.take(named_team.call, int(number), team, once=f"view {body['view']['id']} {team}")
        await ack()
