"""What every listener is given: turns to take, forms to open, the command's words."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.adviser.client import Adviser
from bot.domain.playbook import Playbook
from bot.domain.text import clean
from bot.domain.words import Words
from bot.outbox.slack import Slack
from bot.services import notice
from bot.services.turn import Turns
from bot.store.rooms import Rooms
from bot.views.notice import form_too_late


@dataclass(frozen=True)
class Asked:
    """A slash command with its first word taken off."""

    user: str  # Slack user id
    channel: str  # channel id
    rest: str  # what follows the word, as Slack sends it
    trigger: str  # opens a form, for three seconds
    response_url: str
    once: str  # id of this delivery


Answered = Words | None
Word = Callable[[Asked], Awaitable[Answered]]


@dataclass
class Door:
    """Passed to every `register`. `words` maps a sub-command to what carries it out."""

    turns: Turns
    slack: Slack
    command: str
    playbook: Callable[[], Playbook]  # the one in force, from memory
    now: Callable[[], datetime]  # UTC
    rooms: Rooms
    words: dict[str, Word] = field(default_factory=dict)
    adviser: Adviser | None = None  # the language model, where the settings name one
    _tasks: set[asyncio.Task] = field(default_factory=set)
    _wanted: dict[str, dict] = field(default_factory=dict)  # how forms are to look that are being drawn, by view id

    def open_form(self, trigger: str, view: dict, to: str | None) -> None:
        """Open a form beside the acknowledgement: a trigger lives three seconds, a slow Slack must not eat them. What
        goes wrong is told `to` a response URL, or to a Slack user id where there is none."""
        self.begin(self._show("views.open", trigger, view, to))

    def push_form(self, trigger: str, view: dict, to: str) -> None:
        """Put a form on top of the one that is open."""
        self.begin(self._show("views.push", trigger, view, to))

    def redraw_form(self, old: dict, view: dict) -> None:
        """Draw an open form anew. While one drawing is on its way the next waits for it, and only the newest follows:
        two that know the same hash would race. One that still knows the form as it was before the last drawing arrived
        is refused by Slack, and drawn over it: what the person did last is what the form shows."""
        on_its_way = old["id"] in self._wanted
        self._wanted[old["id"]] = view
        if not on_its_way:
            self.begin(self._draw(old["id"], old["hash"]))

    async def _draw(self, form: str, stamp: str) -> None:
        drawn = None
        while (view := self._wanted[form]) is not drawn:
            answer = await self.slack.call("views.update", {"view_id": form, "view": view} | ({"hash": stamp} if stamp else {}))
            overtaken = answer.error == "hash_conflict"
            drawn = None if overtaken else view
            stamp = "" if overtaken else answer.data.get("view", {}).get("hash", "")
        del self._wanted[form]

    def begin(self, work: Awaitable) -> None:
        """Do this beside the acknowledgement, which does not wait for it."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _show(self, method: str, trigger: str, view: dict, to: str | None) -> None:
        answer = await self.slack.call(method, {"trigger_id": trigger, "view": view})
        if not answer.ok and to:
            say = notice.answer if to.startswith("http") else notice.tell
            await self.turns.unhurried.take(say, to, form_too_late(self.command))

    def tell_directly(self, body: dict, words: Words) -> None:
        """Tell the person behind a button or shortcut, where the outbox cannot be written: once, or not at all."""
        if url := body.get("response_url"):
            self.begin(self.slack.respond(url, words.payload() | {"response_type": "ephemeral", "replace_original": False}))
        elif user := (body.get("user") or {}).get("id"):
            self.begin(self.slack.call("chat.postMessage", {"channel": user} | words.payload()))

    async def finish(self) -> None:
        """Wait for what was begun: forms that are being opened, answers still awaited."""
        await asyncio.gather(*self._tasks, return_exceptions=True)


def values(view: dict) -> dict:
    """What is filled in, by block id: text, a chosen value, or a list of them; None where empty."""
    return {block: _value(next(iter(inputs.values()))) for block, inputs in view["state"]["values"].items() if inputs}


def _value(entry: dict):
    if entry["type"] in ("checkboxes", "multi_static_select"):
        return [chosen["value"] for chosen in entry.get("selected_options") or []]
    if entry["type"] in ("static_select", "radio_buttons", "external_select"):
        return (entry.get("selected_option") or {}).get("value")
    if entry["type"] == "multi_users_select":
        return entry.get("selected_users") or []
    simple = next((entry[key] for key in _SIMPLE if entry.get(key)), None)
    return clean(simple) if entry["type"] == "plain_text_input" and simple else simple


# Where an input's state keeps its one value (Block Kit reference).
_SIMPLE = ("selected_user", "selected_date", "selected_time", "selected_date_time", "value")


def pressed(body: dict) -> tuple[str, str]:
    """The button's value, and the id of this delivery."""
    action = body["actions"][0]
    return action.get("value", ""), f"action {body.get('trigger_id') or action['action_ts']}"


def by(body: dict) -> str:
    """Who pressed or sent it (Slack user id)."""
    return body["user"]["id"]


def answer_url(body: dict) -> str | None:
    """Where a button can be answered; a button in a form has no such place."""
    return body.get("response_url")


def carries_out(door: Door, service: Callable, *facts: Callable[[dict], object]):
    """A listener for a button whose value is an incident's number, or "number:word": the service hears number, word
    and what `facts` read in the body."""
    async def act(ack, body: dict) -> None:
        await _take(door, service, body, facts)
        await ack()
    return act


def opens(door: Door, service: Callable, *facts: Callable[[dict], object]):
    """The same for a button that opens the form its service draws."""
    async def act(ack, body: dict) -> None:
        if form := await _take(door, service, body, facts):
            door.open_form(body["trigger_id"], form, answer_url(body))
        await ack()
    return act


async def _take(door: Door, service: Callable, body: dict, facts: tuple[Callable, ...]):
    value, once = pressed(body)
    number, *word = value.split(":", 1)
    return await door.turns.take(service, int(number), *word, *(fact(body) for fact in facts), once=once)


async def keep(door: Door, ack, view: dict, said: Callable, save: Callable, answer: tuple) -> None:
    """Keep what a form says. `said` offers another wording once, where the wording check has one."""
    form = None if metadata(view).get("suggested") else await door.turns.take(said, *answer)
    if form:
        await ack(response_action="update", view=form)
        return
    await door.turns.take(save, *answer, once=f"view {view['id']}")
    await ack()


def metadata(view: dict) -> dict:
    """A form's private metadata. It is hidden, not signed: what it names is read again and checked."""
    return json.loads(view.get("private_metadata") or "{}")
