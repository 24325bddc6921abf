"""Answering an interaction in place."""

from datetime import timedelta

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.sandbox import NotAcknowledged
from tests.sandbox.build import actions, button, section

PAY = "C024PAY01"


@pytest.fixture
async def urls(bolt, online) -> list[str]:
    """Response addresses the app was handed."""
    handed = []

    async def take(ack, body):
        handed.append(body["response_url"])
        await ack()

    @bolt.event("message")
    async def message():
        pass

    bolt.command("/ask")(take)
    bolt.action("press")(take)
    bolt.shortcut("ask_about")(take)
    await online()
    return handed


async def reply(url: str, **words):
    return await AsyncWebhookClient(url, retry_handlers=[]).send_dict(words)


async def test_answers_are_private_unless_said_otherwise(urls, ada, grace):
    await ada.command("#quiet", "/ask")
    assert (await reply(urls[0], text="for you")).body == "ok"
    await reply(urls[0], text="for all", response_type="in_channel")
    assert [m.text for m in ada.reads("#quiet")] == ["for you", "for all"]
    assert [m.text for m in grace.reads("#quiet")] == ["for all"]


async def test_five_uses_within_thirty_minutes(urls, ada, clock):
    await ada.command("#payments", "/ask")
    for _ in range(5):
        assert (await reply(urls[0], text="hello")).status_code == 200
    assert "used_url" in (await reply(urls[0], text="hello")).body
    await ada.command("#payments", "/ask")
    clock.move(timedelta(minutes=31))
    late = await reply(urls[1], text="hello")
    assert late.status_code == 404 and "expired_url" in late.body
    assert "invalid_url" in (await reply(urls[1] + "x", text="hello")).body


async def test_a_button_may_replace_or_delete_its_message(urls, client, ada):
    await client.chat_postMessage(channel=PAY, text="offer", blocks=[actions(button("Take it"))])
    offer = await ada.sees("#payments", "offer")
    await ada.click(offer, "Take it")
    await reply(urls[0], text="taken", replace_original=True)
    assert (offer.text, offer.blocks) == ("taken", [])
    await reply(urls[0], delete_original=True)
    assert offer.deleted and ada.reads("#payments") == []


async def test_a_private_note_can_be_replaced_and_deleted_too(urls, client, ada):
    await client.chat_postEphemeral(channel=PAY, user=ada.id, text="note", blocks=[actions(button("Keep"))])
    note = await ada.sees("#payments", "note")
    await ada.click(note, "Keep")
    await reply(urls[0], text="kept", replace_original=True)
    assert ada.reads("#payments") == [note] and note.text == "kept"
    await reply(urls[0], delete_original=True)
    assert ada.reads("#payments") == []


async def test_a_commands_or_a_persons_message_cannot_be_replaced(urls, ada):
    await ada.command("#payments", "/ask")
    assert "message_not_found" in (await reply(urls[0], text="x", replace_original=True)).body
    await ada.message_shortcut("ask_about", "#payments", await ada.post("#payments", "hello"))
    assert "message_not_found" in (await reply(urls[1], delete_original=True)).body


async def test_answers_are_checked_as_messages_are(urls, ada):
    await ada.command("#payments", "/ask")
    assert "invalid_payload" in (await reply(urls[0])).body
    assert "no_text" in (await reply(urls[0], text="")).body
    assert "invalid_blocks" in (await reply(urls[0], text="x", blocks=[section("")])).body


async def test_a_commands_answer_that_cannot_be_shown_is_a_failure(bolt, online, ada):
    @bolt.command("/ask")
    async def ask(ack):
        await ack(text="x", blocks=[section("")])

    await online()
    with pytest.raises(NotAcknowledged, match="cannot be shown.*invalid_blocks"):
        await ada.command("#payments", "/ask")


async def test_an_answer_to_a_threads_button_goes_into_the_thread(urls, client, ada):
    parent = (await client.chat_postMessage(channel=PAY, text="log"))["ts"]
    blocks = [actions(button("Take it"))]
    await client.chat_postMessage(channel=PAY, text="offer", blocks=blocks, thread_ts=parent)
    await ada.click(await ada.sees("#payments", "offer"), "Take it")
    await reply(urls[0], text="yours")
    assert (await ada.sees("#payments", "yours")).thread_ts == parent
