"""The app manifest for the settings in force: exactly what the code uses, nothing more."""

import yaml

COMMAND_USAGE = "[service 1,4 what you see] or help"

# Scope → what it is for. A test holds this against the methods and events the code uses.
SCOPES = {
    "commands": "the command and the shortcuts",
    "chat:write": "cards, offers, private notes, direct messages",
    "channels:manage": "an incident's channel: create, invite, archive",
    "groups:write": "the same for private incidents",
    "channels:read": "find its own channels again, hear that one was archived or renamed",
    "groups:read": "the same for private incidents",
    "channels:history": "the decision log, the wording check, looking before a post is repeated",
    "groups:history": "the same for private incidents",
    "im:history": "looking before a direct message is repeated",
    "im:write": "finding the direct message to look into",
    "pins:write": "pin the card and the decision log",
    "reactions:read": "accept and pass by reaction, the timeline by 📝",
    "reactions:write": "✔ on a decision that was taken down",
    "users:read": "leave out people who have departed",
    "users:read.email": "people the roster names by e-mail",
}
OPTIONAL_SCOPES = ("im:history", "im:write", "pins:write", "reactions:write", "users:read.email")
EVENTS = (
    "app_home_opened",
    "channel_archive",
    "channel_left",
    "channel_rename",
    "channel_unarchive",
    "group_archive",
    "group_left",
    "group_rename",
    "group_unarchive",
    "member_joined_channel",
    "message.channels",
    "message.groups",
    "reaction_added",
    "reaction_removed",
    "user_change",
)
SHORTCUTS = (
    {"name": "Escalate", "type": "global", "callback_id": "escalate_anywhere",
     "description": "Bring the right people together"},
    {"name": "Escalate from message", "type": "message", "callback_id": "escalate_from_message",
     "description": "Take this message as the signal"},
    {"name": "Log as decision", "type": "message", "callback_id": "log_as_decision",
     "description": "Put this message in the decision log"},
)


def manifest(command: str = "/escalate", request_url: str | None = None) -> dict:
    """The manifest as a dict. With `request_url` the app is heard over HTTP there; without it, in Socket Mode."""
    url = {"url": request_url} if request_url else {}
    request = {"request_url": request_url} if request_url else {}
    return {
        "display_information": {
            "name": "Muster",
            "description": "Asking for help early, made ordinary: thresholds decide, the right people gather.",
            "background_color": "#1f3a5f",
        },
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": True},
            "bot_user": {"display_name": "Muster", "always_online": True},
            "shortcuts": [dict(shortcut) for shortcut in SHORTCUTS],
            "slash_commands": [{"command": command, "description": "A threshold fired: widen the circle",
                                "usage_hint": COMMAND_USAGE, "should_escape": True} | url],
        },
        "oauth_config": {"scopes": {
            "bot": [scope for scope in SCOPES if scope not in OPTIONAL_SCOPES],
            "bot_optional": list(OPTIONAL_SCOPES),
        }},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)} | request,
            "interactivity": {"is_enabled": True} | request,
            "org_deploy_enabled": False,
            "socket_mode_enabled": request_url is None,
            "token_rotation_enabled": False,
        },
    }


def as_yaml(command: str = "/escalate", request_url: str | None = None) -> str:
    """The manifest as pasted into Slack's app configuration."""
    return yaml.safe_dump(manifest(command, request_url), sort_keys=False, allow_unicode=True, width=110)
