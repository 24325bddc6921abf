"""Which events the app is told, and how they are repeated, held back and reordered."""

from datetime import timedelta

import pytest
from slack_bolt.async_app import AsyncApp

from bot.sandbox import PersonError

PAY = "C024PAY01"


class Heard:
    """What the app has heard: every event, by type, with its retry headers."""

    def __init__(self):
        self.events: list[dict] = []
        self.retries: list[list[str] | None] = []

    def types(self) -> list[str]:
        return [":".join(filter(None, (e["type"], e.get("subtype")))) for e in self.events]

    def last(self, kind: str) -> dict:
        return [e for e in self.events if e["type"] == kind][-1]


@pytest.fixture
def bolt(client):
    """An app that does not filter its own deeds out."""
    return AsyncApp(client=client, ignoring_self_events_enabled=False)


@pytest.fixture
async def heard(bolt, online) -> Heard:
    """The app, writing down every event in a middleware, so before it is acknowledged; its own too."""
    heard = Heard()

    @bolt.middleware
    async def write_down(body, request, next):
        if "event" in body:
            heard.events.append(body["event"])
            heard.retries.append(request.headers.get("x-slack-retry-num"))
        await next()

    for kind in ("message", "app_mention", "reaction_added", "reaction_removed", "member_joined_channel",
                 "member_left_channel", "channel_archive", "channel_unarchive", "channel_rename",
                 "app_home_opened",
                 "pin_added", "channel_left", "user_change"):  # fmt: skip
        bolt.event(kind)(_nothing)
    await online()
    return heard


async def _nothing():
    pass


async def test_a_persons_message_arrives_as_slack_shapes_it(heard, ada):
    ts = await ada.post("#payments", "@helper p99 > 5 s, see https://example.com/a")
    event = heard.last("message")
    assert event["text"] == "<@U0SANDBOX1> p99 &gt; 5 s, see <https://example.com/a>"
    assert (event["channel_type"], event["user"], event["ts"], event["event_ts"]) == (
        "channel",
        ada.id,
        ts,
        ts,
    )
    elements = event["blocks"][0]["elements"][0]["elements"]
    assert [e["type"] for e in elements] == ["user", "text", "link"]
    assert heard.types() == ["message", "app_mention"]


async def test_edits_and_deletions_carry_before_and_after(heard, ada):
    ts = await ada.post("#payments", "we wait")
    await ada.edit("#payments", ts, "we roll back")
    changed = heard.last("message")
    assert (changed["subtype"], changed["hidden"]) == ("message_changed", True)
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("we roll back", "we wait")
    assert changed["message"]["edited"]["user"] == ada.id and changed["ts"] > ts == changed["message"]["ts"]
    await ada.delete("#payments", ts)
    gone = heard.last("message")
    assert (gone["subtype"], gone["deleted_ts"], gone["previous_message"]["ts"]) == (
        "message_deleted",
        ts,
        ts,
    )


async def test_a_parent_with_replies_carries_its_own_ts_as_thread_ts(heard, ada):
    ts = await ada.post("#payments", "log")
    await ada.post("#payments", "D1", thread=ts)
    assert (heard.last("message")["thread_ts"], heard.last("message")["parent_user_id"]) == (ts, ada.id)
    await ada.edit("#payments", ts, "decision log")
    assert heard.last("message")["message"]["thread_ts"] == ts
    await ada.delete("#payments", ts)
    assert heard.last("message")["message"]["subtype"] == "tombstone"


async def test_a_broadcast_reply_has_its_root(heard, ada):
    ts = await ada.post("#payments", "log")
    await ada.post("#payments", "D1", thread=ts, broadcast=True)
    event = heard.last("message")
    assert (event["subtype"], event["root"]["text"], event["thread_ts"]) == ("thread_broadcast", "log", ts)


async def test_deeds_in_a_channel_are_told(heard, ada, grace, client):
    ts = await ada.post("#payments", "card")
    await ada.react("#payments", ts, "memo")
    await ada.unreact("#payments", ts, "memo")
    await grace.leave("#payments")
    await grace.join("#payments")
    await ada.rename_channel("#payments", "checkout")
    await ada.archive_channel("#checkout")
    await ada.unarchive_channel("#checkout")
    assert heard.types() == [
        "message", "reaction_added", "reaction_removed", "message:channel_leave", "member_left_channel",
        "message:channel_join", "member_joined_channel", "message:channel_name", "channel_rename",
        "message:channel_archive", "channel_archive", "message:channel_unarchive", "channel_unarchive",
    ]  # fmt: skip
    assert heard.last("reaction_added")["item"] == {"type": "message", "channel": PAY, "ts": ts}
    assert heard.last("channel_rename")["channel"]["name"] == "checkout"


