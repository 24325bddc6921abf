"""Hostile text in every field: mass mentions, mark-up, 100,000 characters, control characters, marks that turn the
direction of reading. Nothing the bot repeats pages anybody, breaks a message, or is refused by Slack."""

import re

import pytest
from sqlmodel import select

from bot.domain.place import CLOSE, OPEN
from bot.outbox.message import Message, Sending
from tests.stories.incident import ROOM, opened
from tests.stories.log import kept_log

NASTY = ("<!channel> <!here|here> <!subteam^S0123> @here @channel @everyone <@U024RAD01> <#C024GEN01|general> *bold* ~x~ `a` "
         "& < > &lt;!channel&gt; <https://example.com|click> [\u202eevil\u202c] \u200f\u200e\u0007\u0000\u001b[31m "
         f"{OPEN}link 1/card{CLOSE} {OPEN}channel 1/room{CLOSE} {{0}} %s {{command}} ")
HUGE = NASTY + "x" * 100_000
LIVE = re.compile(r"<!(?!date\^)|<@U024RAD01>|@(?:here|channel|everyone)\b|[\u202a-\u202e\u200e\u200f\x00-\x08\x1b\ue000-\uf8ff]")


def texts(value) -> list[str]:
    """Every text in a message's blocks that is shown as mark-up or plain."""
    if isinstance(value, dict):
        return [value["text"]] if isinstance(value.get("text"), str) else [t for v in value.values() for t in texts(v)]
    return [t for one in value for t in texts(one)] if isinstance(value, list) else []


async def harmless(story) -> None:
    """What the bot said pages nobody and was taken by Slack."""
    await story.settles()
    for message in story.slack.unread():
        for text in (message.text, *texts(message.blocks)):
            assert not LIVE.search(text), (LIVE.search(text), message.channel, text[:600])
    refused = await story.bot.database.run(lambda session: [
        (row.kind, row.error) for row in session.exec(select(Message).where(Message.state == Sending.FAILED))])
    assert not refused
    await story.everybody_reads()


@pytest.fixture
def unchecked(monkeypatch):
    """A client that lets everything through: Slack's own checks lengths before it sends a form."""
    monkeypatch.setattr("bot.sandbox.pressing.complaints", lambda *_: {})


@pytest.mark.parametrize("words", [NASTY, HUGE], ids=["nasty", "huge"])
async def test_in_the_command(story, words):
    await story.ada.command("#payments", f"/escalate checkout-api 1 {words}")
    await story.ada.invited_to("inc-1")
    await harmless(story)


@pytest.mark.parametrize("word", ["", "help", "list", "status", "roles", "log", "update", "due", "close", "stand-down",
                                  "review", "notes", "calibration", "reopen", "drill checkout-api 1"])
async def test_after_every_word_of_the_command(story, word):
    await opened(story)
    await story.everybody_reads()
    words = NASTY.replace("<@U024RAD01>", "") if "drill" in word else NASTY  # who is named in a drill takes part
    await story.ada.command("#general", f"/escalate {word} {words}")
    await harmless(story)


async def test_in_the_escalation_form(story, unchecked):
    await story.ada.command("#payments", f"/escalate {NASTY}")
    await story.ada.sees_modal("Which threshold fired?")
    await story.ada.tick("Customer impact has started")
    await story.ada.fill({"Service": "checkout-api", "Which signal shows it?": HUGE})
    assert await story.ada.submit() is None
    await story.ada.invited_to("inc-1")
    await harmless(story)


async def test_from_a_message(story):
    ts = await story.linus.post("#payments", HUGE)
    await story.ada.message_shortcut("escalate_from_message", "#payments", ts)
    await story.ada.sees_modal("Which threshold fired?")
    await story.ada.tick("Customer impact has started")
    assert await story.ada.submit() is None
    await story.ada.invited_to("inc-1")
    await harmless(story)


async def test_in_every_form_of_an_incident(story, unchecked):
    log = await kept_log(story)
    await story.everybody_reads()
    card = await story.ada.sees(ROOM, "now requires broader coordination")
    await story.ada.click(card, "Answer")
    await story.ada.sees_modal("Which dependency")
    await story.ada.fill({"text": HUGE})
    await story.ada.submit()
    await story.ada.close_modal() if story.ada.modal else None
    await story.ada.command(ROOM, "/escalate update")
    await story.ada.sees_modal("What should people know?")
    await story.ada.fill({"text": HUGE})
    while story.ada.modal:
        assert await story.ada.submit() is None
    for words in (NASTY, HUGE):
        ts = await story.grace.post(ROOM, words, thread=log)
        await story.grace.edit(ROOM, ts, words + " again")
        await story.linus.post(ROOM, words)
        await story.ada.message_shortcut("log_as_decision", ROOM, ts)
    await story.ada.command(ROOM, "/escalate log")
    await harmless(story)


async def test_in_the_closing_and_the_review(story, unchecked):
    await kept_log(story)
    await story.everybody_reads()
    await story.margaret.command(ROOM, "/escalate close")
    await story.margaret.sees_modal("What ended it?")
    await story.margaret.fill({"What ended it?": HUGE})
    while story.margaret.modal:
        assert await story.margaret.submit() is None
    review = await story.ada.sees(ROOM, "Review of INC-1")
    await story.ada.click(review, "Answer")
    await story.ada.sees_modal("Did it fire in the right place?")
    await story.ada.fill({"Did it fire in the right place?": "Too late", "earlier": HUGE})
    while story.ada.modal:
        assert await story.ada.submit() is None
    await story.ada.click(review, "Add a gap")
    await story.ada.sees_modal("What is missing?")
    await story.ada.fill({"kind": "Alert", "What is missing?": HUGE})
    while story.ada.modal:
        assert await story.ada.submit() is None
    await harmless(story)
