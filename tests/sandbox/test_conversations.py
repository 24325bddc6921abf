"""Channels: making, changing and reading them."""

import pytest

from tests.sandbox.refused import error, refusal

PAY, ADA, GRACE = "C024PAY01", "U024ADA01", "U024GRA01"


async def test_the_creator_is_the_first_member_and_can_invite(client, sandbox, ada):
    channel = (await client.conversations_create(name="inc-1"))["channel"]
    assert channel["is_member"] and channel["creator"] == "U0SANDBOX1"
    await client.conversations_invite(channel=channel["id"], users=[ADA, GRACE])
    assert (await ada.invited_to("inc-1")).id == channel["id"]
    assert (await client.conversations_members(channel=channel["id"]))["members"] == [
        "U0SANDBOX1",
        ADA,
        GRACE,
    ]
    joins = [m.subtype for m in sandbox.workspace.channels[channel["id"]].messages.values()]
    assert joins == ["channel_join", "channel_join"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("payments", "name_taken"),
        ("attic", "name_taken"),
        ("", "invalid_name_required"),
        ("x" * 81, "invalid_name_maxlength"),
        ("--", "invalid_name_punctuation"),
        ("Inc-1", "invalid_name"),
        ("inc 1", "invalid_name"),
        ("inc/1", "invalid_name_specials"),
    ],
)
async def test_names_that_are_refused(client, name, problem):
    assert await error(client.conversations_create(name=name)) == problem


async def test_one_bad_id_refuses_all_invitations_unless_forced(client, sandbox):
    room = (await client.conversations_create(name="inc-1"))["channel"]["id"]
    answer = await refusal(client.conversations_invite(channel=room, users=f"{ADA},U0NOBODY,U024OLD01"))
    assert answer["error"] == "user_not_found"
    assert [(e["user"], e["error"]) for e in answer["errors"]] == [
        ("U0NOBODY", "user_not_found"), ("U024OLD01", "cant_invite"),
    ]  # fmt: skip
    assert sandbox.workspace.channels[room].members == ["U0SANDBOX1"]
    answer = await client.conversations_invite(channel=room, users=f"{ADA},U024OLD01", force=True)
    assert answer["errors"] == [{"user": "U024OLD01", "ok": False, "error": "cant_invite"}]
    assert sandbox.workspace.channels[room].members == ["U0SANDBOX1", ADA]


@pytest.mark.parametrize(
    ("channel", "users", "problem"),
    [
        (PAY, ADA, "already_in_channel"),
        (PAY, "U0SANDBOX1", "cant_invite_self"),
        (PAY, "", "no_user"),
        (PAY, ",".join(f"U{n}" for n in range(101)), "too_many_users"),
        ("C024QUI01", GRACE, "not_in_channel"),
        ("C024OLD01", GRACE, "is_archived"),
    ],
)
async def test_invitations_that_are_refused(client, channel, users, problem):
    assert await error(client.conversations_invite(channel=channel, users=users)) == problem


async def test_topic_and_purpose_leave_a_line_and_have_a_limit(client, sandbox):
    answer = await client.conversations_setTopic(channel=PAY, topic="critical")
    await client.conversations_setPurpose(channel=PAY, purpose="checkout")
    assert answer["channel"]["topic"]["value"] == "critical"
    lines = [m.subtype for m in sandbox.workspace.channels[PAY].messages.values()]
    assert lines == ["channel_topic", "channel_purpose"]
    assert await error(client.conversations_setTopic(channel=PAY, topic="x" * 251)) == "too_long"
    assert not sandbox.unread()


async def test_archiving_closes_a_channel_and_unarchiving_opens_it(client):
    await client.conversations_archive(channel=PAY)
    assert await error(client.conversations_archive(channel=PAY)) == "already_archived"
    assert await error(client.conversations_setTopic(channel=PAY, topic="x")) == "is_archived"
    assert (await client.conversations_history(channel=PAY))["messages"][0]["subtype"] == "channel_archive"
    await client.conversations_unarchive(channel=PAY)
    assert await error(client.conversations_unarchive(channel=PAY)) == "not_archived"


async def test_renaming(client):
    renamed = (await client.conversations_rename(channel=PAY, name="checkout"))["channel"]
    assert (renamed["name"], renamed["previous_names"]) == ("checkout", ["payments"])
    assert await error(client.conversations_rename(channel=PAY, name="quiet")) == "name_taken"


