"""A workspace with a few people, a clock that only moves when told to, and a small real app on slack-bolt."""

from datetime import UTC, datetime, timedelta

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox

MANIFEST = {
    "features": {
        "bot_user": {"display_name": "Helper"},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [{"command": "/ask", "should_escape": True}],
        "shortcuts": [
            {"type": "global", "callback_id": "ask_anywhere", "name": "Ask"},
            {"type": "message", "callback_id": "ask_about", "name": "Ask about this"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": ["commands", "chat:write", "channels:manage", "channels:read", "users:read",
                    "channels:history",
                    "app_mentions:read", "im:write", "im:history", "channels:join"],
            "bot_optional": ["groups:write", "groups:read", "groups:history", "reactions:read",
                             "reactions:write",
                             "pins:write", "pins:read", "bookmarks:write", "bookmarks:read",
                             "users:read.email"],
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": ["message.channels", "message.groups", "message.im", "app_mention",
                           "reaction_added",
                           "reaction_removed", "member_joined_channel", "member_left_channel",
                           "channel_archive",
                           "channel_unarchive", "channel_rename", "app_home_opened", "pin_added",
                           "channel_left",
                           "user_change"]
        },
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}  # fmt: skip
PEOPLE = [
    {"id": "U024ADA01", "name": "ada", "email": "ada@example.com", "is_admin": True},
    {"id": "U024GRA01", "name": "grace", "email": "grace@example.com"},
    {"id": "U024OLD01", "name": "olivia", "email": "olivia@example.com", "deleted": True},
]
CHANNELS = [
    {"id": "C024PAY01", "name": "payments", "members": ["ada", "grace", "helper"]},
    {"id": "C024QUI01", "name": "quiet", "members": ["ada"]},
    {"id": "C024SEC01", "name": "secret", "members": ["ada", "helper"], "is_private": True},
    {"id": "C024OLD01", "name": "attic", "members": ["ada", "helper"], "archived": True},
]


class Clock:
    def __init__(self):
        self.time = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def move(self, delta: timedelta) -> None:
        self.time += delta


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def sandbox(clock):
    async with Sandbox(MANIFEST, PEOPLE, CHANNELS, now=clock.now, on_advance=clock.move) as running:
        yield running


@pytest.fixture
def client(sandbox):
    return AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])


@pytest.fixture
def bolt(client):
    """An app without listeners; tests add theirs before they use `online`."""
    return AsyncApp(client=client)


@pytest.fixture
async def online(sandbox, bolt):
    """Connects the app over Socket Mode when called."""
    handlers = []

    async def connect():
        handler = AsyncSocketModeHandler(bolt, sandbox.app_token)
        handlers.append(handler)
        await handler.connect_async()

    yield connect
    for handler in handlers:
        await handler.close_async()


@pytest.fixture
def ada(sandbox):
    return sandbox.person("ada")


@pytest.fixture
def grace(sandbox):
    return sandbox.person("grace")
