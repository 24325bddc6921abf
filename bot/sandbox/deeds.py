"""What a person does on the page, as JSON: {"as": user id, "do": one of DEEDS, ...} with the fields its deed names."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.sandbox.errors import NotAcknowledged, PersonError, SlackError
from bot.sandbox.forms import controls, kept_state
from bot.sandbox.models import Message, View
from bot.sandbox.people import Person

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox


async def carry_out(sandbox: "Sandbox", deed: dict) -> dict:
    """Do it, and say how it went: {"ok": True, "now": seconds}, or {"ok": False, "error", "says": a sentence}.

    error: "timeout" (the app did not answer), "refused" (Slack would not let her), "unknown" (no such deed or field).
    """
    try:
        await DEEDS[deed["do"]](sandbox, sandbox.person(deed["as"]), deed)
    except NotAcknowledged as silence:
        return _failed("timeout", f"{silence}. Is the bot running?")
    except PersonError as refusal:
        return _failed("refused", f"{refusal}.")
    except SlackError as refusal:
        return _failed("refused", f"That did not work ({refusal.code}).")
    except KeyError as missing:
        return _failed("unknown", f"The page asked for something there is not: {missing.args[0]}.")
    return {"ok": True, "now": sandbox.workspace.now().timestamp()}


def _failed(error: str, says: str) -> dict:
    return {"ok": False, "error": error, "says": says}


async def _post(sandbox: "Sandbox", person: Person, deed: dict) -> None:
    await person.post(deed["channel"], deed["text"], deed.get("thread_ts"))


async def _press(sandbox: "Sandbox", person: Person, deed: dict) -> None:
    """A button, menu, select or dispatching input of a message (channel, ts), modal or home tab (view_id)."""
    target = _view(sandbox, person, deed["view_id"]) if "view_id" in deed else _message(sandbox, person, deed)
    _type_in(target, person, deed["values"])
    block, element = _control(target, deed["block_id"], deed["action_id"])
    # A button's words and value are the app's own: only what was chosen comes from the person.
    chosen = {} if element["type"] == "button" else {k: v for k, v in deed["value"].items() if k != "type"}
    act = (
        sandbox.interactions.act_on_view if isinstance(target, View) else sandbox.interactions.act_on_message
    )
    await act(person.user, target, block, element, chosen)


async def _submit(sandbox: "Sandbox", person: Person, deed: dict) -> None:
    """The modal in front, with all that stands in it. What it complains about is kept in the view's errors."""
    _type_in(_in_front(person, deed["view_id"]), person, deed["values"])
    await person.submit()


async def _close_view(sandbox: "Sandbox", person: Person, deed: dict) -> None:
    _in_front(person, deed["view_id"])
    await person.close_modal(all_of_them=deed["all"])


async def _read(sandbox: "Sandbox", person: Person, deed: dict) -> None:
    person.reads(deed["channel"])


async def _advance(sandbox: "Sandbox", person: Person, deed: dict) -> None:
    await sandbox.advance(timedelta(seconds=deed["seconds"]))
    sandbox.workspace.touch()


def _message(sandbox: "Sandbox", person: Person, deed: dict) -> Message:
    """SlackError message_not_found, also for somebody else's private note."""
    message = sandbox.workspace.message(deed["channel"], deed["ts"])
    if message.ephemeral_to not in (None, person.id):
        raise SlackError("message_not_found")
    return message


def _view(sandbox: "Sandbox", person: Person, view_id: str) -> View:
    home = person.home
    return home if home and home.id == view_id else _in_front(person, view_id)


def _in_front(person: Person, view_id: str) -> View:
    if person.modal is None or person.modal.id != view_id:
        raise PersonError("That form is no longer open")
    return person.modal


def _control(target: Message | View, block_id: str, action_id: str) -> tuple[dict, dict]:
    for block, element in controls(target.blocks):
        if (block["block_id"], element["action_id"]) == (block_id, action_id):
            return block, element
    raise PersonError("That control has just changed; please look again")


def _type_in(target: Message | View, person: Person, values: dict) -> None:
    """The page hands in all that stands in the controls; the workspace hears of it only now, as in Slack."""
    kept = kept_state(values, target.blocks)
    if isinstance(target, View):
        target.values = kept
    else:
        target.inputs[person.id] = kept


DEEDS: dict[str, Callable[["Sandbox", Person, dict], Awaitable[None]]] = {
    "post": _post,
    "edit": lambda sandbox, person, deed: person.edit(deed["channel"], deed["ts"], deed["text"]),
    "delete": lambda sandbox, person, deed: person.delete(deed["channel"], deed["ts"]),
    "react": lambda sandbox, person, deed: person.react(deed["channel"], deed["ts"], deed["name"]),
    "unreact": lambda sandbox, person, deed: person.unreact(deed["channel"], deed["ts"], deed["name"]),
    "command": lambda sandbox, person, deed: person.command(deed["channel"], deed["text"]),
    "press": _press,
    "submit": _submit,
    "close_view": _close_view,
    "shortcut": lambda sandbox, person, deed: person.shortcut(deed["callback_id"]),
    "message_shortcut": lambda sandbox, person, deed: person.message_shortcut(
        deed["callback_id"], deed["channel"], deed["ts"]
    ),
    "open_home": lambda sandbox, person, deed: person.open_home(),
    "join": lambda sandbox, person, deed: person.join(deed["channel"]),
    "read": _read,
    "advance": _advance,
}
