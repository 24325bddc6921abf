"""Half broken still works: no channel to be had, a name that is taken, a private incident, Slack in trouble."""

import asyncio

from bot.sandbox import render
from tests.stories.incident import PEOPLE, ROOM, calls_of, opened


async def test_without_a_channel_it_runs_in_a_thread_where_it_was_typed(story):
    story.slack.faults.add("conversations.create", error="restricted_action")
    ada = story.ada
    await ada.command("#payments", "/escalate checkout-api 1 checkout fails")

    card = await ada.sees("#payments", "now requires broader coordination")
    assert "checkout fails" in card.text
    why = await ada.sees(card, "runs in this thread")
    assert "admin can allow the app to create channels" in why.text
    log = await ada.sees("#payments", "Decision log of INC-1")
    assert "any message here" not in log.text
    await story.settles()
    assert card.pinned and log.pinned
    await ada.sees("#payments", "Thank you for raising this early")
    invitation = await story.margaret.sees("@muster", "Can you take the *commander* role")
    assert "|thread>)" in invitation.text
    await story.margaret.click(invitation, "Accept")
    await ada.sees("#payments", f"Commander: {PEOPLE['margaret']} (since")
    await story.everybody_reads()


async def test_who_is_in_the_channel_of_the_thread_is_not_asked_for(story):
    story.slack.faults.add("conversations.create", error="restricted_action")
    story.slack.faults.add("conversations.invite", error="missing_scope", times=99)
    for name in ("margaret", "grace", "barbara", "alan", "linus"):
        await story.slack.person(name).join("#payments")
    await story.ada.command("#payments", "/escalate checkout-api 1,2 checkout fails")
    card = await story.ada.sees("#payments", "now requires broader coordination")
    await story.settles()
    said = [message.text for message in story.ada.reads("#payments") if message.thread_ts == card.ts]
    assert not [text for text in said if "Please invite them by hand" in text]
    await story.everybody_reads()


async def test_typed_where_the_app_is_not_a_member_it_runs_in_a_thread_where_escalations_are_announced(story):
    story.slack.faults.add("conversations.create", error="restricted_action")
    story.slack.faults.add("chat.postMessage", error="not_in_channel", times=9, when=lambda call: call["channel"] == "C024PAY01")
    ada = story.ada
    await ada.command("#payments", "/escalate checkout-api 1 checkout fails")

    card = await ada.sees("#incidents", "Commander: offered to")
    await ada.sees(card, "runs in this thread")
    await ada.sees("#incidents", "INC-1: <#")
    await ada.sees("#payments", "Thank you for raising this early")
    await story.everybody_reads()


async def test_a_taken_name_gets_a_number(story):
    story.slack.faults.add("conversations.create", error="name_taken")
    await story.ada.command("#payments", "/escalate checkout-api 1 checkout fails")
    await story.ada.sees("#inc-1-checkout-api-2", "now requires broader coordination")
    await story.everybody_reads()


async def test_a_private_incident_names_nothing_outside(story):
    ada = story.ada
    await ada.command("#payments", "/escalate checkout-api")
    await ada.sees_modal("Which threshold fired?")
    await ada.tick("Customer impact has started", "Private: security or personal data")
    await ada.fill({"Which signal shows it?": "Card numbers in a log"})
    assert await ada.submit() is None

    room = await ada.invited_to("inc-1")
    assert room.is_private and "checkout" not in room.name
    await ada.sees(room.id, "Card numbers in a log")
    said = await ada.sees("#incidents", "A private incident is open")
    assert not {"checkout", "Card", "payments"} & set(said.rendered.split())
    await story.linus.command("#network", "/escalate status INC-1")
    await story.linus.sees("#network", "There is no incident INC-1")
    await story.linus.command("#network", "/escalate list")
    await story.linus.sees("#network", "Nothing is open")
    await story.everybody_reads()


