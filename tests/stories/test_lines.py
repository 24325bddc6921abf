"""The lines to Slack close, break, are refused, or are open and deliver nothing: the bot is heard again by itself."""

import aiohttp
import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from tests.stories.incident import opened
from tests.stories.log import ROOM, kept_log, log_of


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The lines are looked after many times a second."""
    monkeypatch.setattr("bot.sockets.LOOK", 0.05)
    monkeypatch.setattr("bot.sockets.UNWELL", 0.5)


async def heard_again(story, lines: int = 2) -> None:
    """Until both lines are there."""
    await story.slack.workspace.wait_for(lambda: len(story.slack.sockets.connections) >= lines, 20)


async def works(story) -> None:
    await opened(story)
    await story.everybody_reads()


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled", "too_many_websockets"])
async def test_slack_asks_the_bot_to_connect_anew(story, reason):
    await story.slack.sockets.refresh(reason)
    await heard_again(story)
    await works(story)


async def test_what_is_written_while_every_line_is_broken_is_read_back(story):
    log = await kept_log(story)
    story.slack.events.retry_delays = ()  # Slack gives up on what it could not deliver
    away = story.slack.faults.add("apps.connections.open", status=503, times=10**6)
    await story.slack.sockets.cut()
    await story.slack.workspace.wait_for(lambda: not story.slack.sockets.connections, 10)
    await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    away.times = 0
    await story.slack.workspace.wait_for(lambda: story.slack.sockets.connections, 20)
    messages = story.slack.workspace.channel(ROOM).messages
    await story.slack.workspace.wait_for(lambda: any("heavy_check_mark" in m.reactions for m in messages.values()), 20)
    assert "1 decision," in await log_of(story.ada)
    await story.everybody_reads()


async def test_a_ticket_that_is_dead_is_not_tried_for_ever(story, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(story.slack.sockets, "ticket", lambda: "dead")
        calls = len(story.slack.calls)
        await story.slack.sockets.cut()
        await story.slack.workspace.wait_for(
            lambda: sum(call.method == "apps.connections.open" for call in story.slack.calls[calls:]) >= 4, 20)
    await heard_again(story)
    await works(story)


async def test_a_line_that_is_open_and_never_greeted_is_replaced(story, monkeypatch):
    deaf = []

    async def accept_and_be_silent(socket, _life) -> None:
        deaf.append(socket)
        story.slack.workspace.touch()
        async for _ in socket:
            pass

    with monkeypatch.context() as patched:
        patched.setattr(story.slack.sockets, "_serve", accept_and_be_silent)
        await story.slack.sockets.cut()
        await story.slack.workspace.wait_for(lambda: len(deaf) >= 2, 20)
    await heard_again(story)
    await works(story)


async def test_lines_are_renewed_before_slack_asks(story, monkeypatch):
    monkeypatch.setattr("bot.sockets.RENEW", 0.2)
    first = set(story.slack.sockets.connections)
    await story.slack.workspace.wait_for(lambda: not first & set(story.slack.sockets.connections), 20)
    monkeypatch.setattr("bot.sockets.RENEW", 1800.0)
    await works(story)


async def readiness(story) -> dict[str, str]:
    """What /readyz says is not ready."""
    async with aiohttp.request("GET", f"http://127.0.0.1:{story.port}/readyz") as answer:
        found = await answer.json()
        assert (answer.status == 200) == found["ready"]
        return found["not_ready"]


async def test_not_ready_while_slack_is_not_heard(story):
    assert await readiness(story) == {}
    away = story.slack.faults.add("apps.connections.open", status=503, times=10**6)
    await story.slack.sockets.cut()
    await story.slack.workspace.wait_for(lambda: not story.slack.sockets.connections, 10)
    assert list(await readiness(story)) == ["slack"]
    away.times = 0
    await heard_again(story)
    await works(story)
    assert await readiness(story) == {}


async def test_not_ready_while_lines_are_open_and_silent(story, monkeypatch):
    """No frame for twenty seconds, not even the answer to a ping."""
    with monkeypatch.context() as patched:
        patched.setattr(SocketModeClient, "is_ping_pong_failing", silent)
        assert list(await readiness(story)) == ["slack"]
    await heard_again(story)
    await works(story)


async def silent(_client) -> bool:
    return True
