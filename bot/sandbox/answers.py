"""Answers to an interaction through its response address, or in the acknowledgement of a command."""

import json

from bot.sandbox import messages
from bot.sandbox.app_profile import BOT_USER_ID
from bot.sandbox.blocks import checked_blocks
from bot.sandbox.errors import SlackError
from bot.sandbox.models import Message
from bot.sandbox.triggers import ResponseUrl
from bot.sandbox.workspace import Workspace


def read_answer(body: str) -> dict:
    """What was posted to a response address. SlackError invalid_payload unless it is a JSON object."""
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise SlackError("invalid_payload")
    return answer


def post_answer(ws: Workspace, target: ResponseUrl, answer: dict) -> None:
    """Post, replace or delete as the app asks. Ephemeral unless response_type is in_channel.

    Works in channels the app is no member of. SlackError: no_text, invalid_blocks, message_not_found.
    """
    if answer.get("delete_original"):
        return messages.delete(ws, _original(ws, target))
    text, blocks = answer.get("text", ""), checked_blocks(answer.get("blocks"), "message")
    if not text and not blocks:
        raise SlackError("no_text")
    if answer.get("replace_original"):
        return messages.edit(ws, _original(ws, target), BOT_USER_ID, text, blocks)
    _post_new(ws, target, text, blocks, answer)


def _post_new(ws: Workspace, target: ResponseUrl, text: str, blocks: list, answer: dict) -> None:
    channel, thread = ws.channels[target.channel], answer.get("thread_ts") or target.thread_ts
    if answer.get("response_type") == "in_channel":
        messages.post(ws, channel, BOT_USER_ID, text, blocks, thread_ts=thread)
    else:
        messages.note(ws, channel, target.user, text, blocks, thread)


def _original(ws: Workspace, target: ResponseUrl) -> Message:
    message = ws.message(target.channel, target.ts) if target.ts else None
    if message is None or message.user != BOT_USER_ID:
        raise SlackError("message_not_found")
    return message
