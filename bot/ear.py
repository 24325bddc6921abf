"""The Bolt app as Muster uses it: each request has a reference, and how long its answer took is known."""

import logging
import os
import time
from collections.abc import Callable
from contextlib import contextmanager

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.config.logs import new_reference

KINDS = {"block_actions": "action", "view_submission": "form", "view_closed": "form", "shortcut": "shortcut",
         "message_action": "shortcut", "block_suggestion": "options"}


class Ear(AsyncApp):
    """Tells `acknowledged` the kind of each request and the seconds its answer took."""

    def __init__(self, acknowledged: Callable[[str, float], None], **more):
        # Bolt logs whole requests at INFO: its loggers take the level of this one.
        quiet = logging.getLogger("slack_bolt")
        quiet.setLevel(logging.WARNING)
        with _settings_hidden():
            super().__init__(logger=quiet, **more)
        self._acknowledged = acknowledged

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        new_reference()
        begun = req.context["begun"] = time.perf_counter()
        try:
            return await super().async_dispatch(req)
        finally:
            self._acknowledged(kind(req.body), time.perf_counter() - begun)


@contextmanager
def _settings_hidden():
    """Bolt reads the environment by itself: a token there makes it warn, a client id would make it drop the token."""
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("SLACK_")}
    try:
        yield
    finally:
        os.environ.update(hidden)


def kind(body: dict) -> str:
    """What kind of request it is, in one of a few words."""
    if "command" in body:
        return "command"
    return "event" if "event" in body else KINDS.get(body.get("type"), "other")
