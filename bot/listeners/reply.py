"""What an acknowledgement can carry: the private answer to a command, a sentence inside a form."""

import json

from slack_bolt import BoltResponse

from bot.domain.words import Words
from bot.views.notice import page


def command_answer(words: Words) -> BoltResponse:
    """Only the person who typed the command reads it."""
    return _json({"response_type": "ephemeral"} | words.payload())


def form_answer(view: dict, words: Words, block: str | None = None) -> BoltResponse:
    """The form stays open with the sentence under `block`, or its first input. Where it has none, or the sentence
    mentions somebody (a form's errors are shown without mark-up), the sentence is a page on top of it."""
    inputs = [one["block_id"] for one in view["blocks"] if one["type"] == "input"]
    if not inputs or "<@" in words.text:
        return _json({"response_action": "push", "view": page("That did not work", words.text)})
    under = next((one for one in inputs if block and one.split(".")[0] == block), inputs[0])
    return _json({"response_action": "errors", "errors": {under: words.text}})


def _json(body: dict) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(body), headers={"content-type": "application/json"})
