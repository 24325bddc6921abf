"""What stands in the controls of a view or message: state entries as Slack's payloads carry them."""

from collections.abc import Iterator

_EMPTY = {
    "static_select": ("selected_option", None),
    "external_select": ("selected_option", None),
    "radio_buttons": ("selected_option", None),
    "users_select": ("selected_user", None),
    "channels_select": ("selected_channel", None),
    "conversations_select": ("selected_conversation", None),
    "datepicker": ("selected_date", None),
    "timepicker": ("selected_time", None),
    "datetimepicker": ("selected_date_time", None),
    "checkboxes": ("selected_options", []),
    "multi_static_select": ("selected_options", []),
    "multi_external_select": ("selected_options", []),
    "multi_users_select": ("selected_users", []),
    "multi_channels_select": ("selected_channels", []),
    "multi_conversations_select": ("selected_conversations", []),
    "rich_text_input": ("rich_text_value", None),
    "file_input": ("files", []),
}
_TEXT_INPUTS = ("plain_text_input", "number_input", "email_text_input", "url_text_input")
_INITIAL = {
    "selected_date_time": "initial_date_time",
    "value": "initial_value",
    "rich_text_value": "initial_value",
}


def controls(blocks: list[dict]) -> Iterator[tuple[dict, dict]]:
    """Every interactive element with the block that holds it, in reading order."""
    for block in blocks:
        held = block.get("elements", []) if block["type"] in ("actions", "context_actions") else []
        for element in [*held, block.get("accessory"), block.get("element")]:
            if element and "action_id" in element:
                yield block, element


def slot(element: dict) -> tuple[str, object] | None:
    """The key of its state entry and the value when empty; None for buttons and overflow menus."""
    if element["type"] in _TEXT_INPUTS:
        return "value", None
    return _EMPTY.get(element["type"])


def entry(element: dict, value: object) -> dict:
    return {"type": element["type"], slot(element)[0]: value}


def initial_state(blocks: list[dict]) -> dict:
    """The `state.values` of a view just opened: initial values, else empty ones."""
    values: dict[str, dict] = {}
    for block, element in controls(blocks):
        if slot(element):
            key, empty = slot(element)
            first = element.get(_INITIAL.get(key, key.replace("selected_", "initial_")), empty)
            values.setdefault(block["block_id"], {})[element["action_id"]] = entry(element, first)
    return values


def kept_state(old: dict, blocks: list[dict]) -> dict:
    """The state after an update: entries stay where block id, action id and type stay (surfaces/modals)."""
    values = initial_state(blocks)
    for block_id, entries in values.items():
        for action_id, fresh in entries.items():
            before = old.get(block_id, {}).get(action_id)
            if before and before["type"] == fresh["type"]:
                entries[action_id] = before
    return values


def content(state_entry: dict) -> object:
    """The value inside an entry: a string, an option, a list; None or [] when empty."""
    return next(value for key, value in state_entry.items() if key != "type")


def complaints(blocks: list[dict], values: dict) -> dict[str, str]:
    """What a Slack client says before it sends a form: block id -> sentence."""
    found = {}
    for block, element in controls(blocks):
        if block["type"] == "input":
            sentence = _complaint(block, element, content(values[block["block_id"]][element["action_id"]]))
            if sentence:
                found[block["block_id"]] = sentence
    return found


def _complaint(block: dict, element: dict, value) -> str | None:
    if not value:
        return None if block.get("optional") else "Please complete this required field."
    if element["type"] == "plain_text_input":
        longest, shortest = element.get("max_length", 3000), element.get("min_length", 0)
        if len(value) > longest:
            return f"Must be less than {longest + 1} characters."
        if len(value) < shortest:
            return f"Must be at least {shortest} characters."
    if element["type"] == "number_input":
        return _number_complaint(element, value)
    most = element.get("max_selected_items")
    return f"Choose at most {most}." if most and len(value) > most else None


def _number_complaint(element: dict, value: str) -> str | None:
    digits = value.removeprefix("-").replace(".", "", 1 if element["is_decimal_allowed"] else 0)
    if not digits.isdigit():
        return "Enter a number." if element["is_decimal_allowed"] else "Enter a whole number."
    low, high = float(element.get("min_value", "-inf")), float(element.get("max_value", "inf"))
    return None if low <= float(value) <= high else f"Enter a number from {low:g} to {high:g}."
