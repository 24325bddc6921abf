"""Slack is slow, says no, answers nonsense, or is away for an hour: nothing is lost, nothing is said twice."""

import logging

import aiohttp
import pytest

from bot.run import CannotStart
from bot.sandbox.api.registry import METHODS
from tests.stories.incident import PEOPLE, ROOM, calls_of, offer, opened
from tests.stories.log import kept_log, log_of, ticked


@pytest.fixture
def quick(monkeypatch):
    """The times that the bot waits for real are short."""
    monkeypatch.setattr("bot.run.TIMEOUT", aiohttp.ClientTimeout(total=0.4))
    monkeypatch.setattr("bot.outbox.deliver.SLOW", 1.0)
    monkeypatch.setattr("bot.run.SIGN_IN_PAUSES", (0.01,))
    monkeypatch.setattr("bot.sockets.LOOK", 0.05)
    monkeypatch.setattr("bot.sockets.UNWELL", 0.3)


async def once_each(story, offered: tuple[str, ...] = ("margaret", "grace", "barbara")) -> None:
    """One channel, one card and then one log in it, one announcement, one offer for each of these people."""
    await story.settles()
    assert len([c for c in story.slack.workspace.channels.values() if c.name.startswith("inc-1-")]) == 1
    opening = ("now requires broader coordination", "Decision log of")
    assert [part for m in story.ada.reads(ROOM) for part in opening if part in m.text] == list(opening)
    assert len([m for m in story.ada.reads("#incidents") if opening[0] in m.text]) == 1
    for name in offered:
        assert len([m for m in story.slack.person(name).reads("@muster") if "Can you take" in m.text]) == 1
    await story.everybody_reads()


@pytest.mark.parametrize("trouble", [
    {"error": "fatal_error"}, {"error": "fatal_error", "effect": True}, {"error": "internal_error", "effect": True},
    {"status": 500}, {"status": 500, "effect": True}, {"status": 503}, {"status": 503, "effect": True},
    {"status": 200}, {"status": 200, "effect": True}, {"reset": "before"}, {"reset": "after"}, {"retry_after": 1},
], ids=str)
async def test_any_trouble_with_any_method_of_an_opening(story, trouble):
    for method in ("conversations.create", "conversations.invite", "pins.add", "chat.update"):
        story.slack.faults.add(method, **trouble)
    story.slack.faults.add("chat.postMessage", times=4, **trouble)
    await opened(story)
    await once_each(story)


@pytest.mark.parametrize("trouble", [{"retry_after": 1}, {"reset": "after"}], ids=str)
async def test_any_trouble_with_any_method_of_a_whole_incident(story, trouble):
    """Each method the outbox calls meets it once; forms are opened past the outbox."""
    past = {"auth.test", "apps.connections.open", "views.open", "views.push", "views.update"}
    for method in METHODS.keys() - past:
        story.slack.faults.add(method, **trouble)
    log = await kept_log(story)
    await ticked(story, await story.grace.post(ROOM, "Roll back 4.2", thread=log))
    await story.ada.command(ROOM, "/escalate update")
    await story.ada.sees_modal("What should people know?")
    await story.ada.submit()
    await story.margaret.command(ROOM, "/escalate close")
    await story.margaret.sees_modal("What ended it?")
    await story.margaret.fill({"What ended it?": "The rollback"})
    await story.margaret.submit()
    await story.ada.sees(ROOM, "Review of INC-1")
    await story.settles()
    said = {ROOM: "Review of INC-1", "#stakeholders": "Update on INC-1", "#incidents": "INC-1"}
    for place, words in said.items():
        assert len([message for message in story.ada.reads(place) if message.says(words)]) == 1
    assert "1 decision," in await log_of(story.ada)
    await story.everybody_reads()


async def test_a_slow_answer_after_the_time_out(story, quick):
    await story.stop_bot()
    await story.start_bot()
    for method in ("conversations.create", "chat.postMessage"):
        story.slack.faults.add(method, delay=0.8)
    await opened(story)
    await once_each(story)


async def test_a_form_that_slack_will_not_open(story):
    story.slack.faults.add("views.open", retry_after=30)
    await story.ada.command("#payments", "/escalate")
    said = await story.ada.sees("#payments", "Please try again, or type it in one line")
    assert "/escalate service 1" in said.text


async def test_a_form_that_slack_will_not_open_from_anywhere(story):
    story.slack.faults.add("views.open", reset="before")
    await story.ada.shortcut("escalate_anywhere")
    await story.ada.sees("@muster", "Please try again, or type it in one line")


async def test_an_hour_without_slack(story, quick):
    await story.stop_bot()
    await story.start_bot()
    away = story.slack.faults.add("*", reset="before", times=10**9)
    await story.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s")
    await story.slack.sockets.cut()
    for _ in range(12):
        await story.pass_time(minutes=5)
    away.times = 0
    await story.slack.workspace.wait_for(lambda: story.slack.sockets.connections, 10)

    asked = await offer(story, "commander")
    assert "Accept" in asked.buttons, "nobody could answer meanwhile, so nobody was passed over"
    await story.margaret.sees("@muster", "No answer by 03:5")  # edited: the whole time, from when it can be read
    await story.margaret.click(asked, "Accept")
    await story.ada.sees(ROOM, f"Commander: {PEOPLE['margaret']} (since")
    asks = [m for m in story.ada.reads(ROOM) if "The next update on" in m.text]
    assert len(asks) == 1, "two fell due, and one question is enough"
    await once_each(story, offered=("grace", "barbara"))


async def test_it_starts_while_slack_is_away(story, quick, caplog):
    await story.stop_bot()
    story.slack.faults.add("auth.test", status=503)
    story.slack.faults.add("auth.test", reset="before")
    story.slack.faults.add("auth.test", retry_after=0.01)
    with caplog.at_level(logging.WARNING):
        await story.start_bot()
    assert calls_of(story, "auth.test") == 5  # once before, three in vain
    assert "Slack cannot be reached at" in caplog.text
    await opened(story)
    await story.everybody_reads()


async def test_it_does_not_start_with_a_token_slack_does_not_take(story):
    await story.stop_bot()
    story.slack.faults.add("auth.test", error="token_revoked")
    with pytest.raises(CannotStart, match="token_revoked"):
        await story.start_bot()
    await story.start_bot()


async def test_a_proxy_of_the_environment_is_not_for_this_machine(story, monkeypatch):
    await story.stop_bot()
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # where nothing listens
    await story.start_bot()
    await opened(story)


async def test_a_token_that_is_taken_away_loses_nothing(story, quick, caplog):
    story.expects_errors = True
    revoked = story.slack.faults.add("*", error="token_revoked", times=10**9)
    await story.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s")
    await story.slack.workspace.wait_for(lambda: "takes the bot's token no longer (token_revoked)" in caplog.text, 10)
    revoked.times = 0
    await story.pass_time(seconds=61)
    await offer(story, "commander")
    await once_each(story)
