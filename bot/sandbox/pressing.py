"""Buttons, menus and forms, found by what stands on them."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bot.sandbox.errors import PersonError
from bot.sandbox.forms import complaints, content, controls, entry, slot
from bot.sandbox.interactivity import remember, values_of
from bot.sandbox.models import Channel, Message, User, View
from bot.sandbox.render import kind_is_many

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox
    from bot.sandbox.workspace import Workspace


class Pressing:
    _sandbox: "Sandbox"
    _ws: "Workspace"
    user: User
    modal: View | None
    _place: Callable[[str], Channel]

    # ---- in messages, modals and the home tab

    async def click(self, target: Message | View, label: str, option: str | None = None) -> None:
        """Press what carries `label` (its words or action id); `option` is the entry to choose from a menu.

        Entries of overflow menus, checkboxes, radio buttons and selects can be named as the label too.
        Returns when the app has acknowledged. A confirmation dialog is answered with yes.
        """
        self._check_clickable(target)
        block, element, wish = self._find(target, label, option)
        if element["type"] in ("button", "overflow"):
            chosen = {"selected_option": _option(element, wish)} if element["type"] == "overflow" else {}
            await self._act(target, block, element, chosen)
        else:
            await self._enter(target, block, element, wish)

    def _check_clickable(self, target: Message | View) -> None:
        if not self._ws.app.interactive:
            raise PersonError("the app's manifest does not enable interactivity: nothing can be pressed")
        gone = target.deleted if isinstance(target, Message) else target not in self._open_views()
        if gone:
            raise PersonError(f"this is gone: {target.text!r}")
        if isinstance(target, Message):
            self._place(target.channel)
        if isinstance(target, Message) and target.ephemeral_to not in (None, self.user.id):
            raise PersonError(f"only its reader can press something in {target.text!r}")

    def _open_views(self) -> list[View | None]:
        return [*self._ws.views.stack(self.user.id), self._ws.views.home(self.user.id)]

    def _find(self, target: Message | View, label: str, option: str | None) -> tuple[dict, dict, str | None]:
        for block, element in controls(target.blocks):
            if label in _names(block, element):
                return block, element, option
        for block, element in controls(target.blocks):
            if label in [o["text"]["text"] for o in _options(element)]:
                return block, element, label
        there = [name for block, element in controls(target.blocks) for name in _names(block, element)]
        raise PersonError(f"nothing is called {label!r} here; there are {there} and {target.buttons}")

    async def _act(self, target: Message | View, block: dict, element: dict, chosen: dict) -> None:
        deeds = self._sandbox.interactions
        act = deeds.act_on_message if isinstance(target, Message) else deeds.act_on_view
        await act(self.user, target, block, element, chosen)

    # ---- forms

    async def fill(self, fields: dict | None = None, /, **more) -> None:
        """Enter values into the open modal: {label or id: words, an option's words, or a list of them}."""
        for label, value in {**(fields or {}), **more}.items():
            view = self._modal()
            block, element, _ = self._find(view, label, None)
            await self._enter(view, block, element, value)

    async def choose(self, label: str, option: str) -> None:
        """Choose an option of a select or of radio buttons in the open modal."""
        await self.fill({label: option})

    async def tick(self, *options: str) -> None:
        """Tick checkboxes of the open modal by their words."""
        for option in options:
            await self._tick(option)

    async def _tick(self, words: str) -> None:
        view = self._modal()
        boxes = ((b, e) for b, e in controls(view.blocks) if e["type"] == "checkboxes" and _has(e, words))
        block, element = next(boxes, (None, None))
        if element is None:
            raise PersonError(f"no checkbox says {words!r} in {view.text!r}")
        now = [o["text"]["text"] for o in content(values_of(view, block, element)) or []]
        wish = [w for w in now if words not in w] + [_option(element, words)["text"]["text"]]
        await self._enter(view, block, element, wish)

    async def submit(self) -> dict[str, str] | None:
        """Send the form. Returns the errors shown (block id -> sentence), the client's own or the app's.

        None if it was taken. NotAcknowledged if the app did not answer or answered what Slack cannot show.
        """
        view = self._modal()
        if not view.body.get("submit"):
            raise PersonError(f"this modal has no submit button: {view.text!r}")
        view.errors = complaints(view.blocks, view.values)
        if not view.errors:
            await self._sandbox.interactions.submit(self.user, view)
        self._ws.touch()
        return view.errors or None

    async def close_modal(self, all_of_them: bool = False) -> None:
        """Close the modal in front (its close button), or the whole stack (the x)."""
        view, shown = self._modal(), self._ws.views
        if all_of_them or view.body.get("clear_on_close"):
            view = shown.stack(self.user.id)[0]
            all_of_them = True
            shown.clear(self.user.id)
        else:
            shown.close(view)
        if view.body.get("notify_on_close"):
            await self._sandbox.interactions.closed(self.user, view, all_of_them)

    def _modal(self) -> View:
        if self.modal is None:
            raise PersonError(f"{self.user.name} has no modal open")
        return self.modal

    async def _enter(self, target: Message | View, block: dict, element: dict, wish) -> None:
        """Put a value into a control; the app hears of it unless it is an input that does not dispatch."""
        made = entry(element, self._value(element, wish))
        values = target.values if isinstance(target, View) else target.inputs.setdefault(self.user.id, {})
        remember(values, block, element, made)
        self._ws.touch()
        if block["type"] != "input" or block.get("dispatch_action"):
            await self._act(target, block, element, {k: v for k, v in made.items() if k != "type"})

    def _value(self, element: dict, wish):
        """What goes into the state for what a person says: options for their words, ids for names."""
        if kind_is_many(element):
            return [self._single(element, one) for one in ([wish] if isinstance(wish, str) else wish)]
        return self._single(element, wish)

    def _single(self, element: dict, wish):
        kind = element["type"]
        if _options(element):
            return _option(element, wish)
        if kind.endswith("users_select"):
            return self._ws.user(wish).id
        if kind.endswith(("channels_select", "conversations_select")):
            return self._ws.channel(wish).id
        if (
            slot(element) is None
            or kind.endswith("external_select")
            or kind in ("file_input", "rich_text_input")
        ):
            raise PersonError(f"the sandbox cannot fill a {kind}")
        return wish


def _names(block: dict, element: dict) -> Iterator[str]:
    """What a control can be called by."""
    yield from (element["action_id"], block["block_id"])
    if element["type"] == "button":
        yield element["text"]["text"]
    elif block["type"] == "input":
        yield block["label"]["text"]
    elif block["type"] == "section" and "text" in block:
        yield block["text"]["text"]
    if "placeholder" in element:
        yield element["placeholder"]["text"]


def _options(element: dict) -> list[dict]:
    groups = element.get("option_groups", [])
    return element.get("options", []) + [one for group in groups for one in group["options"]]


def _has(element: dict, words: str) -> bool:
    return any(words in one["text"]["text"] for one in _options(element))


def _option(element: dict, words: str | None) -> dict:
    """The option with these words, or the only one containing them."""
    exact = [o for o in _options(element) if o["text"]["text"] == words]
    near = exact or [o for o in _options(element) if words and words in o["text"]["text"]]
    if len(near) != 1:
        raise PersonError(f"which of {[o['text']['text'] for o in _options(element)]} is {words!r}?")
    return near[0]
