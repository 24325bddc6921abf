"""The whole way: typed words, a form, a message, over a real WebSocket and real HTTP."""

import pytest

from bot.sandbox import NotAcknowledged, PersonError

FORM = {
    "type": "modal", "callback_id": "ask", "title": {"type": "plain_text", "text": "Ask"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {"type": "input", "block_id": "what", "label": {"type": "plain_text", "text": "What happened?"},
         "element": {"type": "plain_text_input", "action_id": "words", "max_length": 20}},
        {"type": "input", "block_id": "signs", "label": {"type": "plain_text", "text": "Signs"},
         "optional": True,
         "element": {"type": "checkboxes", "action_id": "ticks", "options": [
             {"text": {"type": "plain_text", "text": "Slow"}, "value": "slow"},
             {"text": {"type": "plain_text", "text": "Failing"}, "value": "failing"}]}},
    ],
}  # fmt: skip
OFFER = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Somebody* is needed"}},
    {"type": "actions", "elements": [
        {"type": "button", "action_id": "take", "text": {"type": "plain_text", "text": "Take it"},
        "value": "7"}]},
]  # fmt: skip


@pytest.fixture
async def desk(bolt, online):
    """An app that asks with a form, offers in the channel, and edits its offer when somebody takes it."""

    @bolt.command("/ask")
    async def ask(ack, body, client):
        await client.views_open(
            trigger_id=body["trigger_id"], view=FORM | {"private_metadata": body["channel_id"]}
        )
        await ack("Thank you")

    @bolt.view("ask")
    async def asked(ack, view, client):
        values = view["state"]["values"]
        if values["what"]["words"]["value"] == "nothing":
            return await ack(response_action="errors", errors={"what": "Say a little more"})
        await ack()
        ticked = [o["value"] for o in values["signs"]["ticks"]["selected_options"]]
        text = f"{values['what']['words']['value']} {ticked}"
        await client.chat_postMessage(channel=view["private_metadata"], text=text, blocks=OFFER)

    @bolt.action("take")
    async def take(ack, body, client, respond):
        await ack()
        place, ts = body["channel"]["id"], body["message"]["ts"]
        await client.chat_update(channel=place, ts=ts, text=f"<@{body['user']['id']}> has it", blocks=[])
        await respond("It is yours")

    await online()


async def test_a_command_opens_a_form_which_posts_a_message_whose_button_edits_it(desk, sandbox, ada, grace):
    await ada.command("#payments", "/ask p99 > 5 s, see #quiet")
    await ada.sees("#payments", "Thank you")
    assert (await ada.sees_modal("What happened?")).text == (
        "Ask\nWhat happened?\n[____]\nSigns (optional)\n[ ] Slow\n[ ] Failing\n[Send]"
    )
    assert await ada.submit() == {"what": "Please complete this required field."}
    await ada.fill({"What happened?": "nothing"})
    assert await ada.submit() == {"what": "Say a little more"}
    await ada.fill(what="checkout fails")
    await ada.tick("Slow", "Failing")
    assert await ada.submit() is None
    assert ada.modal is None

    offer = await grace.sees("#payments", "Somebody")
    assert offer.text == "checkout fails ['slow', 'failing']"
    assert (offer.rendered, offer.buttons) == ("*Somebody* is needed\n[Take it]", ["Take it"])
    await grace.click(offer, "Take it")
    private = await grace.sees("#payments", "It is yours")
    assert private.ephemeral
    assert (offer.text, offer.versions) == ("<@U024GRA01> has it", ["*Somebody* is needed\n[Take it]"])
    assert not sandbox.unread()


async def test_a_message_nobody_read_is_found(desk, sandbox, client, ada, grace):
    await client.chat_postMessage(channel="#payments", text="unexpected")
    assert [str(m) for m in sandbox.unread()] == ["unexpected"]
    with pytest.raises(PersonError, match="did not expect in #payments"):
        ada.nothing_new("#payments")
    grace.reads("#payments")
    ada.nothing_new("#payments")


async def test_a_command_without_an_app_fails_as_in_slack(sandbox, ada):
    with pytest.raises(NotAcknowledged, match="operation_timeout"):
        await ada.command("#payments", "/ask")


async def test_waiting_in_vain_says_what_is_there_instead(desk, client, ada):
    await client.chat_postMessage(channel="#payments", text="all is well")
    with pytest.raises(PersonError, match="did not see 'fire' in #payments. She sees:\n- 'all is well'"):
        await ada.sees("#payments", "fire", timeout=0.01)
