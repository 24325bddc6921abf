"""What the manifest says about the app: its names, scopes, subscriptions, commands and shortcuts."""

from copy import deepcopy

from bot.sandbox.errors import SlackError

APP_ID, BOT_ID, BOT_USER_ID = "A0SANDBOX1", "B0SANDBOX1", "U0SANDBOX1"
TEAM_ID, TEAM_DOMAIN = "T0SANDBOX1", "sandbox"


class AppProfile:
    """The installed app. `scopes` are granted: the needed and the optional ones, until one is removed."""

    def __init__(self, manifest: dict):
        manifest = deepcopy(manifest)
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        asked = manifest.get("oauth_config", {}).get("scopes", {})
        self.scopes: list[str] = list(dict.fromkeys(asked.get("bot", []) + asked.get("bot_optional", [])))
        self.bot_events: set[str] = set(settings.get("event_subscriptions", {}).get("bot_events", []))
        self.commands: dict[str, dict] = {c["command"]: c for c in features.get("slash_commands", [])}
        self.shortcuts: dict[tuple, dict] = {
            (s["type"], s["callback_id"]): s for s in features.get("shortcuts", [])
        }
        self.home = features.get("app_home", {})
        self.socket_mode = bool(settings.get("socket_mode_enabled"))
        self.interactive = bool(settings.get("interactivity", {}).get("is_enabled"))
        self.display_name = features.get("bot_user", {}).get("display_name", "app")
        self.name = self.display_name.lower().replace(" ", "-")

    def has(self, any_of: tuple[str, ...]) -> bool:
        return not any_of or any(scope in self.scopes for scope in any_of)

    def require(self, any_of: tuple[str, ...]) -> None:
        """Raise missing_scope unless one of the scopes is granted."""
        if not self.has(any_of):
            raise SlackError("missing_scope", needed=",".join(any_of), provided=",".join(self.scopes))