async def test_a_private_incident_without_a_channel_opens_nothing_public(story):
    story.slack.faults.add("conversations.create", error="restricted_action")
    ada = story.ada
    await ada.command("#payments", "/escalate checkout-api")
    await ada.sees_modal("Which threshold fired?")
    await ada.tick("Customer impact has started", "Private: security or personal data")
    await ada.submit()
    told = await ada.sees("@muster", "nothing public was opened")
    assert PEOPLE["margaret"] in told.text and PEOPLE["ada"] not in told.text
    assert "checkout" not in "".join(render(m.blocks) for m in ada.reads("#payments") if not m.ephemeral)

    await ada.click(told, "Stand down")
    await ada.sees("@muster", "INC-1 is stood down")
    await ada.sees("#incidents", "The private incident is over")
    await story.everybody_reads()


async def test_one_open_on_the_service_is_offered_instead_of_a_second(story):
    await opened(story)
    linus = story.linus
    await linus.command("#network", "/escalate checkout-api 3 the network drops packets")
    choice = await linus.sees("#network", "INC-1 is already open on *checkout-api*")
    await linus.click(choice, "Add it to INC-1")
    await linus.sees("#network", "Added to INC-1")
    await linus.sees(ROOM, "Another threshold fired: A dependency surfaced")
    assert calls_of(story, "conversations.create") == 1
    await story.everybody_reads()


async def test_a_choice_pressed_twice_opens_one_incident_and_is_gone(story):
    await opened(story)
    linus = story.linus
    await linus.command("#network", "/escalate checkout-api 3 the network drops packets")
    choice = await linus.sees("#network", "INC-1 is already open on *checkout-api*")
    await asyncio.gather(*(linus.click(choice, "Open a separate incident") for _ in range(2)))
    thanks = await linus.sees("#network", "INC-2 is open.")
    assert (thanks.ts, thanks.buttons) == (choice.ts, [])
    await story.settles()
    assert calls_of(story, "conversations.create") == 2
    await story.everybody_reads()


async def test_the_form_offers_the_open_incident_too(story):
    await opened(story)
    linus = story.linus
    await linus.command("#network", "/escalate checkout-api packets are lost")
    await linus.sees_modal("INC-1 is already open on")
    await linus.tick("A technical uncertainty")
    assert await linus.submit() is None
    await linus.sees(ROOM, "Another threshold fired")
    await story.alan.sees("@muster", "on call for platform")
    await story.everybody_reads()


async def test_everything_delivered_twice_opens_one_incident(story):
    story.slack.deliver_twice = True
    await opened(story)
    assert calls_of(story, "conversations.create") == 1
    assert calls_of(story, "chat.postMessage") == 6  # card, log, three offers, announcement
    await story.everybody_reads()


async def test_rate_limits_and_dropped_connections_lose_and_double_nothing(story):
    story.slack.faults.add("conversations.create", retry_after=1)
    story.slack.faults.add("chat.postMessage", reset="after", times=3)
    story.slack.faults.add("conversations.invite", reset="before")
    story.slack.faults.add("pins.add", status=503)
    await opened(story)
    card = await story.ada.sees(ROOM, "Commander")
    await story.ada.sees(ROOM, "Decision log")
    await story.settles()
    assert card.pinned
    cards = [m for m in story.ada.reads(ROOM) if "now requires broader coordination" in m.text]
    assert len(cards) == 1
    for name in ("margaret", "grace", "barbara"):
        assert len([m for m in story.slack.person(name).reads("@muster") if "Can you take" in m.text]) == 1
    await story.everybody_reads()


async def test_from_a_message(story):
    linus = story.linus
    ts = await linus.post("#payments", "p99 of checkout is at 5 s")
    await story.ada.message_shortcut("escalate_from_message", "#payments", ts)
    form = await story.ada.sees_modal("Which threshold fired?")
    assert "p99 of checkout is at 5 s" in form.text
    await story.ada.tick("Customer impact has started")
    assert await story.ada.submit() is None
    card = await story.ada.sees(ROOM, "p99 of checkout is at 5 s")
    await story.settles()
    assert card.pinned
    await story.everybody_reads()


