"""Everything may come twice, at once, late, or in the wrong order: what was asked for happens once."""

import asyncio

import pytest

from tests.stories.incident import PEOPLE, ROOM, calls_of, card_says, offer, opened
from tests.stories.log import kept_log, log_of


async def test_a_whole_incident_with_every_payload_delivered_twice(story):
    story.slack.deliver_twice = True
    log = await kept_log(story)
    for number in (1, 2):
        await story.grace.post(ROOM, f"Step {number}", thread=log)
    assert "2 decisions," in await log_of(story.ada)
    await story.ada.command(ROOM, "/escalate update")
    await story.ada.sees_modal("What should people know?")
    await story.ada.submit()
    await story.margaret.command(ROOM, "/escalate close")
    await story.margaret.sees_modal("What ended it?")
    await story.margaret.fill({"What ended it?": "The rollback"})
    await story.margaret.submit()
    await story.ada.sees(ROOM, "Review of INC-1")
    await story.settles()
    assert len([m for m in story.ada.reads(ROOM) if m.says("Review of INC-1")]) == 1
    assert len([m for m in story.ada.reads("#stakeholders") if m.says("Update on INC-1")]) == 1
    await story.everybody_reads()


async def test_a_button_pressed_ten_times_at_once(story):
    await opened(story)
    asked = await offer(story, "commander")
    await asyncio.gather(*(story.margaret.click(asked, "Accept") for _ in range(10)))
    await card_says(story, f"Commander: {PEOPLE['margaret']} (since")
    await story.settles()
    edits = [call for call in story.slack.calls if call.method == "chat.update" and call.args["ts"] == asked.ts]
    assert len(edits) == 1
    await story.everybody_reads()


async def test_accept_and_pass_at_the_same_moment(story):
    await opened(story)
    asked = await offer(story, "commander")
    await asyncio.gather(story.margaret.click(asked, "Accept"), story.margaret.click(asked, "Pass"), return_exceptions=True)
    await story.settles()
    card = await card_says(story, "Commander: ")
    held = f"Commander: {PEOPLE['margaret']} (since" in card.text
    assert held != (f"Commander: offered to {PEOPLE['katherine']}" in card.text)
    await story.everybody_reads()


async def test_the_same_command_by_two_people_at_once_opens_one_incident(story):
    await asyncio.gather(story.ada.command("#payments", "/escalate checkout-api 1 p99"),
                         story.grace.command("#payments", "/escalate checkout-api 1 errors"))
    await story.settles()
    assert calls_of(story, "conversations.create") == 1
    told = [m.text for one in (story.ada, story.grace) for m in one.reads("#payments") if m.ephemeral]
    assert sum("Thank you for raising this early" in text for text in told) == 1
    assert sum("already open" in text for text in told) == 1
    await story.everybody_reads()


async def test_a_form_sent_twice_keeps_one_answer(story):
    await story.ada.command("#payments", "/escalate")
    form = await story.ada.sees_modal("Which threshold fired?")
    await story.ada.tick("Customer impact has started")
    send = story.slack.interactions.submit
    await asyncio.gather(send(story.ada.user, form), send(story.ada.user, form), return_exceptions=True)
    await story.settles()
    assert calls_of(story, "conversations.create") == 1
    await story.everybody_reads()


@pytest.mark.parametrize("error", ["expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "invalid_trigger_id"])
async def test_a_trigger_that_expired_says_what_to_do(story, error):
    story.slack.faults.add("views.open", error=error)
    await story.ada.command("#payments", "/escalate")
    await story.ada.sees("#payments", "Slack let the time to open the form run out. Please try again")


async def test_events_backwards_come_to_the_same_log(story):
    log = await kept_log(story)
    story.slack.hold_events()
    first = await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.grace.edit(ROOM, first, "Roll back to 4.1")
    second = await story.grace.post(ROOM, "Restart everything", thread=log)
    await story.grace.delete(ROOM, second)
    await story.grace.post(ROOM, "Freeze deploys", thread=log)
    await story.slack.release(reversed)
    shown = await log_of(story.ada)
    assert shown.index("Roll back to 4.1") < shown.index("Freeze deploys")
    assert "Restart everything" not in shown.replace("~Restart everything~ (withdrawn", "")
    assert "2 decisions," in shown
    await story.everybody_reads()
