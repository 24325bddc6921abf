"""Block Kit as plain readable text, for people in tests and for failure messages."""

import re
from collections.abc import Iterator

_LIVE = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|<!(here|channel|everyone)(?:\|[^>]*)?>")
_PLAIN_BROADCAST = re.compile(r"(?<![\w`])@(here|channel|everyone)\b")


def render(blocks: list[dict], values: dict | None = None, errors: dict | None = None) -> str:
    """Blocks -> lines of text: buttons as [Label], options as [ ] or [x], fields with their content.

    `values` is a view's state (block id -> action id -> entry), `errors` the sentences beside its inputs.
    """
    lines: list[str] = []
    for block in blocks:
        lines += _block(block, values or {})
        if errors and block.get("block_id") in errors:
            lines.append(f"! {errors[block['block_id']]}")
    return "\n".join(line for line in lines if line)


def _block(block: dict, values: dict) -> Iterator[str]:
    state = values.get(block.get("block_id"), {})
    kind = block["type"]
    if kind == "divider":
        yield "---"
    elif kind == "rich_text":
        yield "".join(_rich(block))
    elif kind == "image":
        yield f"({block.get('alt_text', '')})"
    elif kind == "context":
        yield " ".join(_text(e) if e["type"] != "image" else f"({e['alt_text']})" for e in block["elements"])
    elif kind == "input":
        yield _text(block["label"]) + (" (optional)" if block.get("optional") else "")
        yield _element(block["element"], state)
        yield _text(block.get("hint"))
    else:
        yield _text(block.get("text"))
        yield from (_text(one) for one in block.get("fields", []))
        yield from (_element(one, state) for one in _held(block))


def _held(block: dict) -> list[dict]:
    return block.get("elements", []) + ([block["accessory"]] if "accessory" in block else [])


def _text(one: dict | str | None) -> str:
    """Text objects, and the markdown block's plain string."""
    return one.get("text", "") if isinstance(one, dict) else one or ""


def _rich(node: dict) -> Iterator[str]:
    yield node.get("text", "") or node.get("url", "")
    if "user_id" in node:
        yield f"<@{node['user_id']}>"
    for child in node.get("elements", []):
        yield from _rich(child)


def _element(element: dict, state: dict) -> str:
    kind, entry = element["type"], state.get(element.get("action_id"), {})
    if kind == "button":
        return f"[{_text(element['text'])}]"
    if kind == "image":
        return f"({element.get('alt_text', '')})"
    if kind in ("checkboxes", "radio_buttons"):
        return "\n".join(_option(one, entry, element) for one in element["options"])
    if kind == "overflow":
        return " ".join(f"[{_text(one['text'])}]" for one in element["options"])
    return f"[{_content(entry) or _content(element) or _text(element.get('placeholder')) or '____'}]"


def _option(option: dict, entry: dict, element: dict) -> str:
    source = entry or element
    chosen = _many(source) if kind_is_many(element) else [_one(source)]
    mark = "x" if option["value"] in [c["value"] for c in chosen if c] else " "
    about = _text(option.get("description"))
    return f"[{mark}] {_text(option['text'])}" + (f" ({about})" if about else "")


def kind_is_many(element: dict) -> bool:
    return element["type"] == "checkboxes" or element["type"].startswith("multi_")


def _many(source: dict) -> list[dict]:
    return source.get("selected_options") or source.get("initial_options") or []


def _one(source: dict) -> dict | None:
    return source.get("selected_option") or source.get("initial_option")


def _content(source: dict) -> str:
    """What stands in a field: its state entry, or its element's initial value."""
    if _one(source):
        return _text(_one(source)["text"])
    if _many(source):
        return ", ".join(_text(one["text"]) for one in _many(source))
    found = [v for k, v in source.items() if k == "value" or k.startswith(("selected_", "initial_"))]
    value = found[0] if found else None
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def pressables(blocks: list[dict]) -> list[str]:
    """Labels of buttons, overflow entries, selects (by placeholder) in reading order."""
    labels: list[str] = []
    for element in (e for b in blocks for e in _held(b)):
        if element["type"] == "button":
            labels.append(_text(element["text"]))
        elif "options" in element:
            labels += [_text(one["text"]) for one in element["options"]]
        elif "placeholder" in element:
            labels.append(_text(element["placeholder"]))
    return labels


def mentions(text: str, blocks: list[dict], parsed: bool = False) -> list[str]:
    """User ids and broadcast words that would notify somebody.

    A plain "@here" in a mrkdwn text object is a live mention unless the object says verbatim; one in the
    top-level text only if the app asked for parsing (`parsed`: link_names or parse=full)
    (docs.slack.dev/messaging/formatting-message-text, "Automatic parsing").
    """
    found = [hit for pair in _LIVE.findall(text) for hit in pair if hit]
    found += _PLAIN_BROADCAST.findall(text) if parsed else []
    for one in (t for block in blocks for t in _mrkdwn(block)):
        found += [hit for pair in _LIVE.findall(one["text"]) for hit in pair if hit]
        if not one.get("verbatim"):
            found += _PLAIN_BROADCAST.findall(one["text"])
    return list(dict.fromkeys(found))


def _mrkdwn(node) -> Iterator[dict]:
    if isinstance(node, dict):
        if node.get("type") == "mrkdwn":
            yield node
        for child in node.values():
            yield from _mrkdwn(child)
    elif isinstance(node, list):
        for child in node:
            yield from _mrkdwn(child)
