"""HTTP mode: what Slack signed is heard, all else is turned away without a word; probes and figures."""

import json
import logging
from datetime import timedelta
from io import BytesIO

import aiohttp
import pytest
from sqlmodel import and_, or_

from bot.config import logs
from bot.outbox.message import Message, Sending
from bot.sandbox.webhooks import Webhooks
from tests.stories.conftest import Story, story_of
from tests.stories.incident import opened

SECRET_WORDS = "the customer list is in the bucket"


@pytest.fixture
async def http_story(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    logs.hush_libraries()
    async with story_of(Story(tmp_path, mode="http"), caplog) as told:
        yield told


async def asked(story, body: str | BytesIO, headers: dict) -> tuple[int, str]:
    return await _request(story, "POST", "/slack/events", data=body, headers=headers)


async def _request(story, method: str, path: str, **more) -> tuple[int, str]:
    async with aiohttp.request(method, f"http://127.0.0.1:{story.port}{path}", **more) as answer:
        return answer.status, await answer.text()


def signed(story, body: str, **changed: str | None) -> dict:
    signature = Webhooks("", story.slack.signing_secret, story.clock, lambda: 3).signature(body)
    headers = signature | {"content-type": "application/x-www-form-urlencoded"} | changed
    return {name: value for name, value in headers.items() if value is not None}


async def test_an_escalation_by_http(http_story):
    await opened(http_story)


async def test_a_command_may_hold_any_word(http_story):
    await opened(http_story, "/escalate checkout-api 1 payload too large: {\"payload\": 1}&payload")


@pytest.mark.parametrize(("body", "kind"), [
    ("", "application/json"), ("[]", "application/json"), ("null", "application/json"), ("{", "application/json"),
    ('{"type": "event_callback", "event": null}', "application/json"),
    ("payload=", "application/x-www-form-urlencoded"), ("payload=%5B%5D", "application/x-www-form-urlencoded"),
])
async def test_what_is_signed_and_unreadable(http_story, body, kind):
    assert await asked(http_story, body, signed(http_story, body) | {"content-type": kind}) == (400, "")


@pytest.mark.parametrize("changed", [
    {"x-slack-signature": "v0=" + "0" * 64},
    {"x-slack-signature": "vé"},
    {"x-slack-signature": None},
    {"x-slack-signature": ""},
    {"x-slack-request-timestamp": None},
    {"x-slack-request-timestamp": "soon"},
    {"x-slack-request-timestamp": ""},
    {"x-slack-request-timestamp": "9" * 400},
    {"x-slack-request-timestamp": "1"},
], ids=str)
async def test_what_slack_did_not_sign(http_story, caplog, changed):
    body = f"text={SECRET_WORDS}&token=xoxb-not-to-be-seen"
    headers = signed(http_story, body, **changed)
    assert await asked(http_story, body, headers) == (401, "")
    for hidden in (SECRET_WORDS, "xoxb-not-to-be-seen", headers.get("x-slack-signature") or "v0="):
        assert hidden not in caplog.text


async def test_a_signature_lives_five_minutes(http_story):
    body = "ssl_check=1"
    headers = signed(http_story, body)
    http_story.clock.advance(timedelta(minutes=5, seconds=1))
    assert await asked(http_story, body, headers) == (401, "")


async def test_a_body_that_is_not_text(http_story):
    status, text = await _request(http_story, "POST", "/slack/events", data=b"\xff\xfe", headers=signed(http_story, ""))
    assert (status, text) == (401, "")


async def test_a_request_too_large(http_story, caplog):
    body = "x" * (1024 * 1024 + 1)
    status, text = await asked(http_story, BytesIO(body.encode()), signed(http_story, body))
    assert status == 413
    assert "xxx" not in text + caplog.text


async def test_probes(http_story):
    assert await _request(http_story, "GET", "/healthz") == (200, "ok")
    status, text = await _request(http_story, "GET", "/readyz")
    assert (status, json.loads(text)) == (200, {"ready": True, "not_ready": {}})


async def test_not_ready_while_the_outbox_lags(http_story):
    http_story.slack.faults.add("conversations.create", retry_after=3600)
    await http_story.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s")
    untold = and_(Message.kind == "conversations.create", Message.error.is_distinct_from("ratelimited"))
    await http_story.until_no_row(lambda: (or_(untold, Message.state == Sending.SENDING),))
    http_story.clock.advance(timedelta(minutes=6))
    status, text = await _request(http_story, "GET", "/readyz")
    assert (status, json.loads(text)["not_ready"]) == (503, {"outbox": "behind by 360 s"}), text
    assert (await _request(http_story, "GET", "/readyz?but=outbox"))[0] == 200
    await http_story.pass_time(hours=1)
    await http_story.everybody_reads()


async def test_figures_name_nobody(http_story):
    await opened(http_story)
    status, text = await _request(http_story, "GET", "/metrics")
    assert status == 200
    assert 'muster_acknowledgement_seconds_count{kind="command"} 1.0' in text
    assert 'muster_sends_total{method="conversations.create",result="done"} 1.0' in text
    assert "muster_incidents_open 1.0" in text
    for name in ("muster_outbox_age_seconds", "muster_timers_late"):
        assert f"\n{name} " in text
    for hidden in ("checkout", "U024", "C024", "INC-", "p99"):
        assert hidden not in text


async def test_nothing_written_is_in_the_log(http_story, caplog):
    await opened(http_story, f"/escalate checkout-api 1,4 {SECRET_WORDS}")
    await http_story.settles()
    ours = [record for record in caplog.records if not record.name.startswith(("aiohttp.client", "asyncio"))]
    assert not [record for record in ours if SECRET_WORDS in record.getMessage()]
    assert not [record for record in ours if http_story.slack.bot_token in record.getMessage()]
