"""users.*, auth.test, bots.info, team.info: who is who."""

from bot.sandbox.api.registry import TIER_4, Args, method
from bot.sandbox.app_profile import APP_ID, BOT_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID
from bot.sandbox.errors import SlackError
from bot.sandbox.workspace import Workspace


@method("auth.test", per_minute=None)
def auth_test(ws: Workspace, args: Args) -> dict:
    me = {"user": ws.app.name, "user_id": BOT_USER_ID, "bot_id": BOT_ID}
    return {"url": f"{ws.url}/", "team": TEAM_DOMAIN, "team_id": TEAM_ID, "is_enterprise_install": False} | me


@method("users.info", "users:read", required=("user",), per_minute=TIER_4)
def user_info(ws: Workspace, args: Args) -> dict:
    if args["user"] not in ws.users:
        raise SlackError("user_not_found")
    return {"user": ws.user_json(ws.users[args["user"]])}


@method("users.lookupByEmail", "users:read.email", required=("email",))
def lookup_by_email(ws: Workspace, args: Args) -> dict:
    """Deactivated people are not found."""
    wanted = str(args["email"]).lower()
    found = next((u for u in ws.users.values() if (u.email or "").lower() == wanted and not u.deleted), None)
    if found is None:
        raise SlackError("users_not_found")
    return {"user": ws.user_json(found)}


@method("bots.info", "users:read")
def bot_info(ws: Workspace, args: Args) -> dict:
    if args.get("bot", BOT_ID) != BOT_ID:
        raise SlackError("bot_not_found")
    name = {"id": BOT_ID, "user_id": BOT_USER_ID, "name": ws.app.display_name}
    return {"bot": name | {"app_id": APP_ID, "deleted": False, "updated": ws.seconds()}}


@method("team.info", "team:read")
def team_info(ws: Workspace, args: Args) -> dict:
    return {"team": {"id": TEAM_ID, "name": TEAM_DOMAIN, "domain": TEAM_DOMAIN, "url": f"{ws.url}/"}}
