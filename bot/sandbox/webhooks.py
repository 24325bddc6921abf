"""HTTP mode: signed POSTs to the app's request address, as Slack makes them."""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime
from secrets import token_hex
from urllib.parse import urlencode

import aiohttp

from bot.sandbox.delivery import Answer, Kind

MAX_REDIRECTS = 2  # docs.slack.dev/apis/events-api


class Webhooks:
    """Events as JSON, commands and interactions as forms, all signed with the signing secret."""

    def __init__(self, url: str, secret: str, now: Callable[[], datetime], ack_seconds: Callable[[], float]):
        self.url = url
        self._secret = secret
        self._now = now
        self._ack_seconds = ack_seconds
        self._session: aiohttp.ClientSession | None = None
        self._verified = False

    async def send(self, kind: Kind, payload: dict, attempt: int = 0, reason: str = "") -> Answer:
        if kind == "events_api":
            return await self._send_event(payload, attempt, reason)
        form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
        return await self._post(urlencode(form), "application/x-www-form-urlencoded", {})

    async def _send_event(self, payload: dict, attempt: int, reason: str) -> Answer:
        if not self._verified and not await self.verify():
            return Answer(problem="http_error")
        retry = {"x-slack-retry-num": str(attempt), "x-slack-retry-reason": reason} if attempt else {}
        return await self._post(json.dumps(payload), "application/json", retry)

    async def verify(self) -> bool:
        """url_verification: the app must echo a challenge before it gets events."""
        challenge = token_hex(24)
        body = json.dumps({"token": "sandbox", "challenge": challenge, "type": "url_verification"})
        answer = await self._post(body, "application/json", {})
        self._verified = answer.ok and challenge in (answer.payload or {}).values()
        return self._verified

    async def _post(self, body: str, content_type: str, headers: dict) -> Answer:
        self._session = self._session or aiohttp.ClientSession()
        signed = self.signature(body) | headers | {"content-type": content_type}
        patience = aiohttp.ClientTimeout(total=self._ack_seconds())
        try:
            async with self._session.post(
                self.url, data=body, headers=signed, timeout=patience, max_redirects=MAX_REDIRECTS
            ) as response:
                return _answer(response, await response.text())
        except TimeoutError:
            return Answer(problem="http_timeout")
        except aiohttp.TooManyRedirects:
            return Answer(problem="too_many_redirects")
        except aiohttp.ClientError:
            return Answer(problem="connection_failed")

    def signature(self, body: str) -> dict[str, str]:
        """The two signing headers (docs.slack.dev/authentication/verifying-requests-from-slack)."""
        stamp = str(int(self._now().timestamp()))
        digest = hmac.new(self._secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        return {"x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={digest}"}

    async def close(self) -> None:
        if self._session:
            await self._session.close()


def _answer(response: aiohttp.ClientResponse, text: str) -> Answer:
    if not 200 <= response.status < 300:
        return Answer(problem="http_error", no_retry=response.headers.get("x-slack-no-retry") == "1")
    if text.startswith("{"):
        return Answer(json.loads(text))
    return Answer({"text": text} if text else None)
