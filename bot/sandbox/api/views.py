"""views.*: modals and the home tab."""

from bot.sandbox.api.registry import TIER_4, Args, method
from bot.sandbox.blocks import checked_view
from bot.sandbox.errors import SlackError, invalid_arguments
from bot.sandbox.models import View
from bot.sandbox.views import as_json
from bot.sandbox.workspace import Workspace


@method("views.open", required=("view",), per_minute=TIER_4)
def open_(ws: Workspace, args: Args) -> dict:
    body = _body(args, "modal")
    trigger = ws.triggers.redeem(args.get("trigger_id"))
    return _answer(ws.views.open(trigger.user, body))


@method("views.push", required=("view",), per_minute=TIER_4)
def push(ws: Workspace, args: Args) -> dict:
    """Only with a trigger from inside a modal that is still open."""
    body = _body(args, "modal")
    trigger = ws.triggers.redeem(args.get("trigger_id"))
    return _answer(ws.views.push(trigger.user, body, trigger.view_id))


@method("views.update", required=("view",), per_minute=TIER_4)
def update(ws: Workspace, args: Args) -> dict:
    if not args.get("view_id") and not args.get("external_id"):
        raise invalid_arguments("[ERROR] missing required field: view_id or external_id")
    view = ws.views.find(args.get("view_id"), args.get("external_id"))
    return _answer(ws.views.update(view, _body(args, view.type), args.get("hash")))


@method("views.publish", required=("user_id", "view"), per_minute=TIER_4)
def publish(ws: Workspace, args: Args) -> dict:
    if not ws.app.home.get("home_tab_enabled"):
        raise SlackError("not_enabled")
    user = ws.users.get(str(args["user_id"]))
    if user is None or user.is_bot:
        raise invalid_arguments("[ERROR] invalid user_id [json-pointer:/user_id]")
    return _answer(ws.views.publish(user.id, _body(args, "home"), args.get("hash")))


def _body(args: Args, kind: str) -> dict:
    body = args.json("view")
    if not isinstance(body, dict):
        raise invalid_arguments("[ERROR] must be an object [json-pointer:/view]")
    return checked_view(body, kind)


def _answer(view: View) -> dict:
    return {"view": as_json(view)}
