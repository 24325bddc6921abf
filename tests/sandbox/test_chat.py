"""What the app writes: posts, edits, deletions, private notes."""

import pytest

from tests.sandbox.refused import error, refusal

PAY, ADA, GRACE = "C024PAY01", "U024ADA01", "U024GRA01"
BUTTON = [{"type": "actions", "elements": [
    {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "action_id": "go"}]}]  # fmt: skip


async def test_timestamps_are_unique_and_grow_while_the_clock_stands(client, clock):
    answers = [await client.chat_postMessage(channel=PAY, text=str(n)) for n in range(3)]
    second = int(clock.now().timestamp())
    assert [a["ts"] for a in answers] == [f"{second}.000100", f"{second}.000200", f"{second}.000300"]


async def test_a_post_to_a_person_opens_the_direct_message(client, ada):
    answer = await client.chat_postMessage(channel=ADA, text="for you")
    assert answer["channel"].startswith("D")
    assert (await client.chat_postMessage(channel=answer["channel"], text="again"))["channel"] == answer[
        "channel"
    ]
    assert [m.text for m in ada.reads("@helper")] == ["for you", "again"]


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": "C024QUI01", "text": "x"}, "not_in_channel"),
        ({"channel": "C024OLD01", "text": "x"}, "is_archived"),
        ({"channel": "U024OLD01", "text": "x"}, "channel_not_found"),
        ({"channel": "U0SANDBOX1", "text": "x"}, "cannot_dm_bot"),
        ({"channel": PAY}, "no_text"),
        ({"channel": PAY, "text": "", "blocks": []}, "no_text"),
        ({"channel": PAY, "blocks": "{"}, "invalid_blocks_format"),
        ({"channel": PAY, "blocks": [{"type": "header"}]}, "invalid_blocks"),
        ({"channel": PAY, "text": "x", "thread_ts": "1.000100"}, "thread_not_found"),
        ({"channel": PAY, "text": "x", "markdown_text": "x"}, "markdown_text_conflict"),
        ({"channel": PAY, "text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
        ({"channel": PAY, "text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_format"),
        ({"channel": PAY, "text": "x", "metadata": {"event_type": "a", "event_payload": {"k": "v" * 9000}}},
         "metadata_too_large"),
    ],
)  # fmt: skip
async def test_posts_that_are_refused(client, args, problem):
    assert await error(client.api_call("chat.postMessage", json=args)) == problem


async def test_a_private_channel_the_app_is_not_in_does_not_exist_for_it(client, sandbox, ada):
    await ada.remove_from_channel("#secret", "helper")
    assert await error(client.chat_postMessage(channel="C024SEC01", text="x")) == "channel_not_found"
    assert await error(client.conversations_info(channel="C024SEC01")) == "channel_not_found"


async def test_replies_hang_on_the_parent_and_not_on_replies(client, ada):
    parent = (await client.chat_postMessage(channel=PAY, text="log"))["ts"]
    reply = (await client.chat_postMessage(channel=PAY, text="D1", thread_ts=parent))["ts"]
    assert (
        await error(client.chat_postMessage(channel=PAY, text="D2", thread_ts=reply))
        == "cannot_reply_to_message"
    )
    assert (await ada.sees(await ada.sees("#payments", "log"), "D1")).thread_ts == parent


async def test_a_very_long_text_is_cut_and_an_edit_that_long_is_refused(client):
    answer = await client.chat_postMessage(channel=PAY, text="x" * 40_001)
    assert (len(answer["message"]["text"]), answer["warning"]) == (40_000, "message_truncated")
    assert await error(client.chat_update(channel=PAY, ts=answer["ts"], text="x" * 4_001)) == "msg_too_long"


async def test_an_edit_without_blocks_drops_them_and_keeps_the_metadata(client, ada):
    metadata = {"event_type": "card", "event_payload": {"row": 1}}
    answer = await client.chat_postMessage(channel=PAY, text="card", blocks=BUTTON, metadata=metadata)
    card = await ada.sees("#payments", "card")
    await client.chat_update(channel=PAY, ts=answer["ts"], text="closed")
    assert (card.blocks, card.metadata, card.versions) == ([], metadata, ["[Go]"])
    assert card.edited["user"] == "U0SANDBOX1"


async def test_an_edit_of_blocks_does_not_show_as_edited(client, ada):
    answer = await client.chat_postMessage(channel=PAY, text="card", blocks=BUTTON)
    await client.chat_update(channel=PAY, ts=answer["ts"], text="card", blocks=BUTTON)
    assert (await ada.sees("#payments", "card")).edited is None


async def test_only_own_messages_can_be_edited_or_deleted(client, ada):
    ts = await ada.post("#payments", "mine")
    assert await error(client.chat_update(channel=PAY, ts=ts, text="x")) == "cant_update_message"
    assert await error(client.chat_delete(channel=PAY, ts=ts)) == "cant_delete_message"
    assert await error(client.chat_update(channel=PAY, ts="1.000100", text="x")) == "message_not_found"
    assert await error(client.chat_update(channel=ADA, ts=ts, text="x")) == "channel_not_found"


async def test_an_archived_channel_takes_no_edits(client, ada):
    ts = (await client.chat_postMessage(channel=PAY, text="card"))["ts"]
    await ada.archive_channel("#payments")
    assert await error(client.chat_update(channel=PAY, ts=ts, text="x")) == "is_inactive"


async def test_a_deleted_parent_leaves_a_tombstone(client, sandbox):
    parent = (await client.chat_postMessage(channel=PAY, text="log"))["ts"]
    await client.chat_postMessage(channel=PAY, text="D1", thread_ts=parent)
    await client.chat_delete(channel=PAY, ts=parent)
    root, reply = (await client.conversations_replies(channel=PAY, ts=parent))["messages"]
    assert (root["subtype"], reply["text"]) == ("tombstone", "D1")
    assert await error(client.chat_delete(channel=PAY, ts=parent)) == "message_not_found"


async def test_a_private_note_is_for_one_member_only(client, ada, grace, sandbox):
    answer = await client.chat_postEphemeral(channel=PAY, user=ADA, text="only for you")
    assert (await ada.sees("#payments", "only for you")).ephemeral
    assert grace.reads("#payments") == []
    assert (await client.conversations_history(channel=PAY))["messages"] == []
    assert (
        await error(client.chat_update(channel=PAY, ts=answer["message_ts"], text="x")) == "message_not_found"
    )


@pytest.mark.parametrize("user", ["U0NOBODY", "U024OLD01", GRACE])
async def test_a_private_note_needs_an_active_member(client, user):
    call = client.chat_postEphemeral(channel="C024SEC01", user=user, text="x")
    assert await error(call) == "user_not_in_channel"


async def test_permalinks_lead_to_messages_and_replies(client, sandbox):
    parent = (await client.chat_postMessage(channel=PAY, text="log"))["ts"]
    reply = (await client.chat_postMessage(channel=PAY, text="D1", thread_ts=parent))["ts"]
    link = (await client.chat_getPermalink(channel=PAY, message_ts=parent))["permalink"]
    assert link == f"{sandbox.url}/archives/{PAY}/p{parent.replace('.', '')}"
    link = (await client.chat_getPermalink(channel=PAY, message_ts=reply))["permalink"]
    assert link.endswith(f"?thread_ts={parent}&cid={PAY}")
    assert await error(client.chat_getPermalink(channel=PAY, message_ts="1.000100")) == "message_not_found"


async def test_invalid_blocks_say_what_and_where(client):
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}]
    answer = await refusal(client.chat_postMessage(channel=PAY, text="x", blocks=blocks))
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    ]


async def test_plain_broadcast_words_are_live_when_the_app_asks_for_parsing(client, ada):
    await client.chat_postMessage(channel=PAY, text="@here one")
    await client.chat_postMessage(channel=PAY, text="@here two", link_names=True)
    assert [m.mentions for m in ada.reads("#payments")] == [[], ["here"]]


async def test_the_messages_tab_can_be_switched_off(client, sandbox):
    sandbox.workspace.app.home["messages_tab_enabled"] = False
    assert await error(client.chat_postMessage(channel=ADA, text="x")) == "messages_tab_disabled"


async def test_no_bot_is_written_to_directly(client):
    assert await error(client.chat_postMessage(channel="U0SANDBOX1", text="x")) == "cannot_dm_bot"
