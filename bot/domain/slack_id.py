"""What Slack sets for a playbook: its ids, whose kind is told by the first letter, and the length of an option."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

KINDS = {
    "U": "a person", "W": "a person", "C": "a channel", "G": "a private channel", "D": "a direct message",
    "S": "a user group", "T": "a workspace", "B": "a bot", "A": "an app",
}  # fmt: skip
"""First letters of ids, from Slack's reference of its object types."""

LONGEST_OPTION = 75
"""Characters in the text of one checkbox or menu entry, says Slack's reference of the option object."""

PERSON = "a person's Slack id (U… or W…: profile, three dots, Copy member ID)"
CHANNEL = "a channel's Slack id (C… or G…: at the foot of the channel's details)"
EMAIL = "an e-mail address such as ada@example.com"

_ID = re.compile(r"[A-Z][A-Z0-9]{2,20}", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>.]{2,}")


def looks_like_id(written: str) -> bool:
    return bool(_ID.fullmatch(written))


def _user(written: str) -> str:
    return _id_of(written, "UW", PERSON)


def _channel(written: str) -> str:
    return _id_of(written, "CG", CHANNEL)


def _id_of(written: str, letters: str, expected: str) -> str:
    if looks_like_id(written) and written[0] in letters:
        return written
    raise PydanticCustomError(
        "slack_id", "{found}; expected {expected}", {"found": _found(written), "expected": expected}
    )


def _found(written: str) -> str:
    if looks_like_id(written) and written[0] in KINDS:
        return f'"{written}" is the id of {KINDS[written[0]]}'
    if looks_like_id(written.upper()) and any(letter.isdigit() for letter in written):
        return f'"{written}" is not in capitals'
    return f'"{written}" is not a Slack id'


def _email(written: str) -> str:
    if _EMAIL.fullmatch(written):
        return written
    raise PydanticCustomError(
        "email", '"{written}" is not {expected}', {"written": written, "expected": EMAIL}
    )


UserId = Annotated[str, AfterValidator(_user)]
ChannelId = Annotated[str, AfterValidator(_channel)]
Email = Annotated[str, AfterValidator(_email)]
