"""Socket Mode: tickets, several connections, renewal, cuts."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from bot.sandbox import NotAcknowledged
from tests.sandbox.refused import error


@pytest.fixture
async def session():
    async with aiohttp.ClientSession() as session:
        yield session


@asynccontextmanager
async def meanwhile(coroutine):
    """Runs beside the body, and is waited for at its end."""
    task = asyncio.ensure_future(coroutine)
    yield
    await task


async def opened(sandbox, client, session, more: str = ""):
    """A bare connection, past its hello."""
    url = (await client.apps_connections_open(app_token=sandbox.app_token))["url"]
    socket = await session.ws_connect(url + more)
    return socket, await socket.receive_json()


async def test_the_first_frame_says_hello(sandbox, client, session):
    first, hello = await opened(sandbox, client, session)
    _, second = await opened(sandbox, client, session, "&debug_reconnects=true")
    assert (hello["type"], hello["num_connections"], second["num_connections"]) == ("hello", 1, 2)
    assert hello["debug_info"]["approximate_connection_time"] == 3600
    assert second["debug_info"]["approximate_connection_time"] == 360
    assert not first.closed


async def test_a_ticket_is_good_for_one_connection(sandbox, client, session):
    url = (await client.apps_connections_open(app_token=sandbox.app_token))["url"]
    await session.ws_connect(url)
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await session.ws_connect(url)


async def test_a_manifest_without_socket_mode_has_no_sockets(sandbox, client):
    sandbox.workspace.app.socket_mode = False
    assert await error(client.apps_connections_open(app_token=sandbox.app_token)) == "access_denied"


async def test_payloads_go_to_the_connections_in_turn_and_any_may_acknowledge(sandbox, client, session, ada):
    first, second = [(await opened(sandbox, client, session))[0] for _ in range(2)]
    incoming = {asyncio.create_task(socket.receive_json()): socket for socket in (first, second)}
    async with meanwhile(asyncio.gather(ada.command("#payments", "/ask"), ada.command("#payments", "/ask"))):
        for task, socket in incoming.items():
            other = second if socket is first else first
            await other.send_json({"envelope_id": (await task)["envelope_id"]})
    assert [sent.problem for sent in sandbox.deliveries] == [None, None]


async def test_an_envelope_carries_the_command(sandbox, client, session, ada):
    socket, _ = await opened(sandbox, client, session)
    async with meanwhile(ada.command("#payments", "/ask is @grace there?")):
        envelope = await socket.receive_json()
        await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "yes"}})
    payload = envelope["payload"]
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert (payload["command"], payload["text"]) == ("/ask", "is <@U024GRA01> there?")
    assert (payload["channel_name"], payload["user_name"]) == ("payments", "ada")
    assert (await ada.sees("#payments", "yes")).ephemeral


async def test_an_answer_too_late_is_a_failure_for_the_person(sandbox, client, session, ada):
    sandbox.ack_seconds = 0.01
    await opened(sandbox, client, session)
    with pytest.raises(NotAcknowledged, match="/ask failed: the app did not answer in time"):
        await ada.command("#payments", "/ask")


async def test_the_eleventh_connection_is_sent_away(sandbox, client, session):
    ten = [await opened(sandbox, client, session) for _ in range(10)]
    assert ten[-1][1]["num_connections"] == 10
    eleventh, frame = await opened(sandbox, client, session)
    assert (frame["type"], frame["reason"]) == ("disconnect", "too_many_websockets")
    assert (await eleventh.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_a_connection_is_renewed_at_the_end_of_its_life(sandbox, client, session):
    socket, _ = await opened(sandbox, client, session, "&debug_reconnects=true")
    await sandbox.advance(timedelta(seconds=360))
    frame = await socket.receive_json()
    assert (frame["type"], frame["reason"]) == ("disconnect", "refresh_requested")


async def test_of_two_that_end_at_once_one_stays_until_another_has_come(sandbox, client, session, ada):
    first, second = [(await opened(sandbox, client, session))[0] for _ in range(2)]
    await sandbox.advance(timedelta(seconds=3600))
    assert (await first.receive_json())["reason"] == "refresh_requested"
    for _ in range(2):  # nothing is sent by the one that goes
        async with meanwhile(ada.command("#payments", "/ask")):
            await second.send_json({"envelope_id": (await second.receive_json())["envelope_id"]})
    await opened(sandbox, client, session)
    assert (await second.receive_json())["reason"] == "refresh_requested"


@pytest.mark.parametrize("trouble", ["refresh_requested", "link_disabled", "cut"])
async def test_a_real_client_comes_back(sandbox, bolt, ada, trouble):
    heard = []

    @bolt.command("/ask")
    async def ask(ack, command):
        heard.append(command["text"])
        await ack()

    handler = AsyncSocketModeHandler(bolt, sandbox.app_token, ping_interval=0.05)
    await handler.connect_async()
    await sandbox.workspace.wait_for(lambda: sandbox.sockets.connections, 1)
    before = list(sandbox.sockets.connections)
    await (sandbox.sockets.cut() if trouble == "cut" else sandbox.sockets.refresh(trouble))
    await sandbox.workspace.wait_for(
        lambda: sandbox.sockets.connections and before[0] not in sandbox.sockets.connections, 2
    )
    await ada.command("#payments", "/ask still there?")
    await handler.close_async()
    assert heard == ["still there?"]
