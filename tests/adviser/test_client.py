"""The call itself, over real HTTP: what is sent, and that nothing an endpoint does reaches further."""

import asyncio
import logging

import pytest
from aiohttp import web

from bot.adviser.client import AT_ONCE, LARGEST, Adviser
from bot.adviser.prompt import Advice
from tests.adviser.endpoint import KEY, completion

BLAME = Advice(blame=True, kind="hindsight", wording="Which signal shows it?")


async def test_an_answer(adviser, endpoint):
    endpoint.says(blame=True, kind="hindsight", wording="Which signal shows it?")
    assert await adviser.ask("anybody could see it") == BLAME
    assert (endpoint.asked, endpoint.keys) == (["anybody could see it"], {f"Bearer {KEY}"})
    assert endpoint.bodies[0]["model"] == "some-model" and endpoint.bodies[0].keys() == {"model", "messages"}
    assert adviser.described == f"some-model at {adviser.host}" and adviser.host.startswith("127.0.0.1:")


@pytest.mark.parametrize(
    "reply",
    [
        lambda: web.Response(status=500, text="boom"),
        lambda: web.Response(status=401, text=KEY),
        lambda: web.Response(status=302, headers={"Location": "http://127.0.0.1:1/elsewhere"}),
        lambda: web.Response(text="<html>not JSON"),
        lambda: web.Response(body=b"\xff\xfe"),
        lambda: web.Response(text="[" * 60_000),
        lambda: web.json_response(["not", "an", "object"]),
        lambda: web.json_response({"choices": []}),
        lambda: web.json_response({"choices": [{"message": {"content": None}}]}),
        lambda: web.json_response({"choices": [{"message": {"content": [{"type": "text"}]}}]}),
        lambda: completion("I would rather not say."),
        lambda: completion({"blame": 1}),
        lambda: completion({"blame": True, "kind": "rudeness"}),
        lambda: web.Response(text="x" * (LARGEST + 1)),
    ],
)
async def test_a_bad_answer_is_none_and_tells_the_log_no_secret(adviser, endpoint, caplog, reply):
    caplog.set_level(logging.DEBUG, "bot")
    endpoint.reply = lambda message: reply()
    assert await adviser.ask("anybody could see it") is None
    said = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert len(said) == 1 and adviser.host in said[0]
    assert KEY not in said[0] and "anybody could" not in said[0]


async def test_a_redirect_is_not_followed(adviser, endpoint):
    endpoint.reply = lambda message: web.Response(status=307, headers={"Location": "/v1/chat/completions"})
    assert await adviser.ask("text") is None
    assert len(endpoint.asked) == 1


async def test_too_slow(endpoint, caplog):
    endpoint.held.clear()
    hasty = Adviser(endpoint.url, KEY, "some-model", within=0.05)
    assert await hasty.ask("text") is None
    assert f"the language model at {hasty.host} did not answer (TimeoutError)" in caplog.text
    await hasty.close()


async def test_down(endpoint, caplog):
    await endpoint.stop()
    asking = Adviser(endpoint.url, KEY, "some-model")
    assert await asking.ask("text") is None
    assert "did not answer (ClientConnectorError)" in caplog.text and KEY not in caplog.text
    await asking.close()


async def test_only_a_few_are_asked_at_once(adviser, endpoint):
    endpoint.says(blame=False)
    endpoint.held.clear()
    asked = [asyncio.create_task(adviser.ask(f"text {number}")) for number in range(AT_ONCE)]
    await endpoint.was_asked(AT_ONCE)
    assert await adviser.ask("one more") is None
    endpoint.held.set()
    assert await asyncio.gather(*asked) == [Advice(blame=False)] * AT_ONCE
    assert await adviser.ask("and again") == Advice(blame=False)


async def test_closing_waits_for_no_answer(endpoint):
    endpoint.held.clear()
    asking = Adviser(endpoint.url, KEY, "some-model", within=60)
    waiting = asyncio.create_task(asking.ask("text"))
    await endpoint.was_asked()
    async with asyncio.timeout(2):
        await asking.close()
        assert await waiting is None
    assert await asking.ask("text") is None
