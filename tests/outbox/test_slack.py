"""How a row becomes a call."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain import place
from bot.domain.place import Place
from bot.outbox.answer import Outcome
from bot.outbox.slack import Slack, permalink, web_client
from tests.outbox.rows import row

URL = "https://example.slack.com/"
PLACES = {
    "1/room": Place(name="1/room", channel="C1"),
    "1/card": Place(name="1/card", channel="C1", ts="1700000000.000100"),
}


class Client:
    """A Web API client that answers once, and remembers what it was asked."""

    def __init__(self, answer=None):
        self.answer, self.asked = answer or {"ok": True}, None

    def __getattr__(self, method: str):
        async def call(**arguments):
            self.asked = (method, arguments)
            if isinstance(self.answer, Exception):
                raise self.answer
            return response(self.answer)
        return call


def response(data: dict, status: int = 200, headers: dict | None = None) -> AsyncSlackResponse:
    return AsyncSlackResponse(client=None, http_verb="POST", api_url="", req_args={}, data=data,
                              headers=headers or {},
                              status_code=status)


async def asked(places=PLACES, **more) -> dict:
    client = Client()
    await Slack(client, URL).send(row(**more), places)
    return client.asked[1]


async def test_a_post_carries_its_row_and_fetches_no_links():
    arguments = await asked()
    assert arguments["channel"] == "C1" and arguments["text"] == "hi"
    assert arguments["metadata"]["event_payload"] == {"row": row().trace}
    assert not arguments["unfurl_links"] and not arguments["unfurl_media"]


@pytest.mark.parametrize(("more", "where"), [
    ({"to": "1/room"}, {"channel": "C1"}),
    ({"to": "1/card"}, {"channel": "C1", "thread_ts": "1700000000.000100"}),
    ({"to": "1/card", "kind": "chat.update"}, {"channel": "C1", "ts": "1700000000.000100"}),
    ({"to": "1/card", "kind": "pins.add"}, {"channel": "C1", "timestamp": "1700000000.000100"}),
    ({"to": "1/room", "kind": "conversations.invite", "payload": {"users": ["U1"]}}, {"channel": "C1"}),
    ({"to": "U1", "kind": "views.publish", "payload": {"view": {}}}, {"user_id": "U1"}),
    ({"to": "1/room", "kind": "conversations.create", "payload": {"name": "inc-1"}}, {"name": "inc-1"}),
])
async def test_where_it_goes(more, where):
    arguments = await asked(**more)
    assert {key: arguments.get(key) for key in where} == where
    assert {"channel", "thread_ts", "ts", "timestamp", "user_id"} & set(arguments) == set(where) - {"name"}


async def test_references_are_filled_in():
    text = f"{place.mention('1/room')} has <{place.link('1/card')}|the card>"
    assert (await asked(payload={"text": text}))["text"] == (
        "<#C1> has <https://example.slack.com/archives/C1/p1700000000000100|the card>")


async def test_a_thread_is_mentioned_with_the_way_there():
    text = place.mention("1/card")
    assert (await asked(payload={"text": text}))["text"] == (
        "<#C1> (<https://example.slack.com/archives/C1/p1700000000000100|thread>)")


async def test_a_text_without_references_stays_as_it_is():
    text = 'channel 1/room "quoted" \\ é'
    assert (await asked(payload={"text": text}))["text"] == text


@pytest.mark.parametrize(("ts", "thread", "address"), [
    (None, None, "archives/C1"),
    ("1.000200", None, "archives/C1/p1000200"),
    ("1.000200", "1.000100", "archives/C1/p1000200?thread_ts=1.000100&cid=C1"),
])
def test_permalink(ts, thread, address):
    assert permalink(URL, "C1", ts, thread) == URL + address


def refused(data: dict, status: int = 200, headers: dict | None = None) -> SlackApiError:
    return SlackApiError("no", response(data, status, headers))


@pytest.mark.parametrize(("error", "outcome", "retry_after"), [
    (refused({"ok": False, "error": "channel_not_found"}), Outcome.REFUSED, None),
    (refused({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "30"}), Outcome.LATER, 30.0),
    (refused({"ok": False, "error": "ratelimited"}, 429, {"retry-after": ["1.5"]}), Outcome.LATER, 1.5),
    (refused({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "soon"}), Outcome.LATER, None),
    (refused({"ok": False, "error": "internal_error"}, 500), Outcome.IN_DOUBT, None),
    (TimeoutError(), Outcome.IN_DOUBT, None),
    (aiohttp.ServerDisconnectedError(), Outcome.IN_DOUBT, None),
    (ConnectionResetError(), Outcome.IN_DOUBT, None),
    (aiohttp.ConnectionTimeoutError(), Outcome.LATER, None),  # it was never sent
])
async def test_trouble_is_sorted_not_raised(error, outcome, retry_after):
    answer = await Slack(Client(error), URL).send(row(), {})
    assert (answer.outcome, answer.retry_after) == (outcome, retry_after)


async def test_spare_words_go_where_the_channel_is_late():
    client = Client()
    await Slack(client, URL).send(row(to="U1", spare={"text": "The channel follows."}), {}, spare=True)
    assert client.asked[1]["text"] == "The channel follows."


@pytest.mark.parametrize(("api_url", "proxied"), [
    ("https://slack.com/api/", True), ("http://127.0.0.1:8080/api/", False), ("http://[::1]:8080/api/", False),
    ("http://localhost:8080/api/", False), ("https://slack.corp.example.com/api/", False), ("https://10.0.0.7/api/", True),
])
async def test_a_proxy_is_for_what_is_far_away(monkeypatch, api_url, proxied):
    monkeypatch.setenv("https_proxy", "http://proxy.example.com:3128")
    monkeypatch.setenv("no_proxy", ".corp.example.com")
    async with aiohttp.ClientSession() as session:
        assert web_client(api_url, session).proxy == ("http://proxy.example.com:3128" if proxied else None)
