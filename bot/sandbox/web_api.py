"""The Web API over HTTP: arguments, tokens, troubles, limits, and the record of every call."""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.sandbox.api import METHODS, Args, call
from bot.sandbox.errors import SlackError
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.limits import Limits
from bot.sandbox.sockets import Sockets
from bot.sandbox.workspace import APP_ID, Workspace


@dataclass
class Call:
    """One Web API call. `error` is None, Slack's error, or a trouble such as "connection reset"."""

    method: str
    args: dict
    at: datetime
    error: str | None = None
    took_effect: bool = False

    @property
    def ok(self) -> bool:
        return self.error is None


class WebApi:
    """Answers POST and GET /api/<method>. latency: real seconds added to each call."""

    def __init__(self, ws: Workspace, sockets: Sockets, faults: Faults, tokens: dict[str, str]):
        self._ws, self._sockets, self._faults, self._tokens = ws, sockets, faults, tokens
        self.calls: list[Call] = []
        self.limits = Limits(ws.now)
        self.limited = False
        self.latency = 0.0
        self.running = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        self.running += 1
        try:
            args = await _arguments(request)
            record = Call(name, {k: v for k, v in args.items() if k != "token"}, self._ws.now())
            self.calls.append(record)
            fault = self._faults.strike(name, args)
            await asyncio.sleep(self.latency + (fault.delay if fault else 0))
            return self._answer(request, name, args, record, fault)
        finally:
            self.running -= 1
            self._ws.touch()

    def _answer(self, request: web.Request, name: str, args: Args, record: Call, fault: Fault | None):
        answer: dict = {}
        if fault is None or fault.takes_effect:
            answer, headers = self._carry_out(request, name, args)
            record.error, record.took_effect = answer.get("error"), answer["ok"]
            if headers:
                return web.json_response(answer, status=429, headers=headers)
        if fault is not None and fault.spoils_answer:
            record.error = fault.trouble
            return _broken(request, fault)
        return web.json_response(answer, headers={"x-oauth-scopes": ",".join(self._ws.app.scopes)})

    def _carry_out(self, request: web.Request, name: str, args: Args) -> tuple[dict, dict | None]:
        wait = self.limits.wait(name, METHODS.get(name), args) if self.limited else 0
        if wait:
            return {"ok": False, "error": "ratelimited"}, {"Retry-After": str(wait)}
        try:
            token = _token(request)
            if name == "apps.connections.open":
                return {"ok": True} | self._open_connection(token), None
            if self._tokens.get(token) != "bot":
                raise SlackError("not_allowed_token_type" if token in self._tokens else "invalid_auth")
            return {"ok": True} | call(self._ws, name, args), None
        except SlackError as refusal:
            return refusal.answer(), None

    def _open_connection(self, token: str) -> dict:
        if self._tokens.get(token) != "app":
            raise SlackError("not_allowed_token_type" if token in self._tokens else "invalid_auth")
        if not self._ws.app.socket_mode:
            raise SlackError("access_denied")
        host = self._ws.url.removeprefix("http")
        return {"url": f"ws{host}/link?ticket={self._sockets.ticket()}&app_id={APP_ID}"}


def _token(request: web.Request) -> str:
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token:
        raise SlackError("not_authed")
    return token


async def _arguments(request: web.Request) -> Args:
    """Query, form and JSON body merged: slack_sdk uses each of them for some methods."""
    args = Args(request.query)
    if request.content_type == "application/json" and request.can_read_body:
        try:
            body = json.loads(await request.text())
        except ValueError:
            raise _bad_request("invalid_json") from None
        if not isinstance(body, dict):
            raise _bad_request("json_not_object")
        args.update(body)
    elif request.method == "POST":
        args.update(await request.post())
    return args


def _bad_request(error: str) -> web.HTTPException:
    return web.HTTPOk(text=json.dumps(SlackError(error).answer()), content_type="application/json")


def _broken(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.reset:
        request.transport.abort()
        return web.Response()
    if fault.retry_after is not None:
        body, headers = {"ok": False, "error": "ratelimited"}, {"Retry-After": f"{fault.retry_after:g}"}
        return web.json_response(body, status=429, headers=headers)
    if fault.status:
        return web.Response(
            status=fault.status, text="<html>upstream unavailable</html>", content_type="text/html"
        )
    return web.json_response({"ok": False, "error": fault.error})
