"""Are these blocks, is this view, such as Slack takes? Figures: docs.slack.dev/reference/block-kit/blocks and
docs.slack.dev/surfaces/modals. The blocks here are the ones every client shows; others are refused.
"""

import copy
import json
from collections.abc import Iterator
from secrets import token_urlsafe

from bot.sandbox.elements import BLOCK_ID, ELEMENTS, IN_ACTIONS, IN_INPUT, IN_SECTION, TYPE, plain, text
from bot.sandbox.errors import SlackError, invalid_arguments
from bot.sandbox.schema import anything, boolean, by_type, choice, complaint, items, obj, string

MAX_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MAX_VIEW_BYTES = 250_000
MAX_MARKDOWN = 12_000
_ID = {"block_id": BLOCK_ID}


def _text_or_fields(value: dict, pointer: str) -> Iterator[str]:
    if "text" not in value and "fields" not in value:
        yield complaint("missing required field: text or fields", pointer)


def _distinct_actions(value: dict, pointer: str) -> Iterator[str]:
    ids = [e.get("action_id") for e in value["elements"] if isinstance(e, dict)]
    if len(ids) != len(set(ids)):
        yield complaint("action_id must be unique within its block", f"{pointer}/elements")


def _one_source(value: dict, pointer: str) -> Iterator[str]:
    if ("image_url" in value) == ("slack_file" in value):
        yield complaint("must have image_url or slack_file, and not both", pointer)


BLOCKS = {
    "section": obj(
        TYPE,
        _ID | {"text": text(3000), "fields": items(text(2000), 10), "expand": boolean,
               "accessory": by_type(ELEMENTS, IN_SECTION)},
        _text_or_fields,
    ),
    "header": obj(TYPE | {"text": plain(150)}, _ID),
    "divider": obj(TYPE, _ID),
    "context": obj(
        TYPE | {"elements": items(by_type({
            "image": ELEMENTS["image"],
            "mrkdwn": obj(TYPE | {"text": string(3000)}, {"verbatim": boolean}),
            "plain_text": obj(TYPE | {"text": string(3000)}, {"emoji": boolean}),
        }), 10)},
        _ID,
    ),
    "actions": obj(TYPE | {"elements": items(by_type(ELEMENTS, IN_ACTIONS), 25)}, _ID, _distinct_actions),
    "image": obj(
        TYPE | {"alt_text": string(2000)},
        _ID | {"image_url": string(3000), "slack_file": anything, "title": plain(2000)},
        _one_source,
    ),
    "input": obj(
        TYPE | {"label": plain(2000), "element": by_type(ELEMENTS, IN_INPUT)},
        _ID | {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "rich_text": obj(TYPE | {"elements": items(anything, 100)}, _ID),
    "markdown": obj(TYPE | {"text": string(MAX_MARKDOWN)}, _ID),
}  # fmt: skip
_ONLY_IN_MESSAGES = ("markdown",)
_ACTING = set(ELEMENTS) - {"image"}  # elements with an action_id

VIEW = obj(
    {"type": choice("modal", "home"), "blocks": anything},
    {"title": plain(24), "submit": plain(24), "close": plain(24), "private_metadata": string(3000, 0),
     "callback_id": string(255, 0), "external_id": string(255, 0), "clear_on_close": boolean,
     "notify_on_close": boolean, "submit_disabled": boolean},
)  # fmt: skip


def faults_in_blocks(blocks: list, surface: str, pointer: str = "/blocks") -> list[str]:
    """Every complaint about blocks for a "message", "modal" or "home"; an empty list if they are well."""
    names = tuple(n for n in BLOCKS if surface == "message" or n not in _ONLY_IN_MESSAGES)
    found = list(items(by_type(BLOCKS, names), MAX_BLOCKS[surface], 0)(blocks, pointer))
    return found or [
        *_distinct_blocks(blocks, pointer),
        *_markdown_fits(blocks, pointer),
        *_one_focus(blocks, pointer),
    ]


def _distinct_blocks(blocks: list[dict], pointer: str) -> Iterator[str]:
    ids = [b["block_id"] for b in blocks if "block_id" in b]
    for twice in {i for i in ids if ids.count(i) > 1}:
        yield complaint(f"block_id must be unique: {twice}", pointer)


def _markdown_fits(blocks: list[dict], pointer: str) -> Iterator[str]:
    if sum(len(b["text"]) for b in blocks if b["type"] == "markdown") > MAX_MARKDOWN:
        yield complaint(f"markdown blocks must be less than {MAX_MARKDOWN + 1} characters together", pointer)


def _one_focus(blocks: list[dict], pointer: str) -> Iterator[str]:
    if json.dumps(blocks).count('"focus_on_load": true') > 1:
        yield complaint("focus_on_load may be set on one element only", pointer)


def checked_blocks(blocks: list | None, surface: str) -> list[dict]:
    """The blocks with ids filled in, as Slack does. SlackError invalid_blocks says what and where."""
    if not blocks:
        return []
    ready = _with_action_ids(blocks)
    messages = faults_in_blocks(ready, surface)
    if messages:
        raise SlackError("invalid_blocks", response_metadata={"messages": messages})
    return _with_block_ids(ready)


def checked_view(view: dict, kind: str) -> dict:
    """The view with ids filled in. SlackError: invalid_arguments (what and where), view_too_large."""
    if len(json.dumps(view).encode()) > MAX_VIEW_BYTES:
        raise SlackError("view_too_large")
    if not isinstance(view, dict) or not isinstance(view.get("blocks"), list):
        raise invalid_arguments(complaint("missing required field: blocks", "/view"))
    ready = view | {"blocks": _with_action_ids(view["blocks"])}
    found = [
        *VIEW(ready, "/view"),
        *_view_rules(ready, kind),
        *faults_in_blocks(ready["blocks"], kind, "/view/blocks"),
    ]
    if found:
        raise invalid_arguments(*found)
    return ready | {"blocks": _with_block_ids(ready["blocks"])}


def _view_rules(view: dict, kind: str) -> Iterator[str]:
    if view.get("type") != kind:
        yield complaint(f"this method takes a view of type {kind}", "/view/type")
    if kind == "modal" and "title" not in view:
        yield complaint("missing required field: title", "/view")
    has_input = any(isinstance(b, dict) and b.get("type") == "input" for b in view["blocks"])
    if kind == "modal" and has_input and "submit" not in view:
        yield complaint("missing required field: submit (the view has input blocks)", "/view")


def _with_action_ids(blocks: list) -> list:
    """Elements that may go without an action_id get one; everything else is left for the checks."""
    ready = copy.deepcopy(blocks)
    for block in ready if isinstance(ready, list) else []:
        if isinstance(block, dict) and block.get("type") != "context":
            held = block.get("elements") if block.get("type") == "actions" else []
            for element in [*(held or []), block.get("accessory"), block.get("element")]:
                if isinstance(element, dict) and element.get("type") in _ACTING:
                    element.setdefault("action_id", token_urlsafe(4))
    return ready


def _with_block_ids(blocks: list[dict]) -> list[dict]:
    for block in blocks:
        block.setdefault("block_id", token_urlsafe(4))
    return blocks
