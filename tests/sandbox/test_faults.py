"""Troubles on demand, and rate limits."""

from datetime import timedelta

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.refused import error

PAY = "C024PAY01"


def said(sandbox) -> list[str]:
    return [m.text for m in sandbox.workspace.channels[PAY].messages.values()]


async def test_an_error_may_strike_before_or_after_the_effect(client, sandbox):
    sandbox.faults.add("chat.postMessage", error="fatal_error")
    sandbox.faults.add("chat.postMessage", error="internal_error", effect=True)
    assert await error(client.chat_postMessage(channel=PAY, text="lost")) == "fatal_error"
    assert await error(client.chat_postMessage(channel=PAY, text="kept")) == "internal_error"
    assert said(sandbox) == ["kept"]
    assert [(c.error, c.took_effect) for c in sandbox.calls] == [
        ("fatal_error", False),
        ("internal_error", True),
    ]
    await client.chat_postMessage(channel=PAY, text="well again")


@pytest.mark.parametrize(("moment", "kept"), [("before", []), ("after", ["hello"])])
async def test_the_connection_may_break_before_or_after_the_effect(client, sandbox, moment, kept):
    sandbox.faults.add("chat.postMessage", reset=moment)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.chat_postMessage(channel=PAY, text="hello")
    assert said(sandbox) == kept
    assert sandbox.calls[0].error == "connection reset"


async def test_slack_sdks_own_retry_posts_twice_after_a_broken_connection(sandbox):
    """The fact the sandbox must show: the default client is not safe for posts."""
    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url)
    client.retry_handlers[0].interval_calculator.calculate_sleep_duration = lambda attempt: 0
    sandbox.faults.add("chat.postMessage", reset="after")
    await client.chat_postMessage(channel=PAY, text="hello")
    assert said(sandbox) == ["hello", "hello"]


async def test_too_many_requests_and_a_page_of_html(client, sandbox):
    sandbox.faults.add("*", retry_after=30)
    sandbox.faults.add("auth.test", status=503)
    with pytest.raises(SlackApiError) as limited:
        await client.auth_test()
    response = limited.value.response
    assert (response.status_code, response.headers["Retry-After"]) == (429, "30")
    with pytest.raises(SlackApiError) as down:
        await client.auth_test()
    assert down.value.response.status_code == 503


async def test_a_fault_waits_for_the_call_it_is_meant_for(client, sandbox):
    sandbox.faults.add(
        "chat.postMessage", error="fatal_error", when=lambda args: "card" in args["text"], times=2
    )
    await client.chat_postMessage(channel=PAY, text="hello")
    assert await error(client.chat_postMessage(channel=PAY, text="the card")) == "fatal_error"
    sandbox.faults.clear()
    await client.chat_postMessage(channel=PAY, text="the card")


async def test_a_delay_makes_a_call_slow_and_leaves_its_effect(client, sandbox):
    sandbox.latency = 0.01
    sandbox.faults.add("auth.test", delay=0.01)
    assert (await client.auth_test())["ok"]


async def test_tiers_count_by_method_and_minute(client, sandbox, clock):
    sandbox.rate_limits = True
    for number in range(20):
        await client.conversations_create(name=f"room-{number}")
    with pytest.raises(SlackApiError) as limited:
        await client.conversations_create(name="one-too-many")
    assert limited.value.response.headers["Retry-After"] == "60"
    await client.conversations_setTopic(channel=PAY, topic="another method is free")
    clock.move(timedelta(seconds=60))
    await client.conversations_create(name="one-more")


async def test_posts_are_limited_by_channel_with_a_small_burst(client, sandbox, clock):
    sandbox.rate_limits = True
    for _ in range(4):
        await client.chat_postMessage(channel=PAY, text="hello")
    assert await error(client.chat_postMessage(channel=PAY, text="hello")) == "ratelimited"
    await client.chat_postMessage(channel="C024SEC01", text="another channel is free")
    clock.move(timedelta(seconds=4))
    await client.chat_postMessage(channel=PAY, text="hello")
