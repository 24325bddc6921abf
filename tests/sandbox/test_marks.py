"""Reactions, pins and bookmarks."""

import pytest

from tests.sandbox.refused import error

PAY = "C024PAY01"


@pytest.fixture
async def ts(client) -> str:
    return (await client.chat_postMessage(channel=PAY, text="card"))["ts"]


async def test_reactions_are_put_on_and_taken_off(client, ts, ada):
    await ada.react("#payments", ts, "eyes")
    await client.reactions_add(channel=PAY, timestamp=ts, name="eyes")
    assert await error(client.reactions_add(channel=PAY, timestamp=ts, name="eyes")) == "already_reacted"
    shown = (await client.reactions_get(channel=PAY, timestamp=ts))["message"]["reactions"]
    assert shown == [{"name": "eyes", "users": ["U024ADA01", "U0SANDBOX1"], "count": 2}]
    await client.reactions_remove(channel=PAY, timestamp=ts, name="eyes")
    assert await error(client.reactions_remove(channel=PAY, timestamp=ts, name="eyes")) == "no_reaction"


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        ({"channel": PAY, "timestamp": "1.000100", "name": "eyes"}, "message_not_found"),
        ({"channel": PAY, "timestamp": "", "name": "eyes"}, "no_item_specified"),
        ({"channel": "C0NOWHERE", "timestamp": "1.000100", "name": "eyes"}, "channel_not_found"),
        ({"channel": "C024QUI01", "timestamp": "1.000100", "name": "eyes"}, "not_in_channel"),
    ],
)
async def test_reactions_that_are_refused(client, args, problem):
    assert await error(client.reactions_add(**args)) == problem


@pytest.mark.parametrize("name", ["✅", ":memo:", "two words"])
async def test_reactions_go_by_name_without_colons(client, ts, name):
    assert await error(client.reactions_add(channel=PAY, timestamp=ts, name=name)) == "invalid_name"


async def test_a_pin_shows_on_the_message_and_leaves_a_line(client, ts, ada, sandbox):
    await client.pins_add(channel=PAY, timestamp=ts)
    assert await error(client.pins_add(channel=PAY, timestamp=ts)) == "already_pinned"
    assert (await ada.sees("#payments", "card")).pinned
    assert [m.subtype for m in ada.reads("#payments")] == [None, "pinned_item"]
    assert (await client.pins_list(channel=PAY))["items"][0]["message"]["text"] == "card"
    await client.pins_remove(channel=PAY, timestamp=ts)
    assert await error(client.pins_remove(channel=PAY, timestamp=ts)) == "no_pin"
    assert not sandbox.unread()


async def test_a_deleted_message_is_pinned_no_more(client, ts):
    await client.pins_add(channel=PAY, timestamp=ts)
    await client.chat_delete(channel=PAY, ts=ts)
    assert (await client.pins_list(channel=PAY))["items"] == []


async def test_a_channel_takes_a_hundred_pins(client, sandbox, ts):
    sandbox.workspace.channels[PAY].pins = [{"ts": "0"}] * 100
    assert await error(client.pins_add(channel=PAY, timestamp=ts)) == "too_many_pins"


async def test_bookmarks(client):
    added = await client.bookmarks_add(channel_id=PAY, title="Card", type="link", link="https://example.com")
    mark = added["bookmark"]["id"]
    await client.bookmarks_edit(bookmark_id=mark, channel_id=PAY, title="The card")
    assert [b["title"] for b in (await client.bookmarks_list(channel_id=PAY))["bookmarks"]] == ["The card"]
    await client.bookmarks_remove(bookmark_id=mark, channel_id=PAY)
    assert await error(client.bookmarks_remove(bookmark_id=mark, channel_id=PAY)) == "not_found"


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        ({"link": "card"}, "invalid_link"),
        ({"type": "file", "link": "https://example.com"}, "invalid_bookmark_type"),
        ({"channel_id": "C024QUI01", "link": "https://example.com"}, "permission_denied"),
    ],
)
async def test_bookmarks_that_are_refused(client, args, problem):
    assert (
        await error(client.bookmarks_add(**({"channel_id": PAY, "title": "x", "type": "link"} | args)))
        == problem
    )
