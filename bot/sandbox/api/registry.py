"""The table of Web API methods: name -> handler, scopes, required arguments, rate tier."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.errors import SlackError, invalid_arguments
from bot.sandbox.workspace import Workspace


class Args(dict):
    """The merged arguments of one call. They come as JSON values or, from a query string, as text."""

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1 to `most`; SlackError invalid_limit."""
        try:
            value = int(self.get(name) or default)
        except ValueError:
            raise SlackError("invalid_limit") from None
        if not 1 <= value <= most:
            raise SlackError("invalid_limit")
        return value

    def json(self, name: str, error: str = "invalid_arguments"):
        """A list or object, given as such or as JSON text; `error` if it cannot be read."""
        value = self.get(name)
        try:
            return json.loads(value) if isinstance(value, str) and value else value
        except ValueError:
            raise SlackError(error) from None

    def names(self, name: str) -> list[str]:
        """A list, given as such or separated by commas."""
        value = self.get(name) or []
        if isinstance(value, list):
            return value
        return [one.strip() for one in str(value).split(",") if one.strip()]


Handler = Callable[[Workspace, Args], dict]


@dataclass(frozen=True)
class Method:
    name: str
    handler: Handler
    scopes: tuple[str, ...]  # any of them
    required: tuple[str, ...]
    per_minute: int | None  # docs.slack.dev/apis/web-api/rate-limits; None: no limit worth imitating


TIER_2, TIER_3, TIER_4 = 20, 50, 100
METHODS: dict[str, Method] = {}


def method(name: str, *scopes: str, required: tuple[str, ...] = (), per_minute: int | None = TIER_3):
    """Register a handler under its Slack name."""

    def register(handler: Handler) -> Handler:
        METHODS[name] = Method(name, handler, scopes, required, per_minute)
        return handler

    return register


def call(ws: Workspace, name: str, args: Args) -> dict:
    """Carry out one method for the app. Returns the answer without "ok"; SlackError otherwise."""
    wanted = METHODS.get(name)
    if wanted is None:
        raise SlackError("unknown_method", req_method=name)
    ws.app.require(wanted.scopes)
    missing = [one for one in wanted.required if args.get(one) is None]
    if missing:
        raise invalid_arguments(
            *(f"[ERROR] missing required field: {one} [json-pointer:/{one}]" for one in missing)
        )
    return wanted.handler(ws, args)
