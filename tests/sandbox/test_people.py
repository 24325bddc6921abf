"""What a person can and cannot do, press and see."""

import asyncio

import pytest

from bot.sandbox import PersonError
from tests.sandbox.build import actions, button, choice, home, section

PAY = "C024PAY01"


@pytest.fixture
async def pressed(bolt, online) -> list[dict]:
    """Every action, shortcut and view the app was told of."""
    told = []

    async def take(ack, body):
        told.append(body)
        await ack()

    @bolt.event("message")
    async def message():
        pass

    for name in ("press", "pick", "menu"):
        bolt.action(name)(take)
    bolt.shortcut("ask_anywhere")(take)
    bolt.shortcut("ask_about")(take)
    await online()
    return told


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (lambda p: p.command("#payments", "/shout"), "/shout is not a valid command; the app has /ask"),
        (lambda p: p.post("#nowhere", "x"), "no channel '#nowhere'; there are #payments, #quiet"),
        (lambda p: p.post("#quiet", "x"), "grace is not in #quiet; she can join it"),
        (lambda p: p.post("#secret", "x"), "grace cannot see #secret"),
        (lambda p: p.post("#attic", "x"), "#attic is archived"),
        (lambda p: p.join("#secret"), "grace cannot join #secret"),
        (lambda p: p.join("#attic"), "grace cannot join #attic"),
        (lambda p: p.edit("#payments", "1.000100", "x"), "there is no message 1.000100 in #payments"),
        (lambda p: p.archive_channel("#attic"), "cannot do that to #attic"),
        (lambda p: p.shortcut("dance"), "no global shortcut 'dance'; the app has ['ask_anywhere']"),
        (lambda p: p.submit(), "grace has no modal open"),
    ],
)
async def test_what_a_client_would_not_offer(grace, deed, words):
    with pytest.raises((PersonError, KeyError)) as refused:
        await deed(grace)
    assert words in str(refused.value)


async def test_only_ones_own_words_can_be_changed(ada, grace):
    ts = await ada.post("#payments", "mine")
    with pytest.raises(PersonError, match="cannot change a message of somebody else"):
        await grace.delete("#payments", ts)


async def test_a_read_only_messages_tab_takes_no_words(sandbox, ada):
    sandbox.workspace.app.home["messages_tab_read_only_enabled"] = True
    with pytest.raises(PersonError, match="read-only"):
        await ada.post("@helper", "hello")


async def test_a_reaction_cannot_be_put_on_twice(ada):
    ts = await ada.post("#payments", "hello")
    await ada.react("#payments", ts, ":memo:")
    with pytest.raises(PersonError, match="already_reacted"):
        await ada.react("#payments", ts, "memo")


async def test_shortcuts_carry_their_message(pressed, ada):
    await ada.shortcut("ask_anywhere")
    ts = await ada.post("#payments", "p99 is at 5 s")
    await ada.message_shortcut("ask_about", "#payments", ts)
    anywhere, about = pressed
    assert (anywhere["type"], "response_url" in anywhere) == ("shortcut", False)
    assert (about["type"], about["message"]["text"], about["message_ts"]) == (
        "message_action",
        "p99 is at 5 s",
        ts,
    )
    assert about["channel"] == {"id": PAY, "name": "payments"}


async def test_everything_with_words_can_be_pressed(pressed, client, ada):
    blocks = [
        section("Offer", accessory=choice("overflow", "Hand off", "Stand down") | {"action_id": "menu"}),
        actions(button("Accept", value="7"), choice("static_select", "Payments", "Network")),
    ]
    await client.chat_postMessage(channel=PAY, text="offer", blocks=blocks)
    offer = await ada.sees("#payments", "offer")
    for label, chosen in (
        ("Accept", None),
        ("press", None),
        ("Stand down", None),
        ("pick", "Net"),
        ("Payments", None),
    ):
        await ada.click(offer, label, chosen)
    values = [a.get("value") or a["selected_option"]["value"] for a in (b["actions"][0] for b in pressed)]
    assert values == ["7", "7", "stand down", "network", "payments"]
    assert pressed[0]["container"]["message_ts"] == offer.ts and pressed[0]["message"]["text"] == "offer"
    (state,) = pressed[-1]["state"]["values"].values()
    assert state["pick"]["selected_option"]["value"] == "payments"
    with pytest.raises(PersonError, match="nothing is called 'Dance' here"):
        await ada.click(offer, "Dance")