async def test_the_app_hears_its_own_deeds_too(heard, client, sandbox):
    ts = (await client.chat_postMessage(channel=PAY, text="card"))["ts"]
    await client.pins_add(channel=PAY, timestamp=ts)
    await client.chat_update(channel=PAY, ts=ts, text="newer")
    await client.chat_postEphemeral(channel=PAY, user="U024ADA01", text="no event")
    await sandbox.settled()
    assert heard.types() == ["message", "pin_added", "message:pinned_item", "message:message_changed"]
    assert (heard.events[0]["bot_id"], "subtype" in heard.events[0]) == ("B0SANDBOX1", False)


async def test_an_administrator_may_delete_what_the_app_wrote(heard, client, ada):
    ts = (await client.chat_postMessage(channel=PAY, text="card"))["ts"]
    await ada.delete_message_of_bot("#payments", ts)
    assert heard.last("message")["deleted_ts"] == ts


async def test_the_app_hears_only_of_channels_it_is_in(heard, ada, sandbox):
    await ada.post("#quiet", "not for the app")
    assert heard.types() == []
    await ada.invite("#quiet", "helper")
    assert heard.types() == ["message:channel_join", "member_joined_channel"]
    await ada.remove_from_channel("#quiet", "helper")
    assert heard.types()[2:] == ["message:channel_leave", "channel_left"]
    await ada.post("#quiet", "not for the app")
    assert len(heard.types()) == 4


async def test_without_its_scope_or_subscription_an_event_is_not_sent(heard, ada, sandbox):
    sandbox.remove_scope("channels:history")
    sandbox.workspace.app.bot_events.remove("reaction_added")
    ts = await ada.post("#payments", "hello")
    await ada.react("#payments", ts, "memo")
    await ada.unreact("#payments", ts, "memo")
    await ada.post("#secret", "groups:history is still there")
    await ada.post("@helper", "im:history too")
    assert heard.types() == ["reaction_removed", "message", "message"]
    assert [e["channel_type"] for e in heard.events[1:]] == ["group", "im"]


async def test_the_home_tab_tells_when_it_is_opened(heard, ada, client):
    view = {"type": "home", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Welcome"}}]}
    await client.views_publish(user_id=ada.id, view=view)
    home = await ada.open_home()
    event = heard.last("app_home_opened")
    assert (home.text, event["tab"], event["view"]["id"]) == ("Welcome", "home", home.id)


async def test_twice_delivered_events_have_one_id(heard, ada, sandbox):
    sandbox.deliver_twice = True
    await ada.post("#payments", "once said")
    assert heard.types() == ["message", "message"]
    assert len({sent.payload["event_id"] for sent in sandbox.deliveries}) == 1


async def test_held_events_come_in_another_order(heard, ada, sandbox):
    sandbox.hold_events()
    for word in ("one", "two", "three"):
        await ada.post("#payments", word)
    assert heard.events == []
    await sandbox.release(reversed)
    assert [e["text"] for e in heard.events] == ["three", "two", "one"]


async def test_an_event_nobody_acknowledges_is_sent_three_times_more(sandbox, ada, bolt, online):
    sandbox.ack_seconds = 0.02
    retries = []

    @bolt.middleware
    async def write_down(request, next):
        retries.append(request.headers["x-slack-retry-num"][0])
        await next()

    await online()  # without a listener Bolt does not acknowledge
    await ada.post("#payments", "hello")
    for seconds in (1, 60):
        await sandbox.advance(timedelta(seconds=seconds))
    bolt.event("message")(_nothing)
    for seconds in (300, 1000):
        await sandbox.advance(timedelta(seconds=seconds))
    assert retries == ["0", "1", "2", "3"]
    assert [sent.problem for sent in sandbox.deliveries] == ["timeout", "timeout", "timeout", None]


async def test_events_wait_for_an_app_that_is_away(sandbox, ada, bolt, online, clock):
    texts = []

    @bolt.event("message")
    async def message(event):
        texts.append(event["text"])

    await ada.post("#payments", "said while away")
    await online()
    await sandbox.workspace.wait_for(lambda: sandbox.sockets.connections, 1)
    await sandbox.advance(timedelta(seconds=1))
    await sandbox.advance(timedelta(seconds=60))
    assert texts == ["said while away"]
    assert [sent.problem for sent in sandbox.deliveries] == ["no_connection", None]


async def test_a_deactivated_person_is_told_and_can_do_nothing(sandbox, ada, heard):
    sandbox.deactivate("ada")
    await sandbox.settled()
    assert heard.last("user_change")["user"]["deleted"]
    with pytest.raises(PersonError, match="deactivated"):
        await ada.post("#payments", "hello")
    assert ada.reads("#payments") == []
