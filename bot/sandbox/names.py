"""The rules for names: channels and emoji."""

import re

from bot.sandbox.errors import SlackError

MAX_CHANNEL_NAME = 80


def check_channel_name(name: str) -> None:
    """At most 80 lower-case letters, digits, hyphens, underscores. SlackError invalid_name..."""
    if not name:
        raise SlackError("invalid_name_required")
    if len(name) > MAX_CHANNEL_NAME:
        raise SlackError("invalid_name_maxlength")
    if not any(c.isalnum() for c in name):
        raise SlackError("invalid_name_punctuation")
    if name != name.lower() or " " in name or "." in name:
        raise SlackError("invalid_name")
    if not all(c.isalnum() or c in "-_" for c in name):
        raise SlackError("invalid_name_specials")


def check_emoji(name: str) -> None:
    """A name without colons, as in "white_check_mark" or "+1::skin-tone-2". SlackError invalid_name."""
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", name):
        raise SlackError("invalid_name")
