"""Short ways to write blocks and views in tests."""


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str, **more) -> dict:
    return {"type": "mrkdwn", "text": text, **more}


def section(text: str, **more) -> dict:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(text: str, action_id: str = "press", **more) -> dict:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(*elements: dict, **more) -> dict:
    return {"type": "actions", "elements": list(elements), **more}


def option(text: str, **more) -> dict:
    return {"text": plain(text), "value": text.lower(), **more}


def field(label: str, element: dict | None = None, **more) -> dict:
    element = element or {"type": "plain_text_input", "action_id": "words"}
    return {"type": "input", "block_id": label.lower(), "label": plain(label), "element": element, **more}


def choice(kind: str, *options: str, **more) -> dict:
    """A select, checkboxes or radio buttons."""
    return {"type": kind, "action_id": "pick", "options": [option(one) for one in options], **more}


def modal(*blocks: dict, **more) -> dict:
    return {"type": "modal", "callback_id": "form", "title": plain("Form"), "submit": plain("Send"),
            "blocks": list(blocks), **more}  # fmt: skip


def home(*blocks: dict) -> dict:
    return {"type": "home", "blocks": list(blocks)}
