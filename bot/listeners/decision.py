"""The decision log: the word that shows it, its pages, and "Log as decision" in a message's menu."""

from bot.domain.heard import said
from bot.domain.refusal import NotWhereAnIncidentRuns
from bot.domain.words import Words
from bot.listeners.door import Asked, Door, by, pressed
from bot.services import decision
from bot.views import actions


def register(app, door: Door) -> None:
    """Any message can become a decision, a bot's too: a person chose it."""

    @app.shortcut(actions.SHORTCUT_LOG_DECISION)
    async def log_message(ack, body: dict) -> None:
        found = said(body["channel"]["id"], body["message"], bots=True)
        if found is None:
            raise NotWhereAnIncidentRuns()
        await door.turns.take(decision.log_message, found, body["user"]["id"], body["response_url"],
                              once=f"shortcut {body['trigger_id']}")
        await ack()

    @app.action(actions.LOG_PAGE)
    async def page(ack, body: dict) -> None:
        value, once = pressed(body)
        number, _, wanted = value.partition(":")
        await door.turns.take(decision.page, int(number), int(wanted), body["channel"]["id"], body["response_url"],
                              by(body), once=once)
        await ack()

    async def log(asked: Asked) -> Words | None:
        return await door.turns.take(decision.shown, asked.rest, asked.channel, asked.user)

    door.words["log"] = log
