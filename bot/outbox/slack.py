"""The only caller of Slack's Web API."""

import json
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.place import CLOSE, OPEN, Place, is_name
from bot.outbox.answer import Answer, Outcome, sort_error
from bot.outbox.message import Message

TIMEOUT = aiohttp.ClientTimeout(total=20)  # seconds; slack_sdk ignores its own when given a session
EVENT_TYPE = "muster_outbox"  # message metadata that carries the row's id, so that a post can be found again
NOWHERE = frozenset({"conversations.create", "users.info", "users.lookupByEmail"})  # all is in the payload


def web_client(api_url: str, session: aiohttp.ClientSession, token: str | None = None) -> AsyncWebClient:
    """A client that retries nothing by itself: slack_sdk's default handler posts twice. It takes the environment's
    proxy, as slack_sdk does, but not to this machine and not where NO_PROXY names the host, which slack_sdk ignores."""
    client = AsyncWebClient(token, base_url=api_url, session=session, retry_handlers=[])
    if _is_near(urlsplit(api_url).hostname or ""):
        client.proxy = None
    return client


def _is_near(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost" or bool(proxy_bypass(host))


class Slack:
    """Carries out rows with a client from `web_client`."""

    def __init__(self, client: AsyncWebClient, workspace_url: str = "",
                 heard: Callable[[str, Answer], None] = lambda method, answer: None):
        self.client = client
        self._heard = heard  # is told of every call: the method, and what Slack answered
        self.workspace_url = workspace_url  # https://example.slack.com/, from auth.test

    async def send(self, row: Message, places: dict[str, Place], spare: bool = False) -> Answer:
        """Make the row's call. Never raises for what Slack or the network does."""
        payload = self._fill(row.spare if spare and row.spare else row.payload, places)
        if row.kind == "respond":
            return await self.respond(row.to, payload)
        answer = await self.call(row.kind, payload | _destination(row, places) | _trace(row))
        return replace(answer, aimed_at=(place.channel, place.ts)) if (place := places.get(row.to)) else answer

    async def call(self, method: str, arguments: dict) -> Answer:
        """Call a Web API method, sent the way slack_sdk sends it; the answer is sorted, not raised."""
        answer = await self._answer(method, arguments)
        self._heard(method, answer)
        return answer

    async def _answer(self, method: str, arguments: dict) -> Answer:
        try:
            response = await getattr(self.client, method.replace(".", "_"))(**arguments)
        except SlackApiError as error:
            return _sorted(error.response)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            return _unanswered(error)
        return Answer(Outcome.DONE, data=dict(response.data), scopes=_scopes(response.headers))

    async def respond(self, url: str, payload: dict) -> Answer:
        """Post to a response URL; the answer is sorted, not raised."""
        answer = await self._respond(url, payload)
        self._heard("respond", answer)
        return answer

    async def _respond(self, url: str, payload: dict) -> Answer:
        """Slack answers 200 `ok`, or an error as text."""
        try:
            async with self.client.session.post(url, json=payload, proxy=self.client.proxy) as response:
                if response.status == 200:
                    return Answer(Outcome.DONE)
                return sort_error(f"http_{response.status}", response.status, _retry_after(response.headers))
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            return _unanswered(error)

    def _fill(self, payload: dict, places: dict[str, Place]) -> dict:
        """Put the ids and addresses of remembered places where the words refer to them."""
        text = json.dumps(payload, ensure_ascii=False)
        if OPEN not in text:
            return payload
        for name, place in places.items():
            text = text.replace(f"{OPEN}channel {name}{CLOSE}", self._mention(place))
            text = text.replace(f"{OPEN}link {name}{CLOSE}", self.permalink(place.channel, place.ts))
        return json.loads(text)

    def _mention(self, place: Place) -> str:
        """A channel; where the place is a thread in it, with the way there."""
        thread = f" (<{self.permalink(place.channel, place.ts)}|thread>)" if place.ts else ""
        return f"<#{place.channel}>{thread}"

    def permalink(self, channel: str, ts: str | None) -> str:
        """A message's web address, in the form chat.getPermalink answers."""
        return permalink(self.workspace_url, channel, ts)


def permalink(workspace_url: str, channel: str, ts: str | None, thread: str | None = None) -> str:
    """A message's (or channel's) web address; `thread` is the parent's ts for a reply."""
    address = f"{workspace_url}archives/{channel}" + (f"/p{ts.replace('.', '')}" if ts else "")
    return address + (f"?thread_ts={thread}&cid={channel}" if thread else "")


def _destination(row: Message, places: dict[str, Place]) -> dict:
    """The arguments that say where: by id, or by remembered name."""
    if row.kind in NOWHERE:
        return {}
    if row.kind == "views.publish":
        return {"user_id": row.to}
    if not is_name(row.to):
        return {"channel": row.to}
    place = places[row.to]
    message_key = {"chat.postMessage": "thread_ts", "chat.postEphemeral": "thread_ts", "chat.update": "ts",
                   "pins.add": "timestamp", "conversations.replies": "ts"}.get(row.kind)
    return {"channel": place.channel} | ({message_key: place.ts} if message_key and place.ts else {})


def _trace(row: Message) -> dict:
    """What lets a post be found again after a crash, and keeps links of alerts from being fetched."""
    if row.kind != "chat.postMessage":
        return {}
    metadata = {"event_type": EVENT_TYPE, "event_payload": {"row": row.trace}}
    return {"metadata": metadata, "unfurl_links": False, "unfurl_media": False}


def _sorted(response) -> Answer:
    """slack_sdk hands over its own response, or a raw aiohttp one when the body was not JSON."""
    if isinstance(response, aiohttp.ClientResponse):
        return sort_error(None, max(response.status, 500), _retry_after(response.headers))
    data = response.data if isinstance(response.data, dict) else {}
    return sort_error(data.get("error"), response.status_code, _retry_after(response.headers), data)


def _unanswered(error: Exception) -> Answer:
    """A connection that was never made did nothing; any other silence leaves it open."""
    never_sent = isinstance(error, (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError))
    return Answer(Outcome.LATER if never_sent else Outcome.IN_DOUBT, type(error).__name__)


def _scopes(headers) -> tuple[str, ...]:
    """The scopes of the token, from the header beside every answer
    (docs.slack.dev/authentication/installing-with-oauth)."""
    told = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), "")
    return tuple(one.strip() for one in told.split(",") if one.strip())


def _retry_after(headers) -> float | None:
    """Seconds from the Retry-After header, where there is one."""
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
    value = value[0] if isinstance(value, list) else value
    return float(value) if value and str(value).replace(".", "", 1).isdigit() else None
