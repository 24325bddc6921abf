"""Block Kit pieces, within the platform's limits. All mrkdwn is `verbatim`: what
looks like a mention stays text."""

from bot.views.text import MOST_SECTION, cut, cut_marked

MOST_VALUE = 2000  # characters in a button's value (Block Kit reference)


def mrkdwn(text: str, most: int = MOST_SECTION) -> dict:
    """A marked-up text; an empty one is invalid in Slack and becomes a dash."""
    return {"type": "mrkdwn", "text": cut_marked(text, most) or "–", "verbatim": True}


def plain(text: str, most: int) -> dict:
    """A text without mark-up."""
    return {"type": "plain_text", "text": cut(text, most) or "–", "emoji": True}


def header(text: str) -> dict:
    return {"type": "header", "text": plain(text, 150)}


def section(text: str, accessory: dict | None = None, block_id: str | None = None) -> dict:
    block = {"type": "section", "text": mrkdwn(text)}
    return block | ({"accessory": accessory} if accessory else {}) | ({"block_id": block_id} if block_id
                                                                      else {})


def context(*texts: str) -> dict:
    return {"type": "context", "elements": [mrkdwn(text, 2000) for text in texts[:10]]}


def divider() -> dict:
    return {"type": "divider"}


def actions(*elements: dict, block_id: str | None = None) -> dict:
    return {"type": "actions", "elements": list(elements[:25])} | ({"block_id": block_id} if block_id else {})


def button(text: str, action_id: str, value: str = "", *, style: str | None = None,
           confirm: dict | None = None,
           label: str | None = None) -> dict:
    """`label` is what a screen reader says where the text alone is too short to be clear."""
    made = {"type": "button", "text": plain(text, 75), "action_id": action_id, "value": value or "-"}
    extras = {"style": style, "confirm": confirm, "accessibility_label": label and cut(label, 75)}
    return made | {key: extra for key, extra in extras.items() if extra}


def confirm(title: str, text: str, yes: str, no: str = "Not now") -> dict:
    return {"title": plain(title, 100), "text": plain(text, 300), "confirm": plain(yes, 30),
            "deny": plain(no, 30)}


def option(text: str, value: str, description: str | None = None) -> dict:
    made = {"text": plain(text, 75), "value": cut(value, 75)}
    return made | ({"description": plain(description, 75)} if description else {})


def field(block_id: str, label: str, element: dict, *, optional: bool = False, hint: str | None = None,
          dispatch: bool = False) -> dict:
    """An input of a form. Its element's action id is "value", so that answers are read alike."""
    made = {"type": "input", "block_id": block_id, "label": plain(label, 2000),
            "element": element | {"action_id": "value"},
            "optional": optional, "dispatch_action": dispatch}
    return made | ({"hint": plain(hint, 2000)} if hint else {})


def text_input(initial: str = "", *, lines: bool = False, placeholder: str | None = None,
               most: int = 3000) -> dict:
    made = {"type": "plain_text_input", "multiline": lines, "max_length": most}
    return made | ({"initial_value": initial[:most]} if initial else {}) | (
        {"placeholder": plain(placeholder, 150)} if placeholder else {})


def checkboxes(options: list[dict], ticked: list[dict] | None = None) -> dict:
    return {"type": "checkboxes", "options": options[:10]} | ({"initial_options": ticked} if ticked else {})


def radio(options: list[dict], chosen: dict | None = None) -> dict:
    return {"type": "radio_buttons", "options": options[:10]} | ({"initial_option": chosen} if chosen else {})


def select(options: list[dict], chosen: dict | None = None, placeholder: str = "Choose one") -> dict:
    return {"type": "static_select", "options": options[:100], "placeholder": plain(placeholder, 150)} | (
        {"initial_option": chosen} if chosen else {})


def users_select(chosen: str | None = None, placeholder: str = "Choose a person") -> dict:
    made = {"type": "users_select", "placeholder": plain(placeholder, 150)}
    return made | ({"initial_user": chosen} if chosen else {})


def multi_users_select(chosen: list[str], placeholder: str = "Choose people") -> dict:
    made = {"type": "multi_users_select", "placeholder": plain(placeholder, 150)}
    return made | ({"initial_users": chosen[:100]} if chosen else {})


def multi_select(options: list[dict], chosen: list[dict] | None = None,
                 placeholder: str = "Choose any") -> dict:
    return {"type": "multi_static_select", "options": options[:100],
            "placeholder": plain(placeholder, 150)} | (
        {"initial_options": chosen} if chosen else {})


def modal(callback_id: str, title: str, blocks: list[dict], submit: str | None, *, private_metadata: str = "",
          close: str = "Cancel", notify_on_close: bool = False) -> dict:
    """A form, or a page to read when `submit` is None."""
    made = {"type": "modal", "callback_id": callback_id, "title": plain(title, 24), "close": plain(close, 24),
            "blocks": blocks[:100], "private_metadata": private_metadata, "notify_on_close": notify_on_close}
    return made | ({"submit": plain(submit, 24)} if submit else {})
