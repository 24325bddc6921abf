"""Paging by cursor."""

from base64 import b64decode, b64encode
from binascii import Error

from bot.sandbox.api.registry import Args
from bot.sandbox.errors import SlackError


def page(items: list, args: Args, default: int = 100, most: int = 999) -> tuple[list, dict]:
    """One page of items and the `response_metadata` leading on. SlackError invalid_cursor, invalid_limit."""
    start, limit = _start(args.get("cursor")), args.number("limit", default, most)
    if start > len(items):
        raise SlackError("invalid_cursor")
    more = start + limit < len(items)
    cursor = b64encode(f"next:{start + limit}".encode()).decode() if more else ""
    return items[start : start + limit], {"response_metadata": {"next_cursor": cursor}}


def _start(cursor: str | None) -> int:
    if not cursor:
        return 0
    try:
        return int(b64decode(cursor, validate=True).decode().removeprefix("next:"))
    except (Error, ValueError):
        raise SlackError("invalid_cursor") from None
