"""HTTP mode: the same app behind a request address, signed."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import NotAcknowledged, Sandbox
from bot.sandbox.webhooks import Webhooks
from tests.sandbox.conftest import CHANNELS, MANIFEST, PEOPLE
from tests.sandbox.test_end_to_end import FORM


class Receiver:
    """A server for the request address, which hands over to `handle`, set later."""

    async def start(self):
        server = web.Server(lambda request: self.handle(request))
        self._runner = web.ServerRunner(server)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/slack/events"
        return self

    async def stop(self):
        await self._runner.cleanup()


@pytest.fixture
async def receiver():
    receiver = await Receiver().start()
    yield receiver
    await receiver.stop()


@pytest.fixture
async def sandbox(receiver):
    """By the real clock: Bolt refuses signatures older than five minutes."""

    def now():
        return datetime.now(UTC)

    async with Sandbox(MANIFEST, PEOPLE, CHANNELS, now=now, request_url=receiver.url) as running:
        yield running


@pytest.fixture
def app(sandbox, receiver):
    """A real Bolt app behind the address."""
    from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request

    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url)
    app = AsyncApp(client=client, signing_secret=sandbox.signing_secret)

    async def handle(request):
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    receiver.handle = handle
    return app


async def test_commands_forms_and_events_over_http(app, sandbox, ada):
    heard = asyncio.Queue()

    @app.command("/ask")
    async def ask(ack, body, client):
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)
        await ack("Thank you")

    @app.view("ask")
    async def asked(ack):
        await ack(response_action="errors", errors={"what": "Say a little more"})

    @app.event("message")
    async def message(event):
        await heard.put(event["text"])

    await ada.command("#payments", "/ask what & how")
    await ada.sees("#payments", "Thank you")
    await ada.fill(what="checkout")
    assert await ada.submit() == {"what": "Say a little more"}
    await ada.post("#payments", "p99 > 5 s")
    assert await heard.get() == "p99 &gt; 5 s"


async def test_without_an_app_the_person_is_told(sandbox, receiver, ada):
    async def handle(request):
        return web.Response(status=500)

    receiver.handle = handle
    with pytest.raises(NotAcknowledged, match="http_error"):
        await ada.command("#payments", "/ask")


async def test_an_app_that_does_not_echo_the_challenge_gets_no_events(sandbox, receiver, ada):
    bodies = []

    async def handle(request):
        bodies.append(await request.json())
        return web.Response(text="hello")

    receiver.handle = handle
    await ada.post("#payments", "hello")
    assert [b["type"] for b in bodies] == ["url_verification"]


async def test_retries_carry_number_and_reason_and_can_be_declined(sandbox, receiver, ada):
    seen, enough = [], asyncio.Event()

    async def handle(request):
        body = await request.json()
        if "challenge" in body:
            return web.Response(text=body["challenge"])
        seen.append((request.headers.get("x-slack-retry-num"), request.headers.get("x-slack-retry-reason")))
        if len(seen) == 1:
            return web.Response(status=500)
        enough.set()
        return web.Response(status=500, headers={"x-slack-no-retry": "1"})

    receiver.handle = handle
    sandbox.events.retry_delays = (0, 0, 0)
    await ada.post("#payments", "hello")
    await enough.wait()
    await sandbox.workspace.wait_for(lambda: len(sandbox.deliveries) == 2, 1)
    await sandbox.later.run_due()
    assert seen == [(None, None), ("1", "http_error")]


async def test_signatures_are_those_slack_makes(clock):
    clock.time = datetime.now(UTC)
    webhooks = Webhooks("http://127.0.0.1", "secret", clock.now, lambda: 3)
    headers = webhooks.signature("command=%2Fask")
    assert SignatureVerifier("secret").is_valid_request("command=%2Fask", headers)
    clock.time += timedelta(hours=1)
    assert webhooks.signature("command=%2Fask") != headers


async def test_slow_and_absent_apps_are_told_apart(receiver):
    answered = asyncio.Event()

    async def handle(request):
        await answered.wait()
        return web.Response()

    receiver.handle = handle
    webhooks = Webhooks(receiver.url, "secret", lambda: datetime.now(UTC), lambda: 0.02)
    assert (await webhooks.send("slash_commands", {})).problem == "http_timeout"
    webhooks.url = "http://127.0.0.1:9/"
    assert (await webhooks.send("slash_commands", {})).problem == "connection_failed"
    answered.set()
    await webhooks.close()
