"""The elements and small objects of Block Kit and their limits.

Source of the figures: docs.slack.dev/reference/block-kit (elements, composition objects). Where slack_sdk
and the documentation differ (an option's value: 150 or 75) the lower holds.
"""

from collections.abc import Iterator

from bot.sandbox.schema import anything, boolean, by_type, choice, complaint, integer, items, obj, string

TYPE = {"type": string(40)}
ACTION_ID, BLOCK_ID = string(255), string(255)


def plain(most: int):
    return by_type({"plain_text": obj(TYPE | {"text": string(most)}, {"emoji": boolean})})


def text(most: int):
    mrkdwn = obj(TYPE | {"text": string(most)}, {"verbatim": boolean})
    return by_type({"mrkdwn": mrkdwn, "plain_text": obj(TYPE | {"text": string(most)}, {"emoji": boolean})})


confirm = obj({"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
              {"style": choice("primary", "danger")})  # fmt: skip
option = obj({"text": text(75), "value": string(75)}, {"description": text(75)})
plain_option = obj({"text": plain(75), "value": string(75)}, {"description": plain(75)})
overflow_option = obj(
    {"text": plain(75), "value": string(75)}, {"description": plain(75), "url": string(3000)}
)
group = obj({"label": plain(75), "options": items(plain_option, 100)}, {})
dispatch = obj({}, {"trigger_actions_on": items(choice("on_enter_pressed", "on_character_entered"), 2)})

_ANY = TYPE | {"action_id": ACTION_ID}
_FOCUS = {"focus_on_load": boolean}
_PICK = {"placeholder": plain(150), "confirm": confirm} | _FOCUS
_MOST = {"max_selected_items": integer(1, 100)}
_CONVERSATION = string(30, pattern="[CGD][A-Z0-9]+")
_USER = string(30, pattern="[UW][A-Z0-9]+")
_DATE, _TIME = string(10, pattern=r"\d{4}-\d\d-\d\d"), string(5, pattern=r"[012]\d:[0-5]\d")


def initial_is_option(value: dict, pointer: str) -> Iterator[str]:
    """Initial options must be equal to options that are there."""
    groups = value.get("option_groups", [])
    known = value.get("options") or [one for g in groups for one in g.get("options", [])]
    initial = value.get("initial_options") or [value["initial_option"]] if "initial_option" in value else \
        value.get("initial_options", [])  # fmt: skip
    if any(one not in known for one in initial):
        yield complaint("initial_option(s) must exactly match the provided options", pointer)


def distinct_values(value: dict, pointer: str) -> Iterator[str]:
    values = [one.get("value") for one in value.get("options", []) if isinstance(one, dict)]
    if len(values) != len(set(values)):
        yield complaint("option values must be unique", f"{pointer}/options")


def options_or_groups(value: dict, pointer: str) -> Iterator[str]:
    if ("options" in value) == ("option_groups" in value):
        yield complaint("must have options or option_groups, and not both", pointer)


def lengths_fit(value: dict, pointer: str) -> Iterator[str]:
    if value.get("min_length", 0) > value.get("max_length", 3000):
        yield complaint("min_length must not be more than max_length", pointer)
    if len(value.get("initial_value", "")) > value.get("max_length", 3000):
        yield complaint("initial_value must not be longer than max_length", pointer)


def _choosing(one, most: int, initial: dict):
    return obj(_ANY | {"options": items(one, most)}, {"confirm": confirm} | _FOCUS | initial,
               initial_is_option, distinct_values)  # fmt: skip


def _static(initial: dict, more: dict):
    choices = {"options": items(plain_option, 100), "option_groups": items(group, 100)}
    return obj(_ANY, choices | _PICK | initial | more, options_or_groups, initial_is_option, distinct_values)


def _picking(**initial):
    return obj(_ANY, _PICK | initial)


_first, _firsts = {"initial_option": anything}, {"initial_options": items(anything, 100)}
_query = {"min_query_length": integer(0, 3000)}
_typed = {"placeholder": plain(150), "dispatch_action_config": dispatch} | _FOCUS

ELEMENTS = {
    "button": obj(
        _ANY | {"text": plain(75)},
        {"value": string(2000), "url": string(3000), "style": choice("primary", "danger"), "confirm": confirm,
         "accessibility_label": string(75)},
    ),
    "checkboxes": _choosing(option, 10, _firsts),
    "radio_buttons": _choosing(option, 10, _first),
    "overflow": obj(_ANY | {"options": items(overflow_option, 5)}, {"confirm": confirm}, distinct_values),
    "static_select": _static(_first, {}),
    "multi_static_select": _static(_firsts, _MOST),
    "external_select": obj(_ANY, _PICK | _query | _first),
    "multi_external_select": obj(_ANY, _PICK | _query | _firsts | _MOST),
    "users_select": _picking(initial_user=_USER),
    "multi_users_select": _picking(initial_users=items(_USER, 100, 0), **_MOST),
    "conversations_select": _picking(
        initial_conversation=_CONVERSATION, default_to_current_conversation=boolean, filter=anything,
        response_url_enabled=boolean,
    ),
    "multi_conversations_select": _picking(
        initial_conversations=items(_CONVERSATION, 100, 0), filter=anything,
        default_to_current_conversation=boolean, **_MOST,
    ),
    "channels_select": _picking(initial_channel=_CONVERSATION, response_url_enabled=boolean),
    "multi_channels_select": _picking(initial_channels=items(_CONVERSATION, 100, 0), **_MOST),
    "datepicker": _picking(initial_date=_DATE),
    "timepicker": _picking(initial_time=_TIME, timezone=string(50)),
    "datetimepicker": obj(
        _ANY, {"initial_date_time": integer(10**9, 10**10 - 1), "confirm": confirm} | _FOCUS
    ),
    "plain_text_input": obj(
        _ANY,
        {"initial_value": string(3000, 0), "multiline": boolean, "min_length": integer(0, 3000),
         "max_length": integer(1, 3000)} | _typed,
        lengths_fit,
    ),
    "number_input": obj(
        _ANY | {"is_decimal_allowed": boolean},
        {"initial_value": string(30), "min_value": string(30), "max_value": string(30)} | _typed,
    ),
    "email_text_input": obj(_ANY, {"initial_value": string(3000)} | _typed),
    "url_text_input": obj(_ANY, {"initial_value": string(3000)} | _typed),
    "rich_text_input": obj(_ANY, {"initial_value": anything} | _typed),
    "file_input": obj(_ANY, {"filetypes": items(string(20), 100), "max_files": integer(1, 10)}),
    "image": obj(TYPE | {"alt_text": string(2000)}, {"image_url": string(3000), "slack_file": anything}),
}  # fmt: skip

_SELECTS = tuple(name for name in ELEMENTS if name.endswith("_select"))
_TIMES = ("datepicker", "timepicker", "datetimepicker")
IN_ACTIONS = ("button", "checkboxes", "radio_buttons", "overflow", "rich_text_input", *_TIMES, *_SELECTS)
IN_SECTION = (
    "button",
    "checkboxes",
    "radio_buttons",
    "overflow",
    "image",
    "datepicker",
    "timepicker",
    *_SELECTS,
)
IN_INPUT = tuple(n for n in ELEMENTS if n not in ("button", "overflow", "image"))