async def test_joining_leaving_and_removing(client, sandbox):
    assert (await client.conversations_join(channel="C024QUI01"))["channel"]["is_member"]
    assert (await client.conversations_join(channel="C024QUI01"))["warning"] == "already_in_channel"
    await client.conversations_kick(channel="C024QUI01", user=ADA)
    assert await error(client.conversations_kick(channel="C024QUI01", user=ADA)) == "not_in_channel"
    assert await error(client.conversations_kick(channel="C024QUI01", user="U0SANDBOX1")) == "cant_kick_self"
    assert await error(client.conversations_kick(channel="C024QUI01", user="U0NOBODY")) == "user_not_found"
    assert await error(client.conversations_leave(channel="C024QUI01")) == "last_member"
    await client.conversations_leave(channel=PAY)
    assert (await client.conversations_leave(channel=PAY))["not_in_channel"]
    assert await error(client.conversations_join(channel="C024OLD01")) == "is_archived"
    assert (
        await error(client.conversations_join(channel="C024SEC01")) == "method_not_supported_for_channel_type"
    )


async def test_the_direct_message_is_opened_once(client):
    first = await client.conversations_open(users=ADA, return_im=True)
    again = await client.conversations_open(users=ADA)
    assert first["channel"]["user"] == ADA and "already_open" not in first
    assert again["channel"] == {"id": first["channel"]["id"]} and again["already_open"]
    assert await error(client.conversations_open(users="U024OLD01")) == "user_disabled"
    assert await error(client.conversations_open(users="U0NOBODY")) == "user_not_found"
    assert await error(client.conversations_open(users=[ADA, GRACE])) == "too_many_users"
    assert await error(client.conversations_archive(channel=first["channel"]["id"])) == (
        "method_not_supported_for_channel_type"
    )


async def test_channels_are_listed_in_pages(client):
    names, cursor = [], ""
    while True:
        page = await client.users_conversations(
            types="public_channel,private_channel", limit=1, cursor=cursor
        )
        names += [c["name"] for c in page["channels"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert names == ["payments", "secret", "attic"]
    listed = await client.conversations_list(exclude_archived=True)
    assert [c["name"] for c in listed["channels"]] == ["payments", "quiet"]
    assert await error(client.users_conversations(cursor="nonsense")) == "invalid_cursor"
    assert await error(client.users_conversations(limit=0)) == "invalid_limit"
    assert await error(client.conversations_list(types="secret_channel")) == "invalid_types"


async def test_info_counts_members_when_asked(client):
    channel = (await client.conversations_info(channel=PAY, include_num_members=True))["channel"]
    assert (channel["name"], channel["num_members"], channel["is_archived"]) == ("payments", 3, False)


async def test_history_has_no_replies_and_replies_have_all(client, ada):
    metadata = {"event_type": "log", "event_payload": {"row": 1}}
    log = (await client.chat_postMessage(channel=PAY, text="log", metadata=metadata))["ts"]
    first = await ada.post("#payments", "one", thread=log)
    await ada.post("#payments", "two", thread=log, broadcast=True)
    history = (await client.conversations_history(channel=PAY))["messages"]
    assert [m["text"] for m in history] == ["two", "log"]
    assert (history[1]["reply_count"], history[1]["thread_ts"], "metadata" in history[1]) == (2, log, False)
    thread = (await client.conversations_replies(channel=PAY, ts=log, include_all_metadata=True))["messages"]
    assert [m["text"] for m in thread] == ["log", "one", "two"]
    assert (thread[0]["metadata"], thread[1]["parent_user_id"]) == (metadata, "U0SANDBOX1")
    alone = (await client.conversations_replies(channel=PAY, ts=first))["messages"]
    assert [m["text"] for m in alone] == ["one"]
    assert not (await client.conversations_replies(channel=PAY, ts=first, oldest=first))["messages"]
    assert await error(client.conversations_replies(channel=PAY, ts="1.000100")) == "thread_not_found"


async def test_history_is_bounded_by_time(client):
    first, _, third = [(await client.chat_postMessage(channel=PAY, text=t))["ts"] for t in "abc"]

    async def texts(**bounds):
        return [m["text"] for m in (await client.conversations_history(channel=PAY, **bounds))["messages"]]

    assert await texts(oldest=first) == ["c", "b"]
    assert await texts(oldest=first, latest=third) == ["b"]
    assert await texts(oldest=first, latest=third, inclusive=True) == ["c", "b", "a"]
    assert await texts(limit=1) == ["c"]
    assert await error(client.conversations_history(channel=PAY, oldest="yesterday")) == "invalid_ts_oldest"
    assert await error(client.conversations_history(channel="C024QUI01")) == "not_in_channel"
