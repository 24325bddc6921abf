"""Escalating: typed, by the form, from a message, from anywhere."""

import json
import re
from functools import partial

from bot.domain.escalation import Draft, misspelt
from bot.domain.heard import thread_of
from bot.domain.refusal import OpenAlready
from bot.domain.text import of_message
from bot.domain.words import Words
from bot.listeners.door import Asked, Door, answer_url, pressed, values
from bot.outbox.slack import permalink
from bot.services import escalation, escalation_form
from bot.views import actions
from bot.views import escalation_form as view

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")  # how Slack sends a typed @name


def register(app, door: Door) -> None:
    """The form, its shortcuts, and the buttons that lead to it."""

    @app.shortcut(actions.SHORTCUT_ESCALATE)
    async def from_anywhere(ack, body: dict) -> None:
        await _open(door, body["trigger_id"], "", Draft(), body["user"]["id"])
        await ack()

    @app.shortcut(actions.SHORTCUT_ESCALATE_MESSAGE)
    async def from_message(ack, body: dict) -> None:
        channel, message = body["channel"]["id"], body["message"]
        link = permalink(door.slack.workspace_url, channel, message["ts"], thread_of(message))
        draft = Draft(origin=channel, response_url=body["response_url"], link=link)
        await _open(door, body["trigger_id"], of_message(message), draft, body["response_url"], escalation_form.from_message)
        await ack()

    @app.action(actions.ADD_THRESHOLD)
    async def from_card(ack, body: dict) -> None:
        number, once = pressed(body)
        draft = Draft(origin=body["channel"]["id"], incident_id=int(number), response_url=answer_url(body))
        if form := await door.turns.take(escalation_form.drawn, draft, once=once):
            door.open_form(body["trigger_id"], form, answer_url(body))
        await ack()

    @app.view(actions.ESCALATE)
    async def sent(ack, body: dict) -> None:
        draft = view.read(body["view"], values(body["view"]))
        try:
            await door.turns.take(escalation.sent, draft, body["user"]["id"], once=f"view {body['view']['id']}")
        except OpenAlready:
            await ack(response_action="update", view=await door.turns.take(escalation_form.drawn, draft))
        else:
            await ack()

    door.words["drill"] = partial(drill, door)

    async def redraw(ack, body: dict) -> None:
        draft = view.read(body["view"], values(body["view"]))
        door.redraw_form(body["view"], await door.turns.take(escalation_form.drawn, draft))
        await ack()

    for block in ("thresholds", "service", "existing", "expertise"):
        app.action({"block_id": block, "action_id": "value"})(redraw)

    for action_id, add in ((actions.ADD_TO_OPEN, True), (actions.OPEN_SEPARATE, False)):
        app.action(action_id)(_chosen(door, add))


def _chosen(door: Door, add: bool):
    """The answer to "one is open already", for an escalation that was typed."""
    async def chosen(ack, body: dict) -> None:
        packed, _ = pressed(body)
        once = f"choice {body['channel']['id']} {body['container']['message_ts']}"  # a second press changes nothing
        await door.turns.take(escalation.chosen, json.loads(packed), body["user"]["id"], body["channel"]["id"],
                              body["response_url"], add, once=once)
        await ack()
    return chosen


async def escalate(door: Door, asked: Asked) -> Words | None:
    """Typed in one line, or the form with what the words say."""
    url = asked.response_url
    answer = await door.turns.take(escalation.typed, asked.rest, asked.user, asked.channel, url, once=asked.once)
    if answer == escalation.NEEDS_FORM:
        draft = Draft(origin=asked.channel, response_url=url, perhaps=misspelt(asked.rest, door.words))
        await _open(door, asked.trigger, asked.rest, draft, url)
        return None
    return answer


async def drill(door: Door, asked: Asked) -> None:
    """`drill`, with the people who take part as mentions anywhere in the words."""
    people = tuple(_MENTION.findall(asked.rest))
    words, url = _MENTION.sub("", asked.rest), asked.response_url
    answer = await door.turns.take(escalation.drill, words, asked.user, asked.channel, url, people, once=asked.once)
    if answer == escalation.NEEDS_FORM:
        draft = Draft(origin=asked.channel, response_url=url, drill=True, participants=people)
        await _open(door, asked.trigger, words, draft, url)


async def _open(door: Door, trigger: str, words: str, draft: Draft, to: str, service=escalation_form.opened) -> None:
    form = await door.turns.take(service, words, draft)
    door.open_form(trigger, form, to)