async def test_what_is_gone_or_not_hers_cannot_be_pressed(pressed, client, ada, grace):
    await client.chat_postEphemeral(channel=PAY, user=ada.id, text="note", blocks=[actions(button("Keep"))])
    note = await ada.sees("#payments", "note")
    with pytest.raises(PersonError, match="only its reader"):
        await grace.click(note, "Keep")
    ts = (await client.chat_postMessage(channel=PAY, text="offer", blocks=[actions(button("Accept"))]))["ts"]
    offer = await ada.sees("#payments", "offer")
    await client.chat_delete(channel=PAY, ts=ts)
    with pytest.raises(PersonError, match="this is gone: 'offer'"):
        await ada.click(offer, "Accept")


async def test_the_home_tab_has_buttons_too(pressed, client, ada):
    await client.views_publish(user_id=ada.id, view=home(actions(button("Escalate"))))
    await ada.click(ada.home, "Escalate")
    assert (pressed[0]["container"]["type"], pressed[0]["view"]["type"]) == ("view", "home")


async def test_without_interactivity_nothing_can_be_pressed(client, ada, sandbox):
    sandbox.workspace.app.interactive = False
    await client.chat_postMessage(channel=PAY, text="offer", blocks=[actions(button("Accept"))])
    with pytest.raises(PersonError, match="does not enable interactivity"):
        await ada.click(await ada.sees("#payments", "offer"), "Accept")


async def test_seeing_waits_for_what_comes(client, ada):
    expected = asyncio.create_task(ada.sees("@helper", "for you"))
    await client.chat_postMessage(channel=ada.id, text="for you")
    assert (await expected).text == "for you"


async def test_unread_messages_come_first_and_then_the_latest(client, ada):
    for text in ("first news", "second news"):
        await client.chat_postMessage(channel=PAY, text=text)
    assert (await ada.sees("#payments", "news")).text == "first news"
    assert (await ada.sees("#payments", "news")).text == "second news"
    assert (await ada.sees("#payments", "first news")).text == "first news"
    with pytest.raises(PersonError, match="did not see 'news'"):
        await ada.sees("#payments", "news", timeout=0.01, new=True)


async def test_a_thread_is_a_place_too(client, ada, grace):
    log = (await client.chat_postMessage(channel=PAY, text="log"))["ts"]
    await client.chat_postMessage(channel=PAY, text="D1 is noted", thread_ts=log)
    root = await ada.sees("#payments", "log")
    assert [str(m) for m in ada.unread(root)] == ["D1 is noted"]
    await grace.sees(root, "D1")
    ada.nothing_new(root)


async def test_a_channel_may_be_awaited_before_it_exists(client, ada):
    expected = asyncio.create_task(ada.invited_to("inc-"))
    room = (await client.conversations_create(name="inc-1"))["channel"]["id"]
    await client.conversations_invite(channel=room, users=ada.id)
    assert (await expected).id == room
    with pytest.raises(PersonError, match="ada is in no channel named like 'war'"):
        await ada.invited_to("war", timeout=0.01)


async def test_guests_see_only_their_channels(sandbox, grace):
    grace.user.is_restricted = True
    with pytest.raises(PersonError, match="cannot see #quiet"):
        await grace.post("#quiet", "x")
    await grace.post("#payments", "hello")


async def test_people_are_found_by_name_or_id_only(sandbox):
    assert sandbox.person("U024GRA01").user.name == "grace"
    with pytest.raises(KeyError, match="nobody called 'linus'; there are helper, ada, grace, olivia"):
        sandbox.person("linus")


async def test_time_cannot_be_moved_without_a_movable_clock(sandbox):
    sandbox.on_advance = None
    with pytest.raises(RuntimeError, match="a clock it cannot move"):
        await sandbox.advance(None)
