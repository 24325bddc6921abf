"""The Web API's door: tokens, arguments, scopes, the record of calls."""

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.refused import error, refusal

PAY, ADA = "C024PAY01", "U024ADA01"


async def test_auth_test_says_who_the_app_is(client, sandbox):
    me = await client.auth_test()
    assert (me["user"], me["user_id"], me["url"]) == ("helper", "U0SANDBOX1", f"{sandbox.url}/")
    assert "chat:write" in me.headers["x-oauth-scopes"].split(",")


async def test_tokens_are_checked(sandbox):
    def client(token):
        return AsyncWebClient(token, base_url=sandbox.api_url)

    assert await error(client(None).auth_test()) == "not_authed"
    assert await error(client("xoxb-wrong").auth_test()) == "invalid_auth"
    assert await error(client(sandbox.app_token).auth_test()) == "not_allowed_token_type"
    assert (
        await error(client(None).apps_connections_open(app_token=sandbox.bot_token))
        == "not_allowed_token_type"
    )


async def test_a_method_slack_does_not_have_is_refused(client):
    assert await error(client.api_call("chat.shout")) == "unknown_method"


async def test_a_missing_argument_is_named(client):
    answer = await refusal(client.api_call("chat.postMessage", json={"text": "hello"}))
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] missing required field: channel [json-pointer:/channel]"
    ]


async def test_an_unknown_argument_is_ignored(client):
    assert (await client.chat_postMessage(channel=PAY, text="hello", team_id="T1", colour="red"))["ok"]


async def test_arguments_come_by_query_by_form_and_by_json(client, sandbox):
    address, key = sandbox.api_url + "chat.postMessage", {"Authorization": f"Bearer {sandbox.bot_token}"}
    words = {"channel": PAY, "text": "hello", "blocks": '[{"type": "divider"}]'}
    async with aiohttp.ClientSession(headers=key) as session:
        for way in ({"params": words}, {"data": words}, {"json": words}):
            async with session.post(address, **way) as response:
                assert (await response.json())["message"]["blocks"][0]["type"] == "divider"


@pytest.mark.parametrize(("body", "problem"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_a_broken_json_body_is_refused(sandbox, body, problem):
    headers = {"Authorization": f"Bearer {sandbox.bot_token}", "content-type": "application/json"}
    async with aiohttp.ClientSession() as session:
        async with session.post(sandbox.api_url + "auth.test", data=body, headers=headers) as response:
            assert (await response.json())["error"] == problem


async def test_a_missing_scope_names_what_is_needed_and_provided(client, sandbox):
    sandbox.remove_scope("pins:write")
    ts = (await client.chat_postMessage(channel=PAY, text="card"))["ts"]
    answer = await refusal(client.pins_add(channel=PAY, timestamp=ts))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "pins:write")
    assert "chat:write" in answer["provided"] and "pins:write" not in answer["provided"]


@pytest.mark.parametrize(
    ("scope", "call"),
    [
        ("groups:write", lambda c: c.conversations_create(name="x", is_private=True)),
        ("groups:write", lambda c: c.conversations_setTopic(channel="C024SEC01", topic="x")),
        ("groups:history", lambda c: c.conversations_history(channel="C024SEC01")),
        ("groups:read", lambda c: c.users_conversations(types="private_channel")),
        ("channels:manage", lambda c: c.conversations_create(name="x")),
        ("channels:history", lambda c: c.conversations_history(channel=PAY)),
        ("users:read.email", lambda c: c.users_lookupByEmail(email="ada@example.com")),
        ("im:write", lambda c: c.conversations_open(users=ADA)),
    ],
)
async def test_scopes_go_by_the_kind_of_channel(client, sandbox, scope, call):
    assert (await call(client))["ok"]
    sandbox.remove_scope(scope)
    assert await error(call(client)) == "missing_scope"


async def test_every_call_is_recorded(client, sandbox, clock):
    await client.chat_postMessage(channel=PAY, text="hello")
    await error(client.chat_postMessage(channel="C0NOWHERE", text="hello"))
    good, bad = sandbox.calls
    assert (good.method, good.args["text"], good.at, good.ok) == (
        "chat.postMessage",
        "hello",
        clock.now(),
        True,
    )
    assert (bad.error, bad.ok) == ("channel_not_found", False)


async def test_foreign_host_names_are_turned_away(sandbox):
    async with aiohttp.ClientSession() as session:
        async with session.get(sandbox.url + "/api/auth.test", headers={"Host": "evil.example"}) as response:
            assert response.status == 403


async def test_users_are_found_by_id_and_by_address(client, sandbox):
    assert (await client.users_info(user=ADA))["user"]["profile"]["email"] == "ada@example.com"
    assert (await client.users_lookupByEmail(email="Grace@example.com"))["user"]["name"] == "grace"
    assert (await client.users_info(user="U024OLD01"))["user"]["deleted"]
    assert await error(client.users_lookupByEmail(email="olivia@example.com")) == "users_not_found"
    assert await error(client.users_info(user="U0NOBODY")) == "user_not_found"
    sandbox.remove_scope("users:read.email")
    assert "email" not in (await client.users_info(user=ADA))["user"]["profile"]


async def test_the_bot_finds_itself(client):
    assert (await client.bots_info(bot="B0SANDBOX1"))["bot"]["name"] == "Helper"
    assert await error(client.bots_info(bot="B0OTHER")) == "bot_not_found"
    assert await error(client.team_info()) == "missing_scope"