async def test_a_blaming_message_is_offered_another_wording_as_the_signal_and_nobody_is_asked_twice(story):
    blame = "Why did nobody tell us about the 500s at 14:02?"
    ts = await story.linus.post("#payments", blame)
    await story.ada.message_shortcut("escalate_from_message", "#payments", ts)
    form = await story.ada.sees_modal("Before this is public.")
    assert "500s" in form.text
    await story.ada.tick("Customer impact has started")
    await story.settles()
    await story.ada.sees_modal("Before this is public.")
    assert await story.ada.submit() is None
    await story.ada.sees(ROOM, blame)
    await story.everybody_reads()


async def test_a_signal_put_as_facts_gets_no_suggestion_at_the_next_tick(story):
    await story.ada.command("#payments", "/escalate Why did nobody tell us about the 500s?")
    await story.ada.sees_modal("Before this is public.")
    await story.ada.fill({"Which signal shows it?": "500s since 14:02, no alert"})
    await story.ada.tick("Customer impact has started")
    await story.settles()
    assert "Before this is public." not in story.ada.modal.text
    assert await story.ada.submit() is None
    await story.ada.sees(ROOM, "500s since 14:02, no alert")
    await story.everybody_reads()


async def test_from_anywhere(story):
    await story.ada.shortcut("escalate_anywhere")
    await story.ada.sees_modal("Which threshold fired?")
    await story.ada.fill({"Service": "build-farm"})
    await story.ada.tick("None of these, and I am worried")
    assert await story.ada.submit() is None
    await story.ada.sees("@muster", "Thank you for raising this early")
    await story.ada.sees("#inc-1-build-farm", "Somebody is worried")
    await story.everybody_reads()


async def test_a_question_is_answered_and_names_a_team(story):
    card = await opened(story)
    await story.ada.click(card, "Answer")
    await story.ada.sees_modal("Which dependency is slowing us down")
    await story.ada.fill({"Which dependency is slowing us down right now?": "the DNS of the network team"})
    await story.ada.submit()
    await story.ada.sees_modal("Your answer names")
    await story.ada.submit()
    await story.linus.sees("@muster", "on call for network")
    await story.ada.sees(ROOM, "the DNS of the network team")
    await story.everybody_reads()


async def test_an_answer_is_held_against_the_wording_check_before_it_is_on_the_card(story):
    card = await opened(story)
    await story.ada.click(card, "Answer")
    await story.ada.sees_modal("Which dependency is slowing us down")
    await story.ada.fill({"Which dependency is slowing us down right now?": "grace broke the deploy again"})
    await story.ada.submit()
    form = await story.ada.sees_modal("Before this is public.")
    assert "grace broke the deploy again" in form.text
    assert await story.ada.submit() is None
    await story.ada.sees(ROOM, "grace broke the deploy again")
    await story.everybody_reads()


async def test_hostile_words_page_nobody(story):
    await story.ada.command("#payments", "/escalate checkout-api 1 <!channel> @here <@U024LIN01> *bold* & <b>")
    card = await story.ada.sees(ROOM, "now requires broader coordination")
    for text in (card.text, card.rendered):
        assert "<!" not in text.replace("<!date", "") and "@here" not in text and "<@U024LIN01>" not in text
    await story.everybody_reads()


async def test_an_announcement_that_is_refused_is_said_to_whoever_leads(story):
    await story.ada.remove_from_channel("#incidents", "muster")
    await story.ada.command("#payments", "/escalate checkout-api 1 checkout fails")
    told = await story.ada.sees(ROOM, "Please tell people there by hand")
    assert "<#C024INC01>" in told.text and "not in channel" in told.text
    await story.everybody_reads()


async def test_the_list_says_when_no_channel_will_come(story):
    story.slack.faults.add("conversations.create", error="restricted_action")
    story.slack.faults.add("chat.postMessage", error="not_in_channel", times=9, when=lambda call: call["channel"].startswith("C"))
    ada = story.ada
    await ada.command("#payments", "/escalate checkout-api 1 checkout fails")
    await ada.sees("@muster", "nothing public was opened")
    await story.linus.command("#network", "/escalate list")
    listed = await story.linus.sees("#network", "Slack gave it no channel: whoever escalated was told how to open one by hand")
    assert "being opened" not in listed.text
    await story.linus.open_home()
    await story.settles()
    assert "Slack gave it no channel" in story.linus.home.text
    await story.everybody_reads()
