"""Open modals (a stack of at most three a person) and home tabs."""

import json
from secrets import token_hex
from typing import TYPE_CHECKING

from bot.sandbox.app_profile import APP_ID, BOT_ID, TEAM_ID
from bot.sandbox.errors import SlackError
from bot.sandbox.forms import initial_state, kept_state
from bot.sandbox.models import View

if TYPE_CHECKING:
    from bot.sandbox.workspace import Workspace

MAX_STACK = 3  # docs.slack.dev/surfaces/modals


class Views:
    """All changes to views. Bodies handed in are validated and carry block ids (see blocks.py)."""

    def __init__(self, workspace: "Workspace"):
        self._ws = workspace
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        """The person's modals, the visible one last; empty if none is open."""
        return self._stacks.setdefault(user, [])

    def top(self, user: str) -> View | None:
        return self.stack(user)[-1] if self.stack(user) else None

    def home(self, user: str) -> View | None:
        return self._homes.get(user)

    def open(self, user: str, body: dict) -> View:
        """A new modal in place of whatever was open. SlackError duplicate_external_id."""
        self._check_external_id(body)
        self.stack(user).clear()
        return self._add(user, body)

    def push(self, user: str, body: dict, over: str | None) -> View:
        """A modal over the one with the id `over`. SlackError: not_found (it is closed), push_limit_reached,
        duplicate_external_id.
        """
        if over not in [view.id for view in self.stack(user)]:
            raise SlackError("not_found")
        if len(self.stack(user)) >= MAX_STACK:
            raise SlackError("push_limit_reached")
        self._check_external_id(body)
        return self._add(user, body)

    def _add(self, user: str, body: dict) -> View:
        stack, view_id = self.stack(user), self._ws.new_id("V")
        root, previous = (stack[0].id, stack[-1].id) if stack else (view_id, None)
        view = View(view_id, user, body, self._hash(), root, previous, initial_state(body["blocks"]))
        stack.append(view)
        self._ws.touch()
        return view

    def update(self, view: View, body: dict, hash: str | None = None) -> View:
        """New content; what was typed stays where block id and action id stay. SlackError hash_conflict."""
        if hash and hash != view.hash:
            raise SlackError("hash_conflict")
        self._check_external_id(body, view)
        view.values = kept_state(view.values, body["blocks"])
        view.body, view.hash, view.errors = body, self._hash(), {}
        self._ws.touch()
        return view

    def publish(self, user: str, body: dict, hash: str | None = None) -> View:
        """Show a home tab. SlackError hash_conflict."""
        if user in self._homes:
            return self.update(self._homes[user], body, hash)
        view_id = self._ws.new_id("V")
        self._homes[user] = View(
            view_id, user, body, self._hash(), view_id, None, initial_state(body["blocks"])
        )
        self._ws.touch()
        return self._homes[user]

    def find(self, view_id: str | None = None, external_id: str | None = None) -> View:
        """An open modal or home tab. SlackError not_found."""
        for view in self._all():
            if view.id == view_id or external_id and view.body.get("external_id") == external_id:
                return view
        raise SlackError("not_found")

    def close(self, view: View) -> None:
        if view in self.stack(view.user):  # the app may have put another in its place meanwhile
            self.stack(view.user).remove(view)
        self._ws.touch()

    def clear(self, user: str) -> None:
        self.stack(user).clear()
        self._ws.touch()

    def _all(self) -> list[View]:
        return [v for stack in self._stacks.values() for v in stack] + list(self._homes.values())

    def _check_external_id(self, body: dict, itself: View | None = None) -> None:
        wanted = body.get("external_id")
        if wanted and any(v.body.get("external_id") == wanted for v in self._all() if v is not itself):
            raise SlackError("duplicate_external_id")

    def _hash(self) -> str:
        return f"{self._ws.seconds()}.{token_hex(4)}"


def as_json(view: View) -> dict:
    """The view object, state included."""
    body = {k: view.body.get(k, "") for k in ("private_metadata", "callback_id", "external_id")}
    flags = {k: bool(view.body.get(k)) for k in ("clear_on_close", "notify_on_close")}
    words = {k: view.body.get(k) for k in ("title", "submit", "close")}
    return json.loads(json.dumps({
        "id": view.id, "team_id": TEAM_ID, "type": view.type, "blocks": view.blocks, **body, **flags, **words,
        "state": {"values": view.values}, "hash": view.hash, "root_view_id": view.root_view_id,
        "previous_view_id": view.previous_view_id, "app_id": APP_ID, "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
    }))  # fmt: skip
