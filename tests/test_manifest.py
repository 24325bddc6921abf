"""The manifest asks for exactly what the code uses: a scope too many is a question somebody has to answer, one too few
an incident that halts."""

import ast
import re
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot import listeners
from bot.config.manifest import EVENTS, OPTIONAL_SCOPES, SCOPES, manifest
from bot.listeners.door import Door
from bot.views import actions

BOT = Path(__file__).parents[1] / "bot"

# Method → the scopes it needs for what the bot calls it on: docs.slack.dev/reference/methods/<method>.
METHODS = {
    "apps.connections.open": (),  # the app token's own connections:write
    "auth.test": (),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.archive": ("channels:manage", "groups:write"),
    "conversations.create": ("channels:manage", "groups:write"),
    "conversations.history": ("channels:history", "groups:history", "im:history"),
    "conversations.info": ("channels:read", "groups:read"),
    "conversations.invite": ("channels:manage", "groups:write"),
    "conversations.members": ("channels:read", "groups:read"),
    "conversations.open": ("im:write",),  # direct messages only
    "conversations.replies": ("channels:history", "groups:history"),
    "pins.add": ("pins:write",),
    "reactions.add": ("reactions:write",),
    "reactions.remove": ("reactions:write",),
    "users.conversations": ("channels:read", "groups:read"),
    "users.info": ("users:read",),
    "users.lookupByEmail": ("users:read.email",),
    "views.open": (),
    "views.publish": (),
    "views.push": (),
    "views.update": (),
}
# Subscription → (event the listeners hear, scope): docs.slack.dev/reference/events/<event>.
SUBSCRIPTIONS = {
    "app_home_opened": ("app_home_opened", None),
    "channel_archive": ("channel_archive", "channels:read"),
    "channel_left": ("channel_left", "channels:read"),
    "channel_rename": ("channel_rename", "channels:read"),
    "channel_unarchive": ("channel_unarchive", "channels:read"),
    "group_archive": ("group_archive", "groups:read"),
    "group_left": ("group_left", "groups:read"),
    "group_rename": ("group_rename", "groups:read"),
    "group_unarchive": ("group_unarchive", "groups:read"),
    "member_joined_channel": ("member_joined_channel", "channels:read"),
    "message.channels": ("message", "channels:history"),
    "message.groups": ("message", "groups:history"),
    "reaction_added": ("reaction_added", "reactions:read"),
    "reaction_removed": ("reaction_removed", "reactions:read"),
    "user_change": ("user_change", "users:read"),
}


class Heard:
    """Stands where Bolt's app stands and writes down what the listeners ask for."""

    def __init__(self):
        self.asked: dict[str, list] = {}

    def __getattr__(self, kind: str):
        def register(*wanted, **_more):
            self.asked.setdefault(kind, []).extend(wanted)
            return lambda listener: listener
        return register


@pytest.fixture(scope="module")
def heard() -> dict[str, list]:
    app = Heard()
    listeners.register(app, Door(turns=None, slack=None, command="/page", playbook=None, now=None, rooms=None))
    return app.asked


def called() -> set[str]:
    """Every Web API method the code names."""
    files = [file for file in BOT.rglob("*.py") if "sandbox" not in file.parts]
    strings = {node.value for file in files for node in ast.walk(ast.parse(file.read_text()))
               if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    named = {one for one in strings if re.fullmatch(r"[a-z]+(\.[a-zA-Z]+)+", one)}
    return {one for one in named if hasattr(AsyncWebClient, one.replace(".", "_"))}


def test_every_method_the_code_calls_is_in_the_table():
    assert called() <= METHODS.keys()


def test_scopes_are_those_of_the_methods_events_and_command():
    needed = {"commands"} | {scope for method in called() for scope in METHODS[method]}
    needed |= {scope for _, scope in SUBSCRIPTIONS.values() if scope}
    assert set(SCOPES) == needed
    scopes = manifest()["oauth_config"]["scopes"]
    assert set(scopes["bot"]) | set(scopes["bot_optional"]) == needed
    assert not set(scopes["bot"]) & set(scopes["bot_optional"])
    assert set(OPTIONAL_SCOPES) <= set(SCOPES)


def test_subscriptions_are_what_the_listeners_hear(heard):
    assert set(EVENTS) == SUBSCRIPTIONS.keys()
    assert {event for event, _ in SUBSCRIPTIONS.values()} == set(heard["event"])


def test_the_command_is_the_one_in_force(heard):
    assert heard["command"] == ["/page"]
    assert [one["command"] for one in manifest("/page")["features"]["slash_commands"]] == ["/page"]


def test_shortcuts_are_those_the_code_hears(heard):
    named = {value for name, value in vars(actions).items() if name.startswith("SHORTCUT_")}
    shown = {one["callback_id"] for one in manifest()["features"]["shortcuts"]}
    assert shown == named == set(heard["shortcut"])


def test_home_is_on_and_direct_messages_are_not_read(heard):
    home = manifest()["features"]["app_home"]
    assert home["home_tab_enabled"] and home["messages_tab_read_only_enabled"]


@pytest.mark.parametrize("url", [None, "https://muster.example.com/slack/events"])
def test_the_way_slack_is_heard_is_one_or_the_other(url):
    made = manifest(request_url=url)
    addresses = [made["settings"]["event_subscriptions"].get("request_url"),
                 made["settings"]["interactivity"].get("request_url"), made["features"]["slash_commands"][0].get("url")]
    assert made["settings"]["socket_mode_enabled"] is (url is None)
    assert addresses == [url] * 3


def test_texts_fit_what_slack_takes():
    """Lengths from docs.slack.dev/reference/app-manifest."""
    made = manifest()
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    for shortcut in made["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
