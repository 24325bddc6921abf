"""An incident ends, and its review makes the thresholds better."""

from tests.stories.test_escalate import ROOM, read_opening
from tests.stories.test_export import exported


async def opened(story):
    """An incident on checkout-api, its opening read by everybody."""
    await story.ada.command("#payments", "/escalate checkout-api 1,4 p99 at 5 s since 02:40")
    await story.ada.sees("#payments", "Thank you for raising this early")
    await read_opening(story)
    await story.ada.sees("#incidents", "now requires broader coordination")
    return story.ada


async def closed(story):
    """The same, closed."""
    ada = await opened(story)
    await ada.command(ROOM, "/escalate close")
    await ada.sees_modal("What ended it?")
    await ada.fill({"What ended it?": "The rollback of 4.2"})
    assert await ada.submit() is None
    review = await ada.sees(ROOM, "Review of INC-1")
    for name in ("margaret", "grace", "barbara"):
        await story.slack.person(name).sees("@muster", "INC-1")
    return ada, review


async def test_close_and_answer_the_three_records(story):
    ada, review = await closed(story)
    assert "The rollback of 4.2" in review.text
    told = await ada.sees("#incidents", "INC-1 on *checkout-api* is closed")
    assert "What ended it: The rollback of 4.2." in told.text

    await ada.click(review, "Answer")
    await ada.sees_modal("Did it fire in the right place?")
    await ada.fill({"Did it fire in the right place?": "Too late", "What would have changed if it had fired earlier?":
                    "The rollback would have started before the campaign", "Minutes that would have saved, if known": "20"})
    assert await ada.submit() is None
    await ada.sees(ROOM, "*too late*")

    await ada.click(review, "Add a gap")
    await ada.sees_modal("What is missing?")
    await ada.fill({"Which kind of gap created this need?": "Alert", "What is missing?": "No alert on p99",
                    "Owning team": "payments"})
    assert await ada.submit() is None
    shown = await ada.sees(ROOM, "Alert: No alert on p99")
    assert "owned by payments" in shown.rendered


async def test_minutes_that_firing_earlier_saved_do_not_go_with_too_early(story):
    ada, review = await closed(story)
    await ada.click(review, "Answer")
    await ada.sees_modal("Did it fire in the right place?")
    minutes = "Minutes that would have saved, if known"
    await ada.fill({"Did it fire in the right place?": "Too early", minutes: "30"})
    assert (await ada.submit())["minutes"] == (
        'Where the answer is "too early", firing earlier saves no minutes. Leave this empty, or choose "Too late" above.')
    await ada.fill({"Did it fire in the right place?": "Too late"})
    assert await ada.submit() is None
    await ada.sees(ROOM, "*too late*")


async def test_a_gap_is_not_due_on_a_day_that_has_passed(story):
    ada, review = await closed(story)
    await ada.click(review, "Add a gap")
    await ada.sees_modal("What is missing?")
    await ada.fill({"Which kind of gap created this need?": "Alert", "What is missing?": "No alert on p99", "Due": "2020-01-01"})
    assert (await ada.submit())["due"] == "2020-01-01 has passed. Choose a day from today on, or leave it empty."
    await ada.fill({"Due": "2026-12-01"})
    assert await ada.submit() is None
    shown = await ada.sees(ROOM, "due 2026-12-01")
    await story.pass_time(days=10)
    await ada.click(shown, "Change")
    await ada.sees_modal("What is missing?")
    await ada.fill({"What is missing?": "No alert on p99 at night"})
    assert await ada.submit() is None
    await ada.sees(ROOM, "No alert on p99 at night")
    await story.everybody_reads()


async def test_what_ended_it_is_a_sentence_whatever_it_ends_with(story):
    ada = await opened(story)
    await ada.command(ROOM, "/escalate close")
    await ada.sees_modal("What ended it?")
    await ada.fill({"What ended it?": "The alert stopped posting <!channel>"})
    assert await ada.submit() is None
    told = await ada.sees("#incidents", "INC-1 on *checkout-api* is closed")
    assert "posting &lt;!channel&gt;. Its channel:" in told.text
    await story.everybody_reads()


async def test_open_records_are_asked_for_again_privately_first(story):
    await closed(story)
    for number in (1, 2):
        await story.pass_time(days=1, minutes=1)
        await story.ada.sees("@muster", "still asks whether", new=True)
    await story.pass_time(days=1, minutes=1)
    await story.ada.sees(ROOM, "This is the last reminder.")
    await story.pass_time(days=3)
    story.ada.nothing_new("@muster")


async def test_stand_down_and_take_it_up_again(story):
    ada = await opened(story)
    await ada.command(ROOM, "/escalate stand-down")
    note = await ada.sees(ROOM, "is stood down")
    for name in ("margaret", "grace", "barbara"):
        await story.slack.person(name).sees("@muster", "INC-1")
    await ada.sees("#incidents", "stood down")
    await ada.click(note, "Take it up again")
    await ada.sees(ROOM, "is open again")
    for name, role in (("margaret", "commander"), ("grace", "scribe"), ("barbara", "comms")):
        await story.slack.person(name).sees("@muster", f"Can you take the *{role}* role", new=True)
    await ada.sees("#incidents", "now requires broader coordination")


async def test_an_end_that_came_too_early_is_taken_back_on_the_card(story):
    ada, _ = await closed(story)
    card = await ada.sees(ROOM, "Severity critical · closed")
    await ada.click(card, "Take it up again")
    await ada.sees(ROOM, "INC-1 is open again")
    await ada.sees(ROOM, "Severity critical · open · since")
    waits = await ada.sees(ROOM, "INC-1 was taken up again. Its review begins when it is closed")
    assert waits.buttons == []
    await story.everybody_reads()


async def test_the_effect_comes_back(story):
    ada = await opened(story)
    card = await ada.sees(ROOM, "Severity critical · open")
    await ada.click(card, "Mitigated")
    await ada.sees(ROOM, "Severity critical · mitigated")
    await story.pass_time(minutes=3)
    await ada.click(card, "The effect is back")
    await ada.sees(ROOM, "Severity critical · open")
    timeline = [line for line in (await exported(story)).splitlines() if "itigated" in line or "effect" in line]
    assert timeline == ["- 2026-11-23 02:55 UTC Mitigated.", "- 2026-11-23 02:58 UTC Open again: the effect was back, or had not stopped."]
    await story.everybody_reads()


async def test_mitigated_is_a_word_too(story):
    ada = await opened(story)
    await ada.command(ROOM, "/escalate mitigated")
    await ada.sees(ROOM, "Thank you: INC-1 is mitigated. It stays open until it is closed with `/escalate close INC-1`.")
    await ada.sees(ROOM, "Severity critical · mitigated")
    await ada.command("#general", "/escalate mitigated INC-1")
    await ada.sees("#general", "Thank you: INC-1 is mitigated.")
    await story.everybody_reads()


async def test_mitigated_is_for_the_commander_once_there_is_one(story):
    await opened(story)
    await story.margaret.click(await story.margaret.sees("@muster", "Can you take the *commander* role"), "Accept")
    await story.margaret.sees("@muster", "You hold the *commander* role")
    await story.linus.command("#general", "/escalate mitigated INC-1")
    await story.linus.sees("#general", "<@U024MAR01>")
    assert "· open" in (await story.ada.sees(ROOM, "Commander: <@U024MAR01>")).rendered
    await story.everybody_reads()


async def test_what_ended_it_is_held_against_the_wording_check_before_it_is_public(story):
    ada = await opened(story)
    await ada.command(ROOM, "/escalate close")
    await ada.sees_modal("What ended it?")
    await ada.fill({"What ended it?": "grace should have checked the dashboards before the deploy"})
    await ada.submit()
    await ada.sees_modal("Before this is public.")
    assert await ada.submit() is None
    await ada.sees(ROOM, "Review of INC-1")
    await story.everybody_reads()


async def test_an_open_incident_is_asked_about_when_it_is_quiet(story):
    ada = await opened(story)
    await story.pass_time(hours=2, minutes=1)
    quiet = await ada.sees(ROOM, "has been quiet for 2 h")
    await ada.click(quiet, "It goes on")
    await ada.sees(ROOM, "INC-1 goes on")
    await story.everybody_reads()


async def answers_first_record(story, review):
    """Ada says that the threshold fired too late."""
    await story.ada.click(review, "Answer")
    await story.ada.sees_modal("Did it fire in the right place?")
    await story.ada.fill({"Did it fire in the right place?": "Too late"})
    assert await story.ada.submit() is None
    await story.ada.sees(ROOM, "*too late*")


async def taken_up_again(story):
    """Closed, its reminder read, and taken up again. Returns the reminder."""
    ada, review = await closed(story)
    await answers_first_record(story, review)
    await story.pass_time(days=1, minutes=1)
    reminder = await ada.sees("@muster", "still asks whether")
    await ada.click(await ada.sees(ROOM, "Severity critical · closed"), "Take it up again")
    await ada.sees(ROOM, "INC-1 is open again")
    return reminder


async def test_the_review_says_that_it_waits_while_the_incident_is_taken_up_again(story):
    reminder = await taken_up_again(story)
    await story.ada.click(reminder, "Answer")
    await story.ada.sees("@muster", "INC-1 was taken up again. Its review begins when it is closed")
    await story.ada.command(ROOM, "/escalate review")
    await story.ada.sees(ROOM, "what was answered so far is kept", new=True)
    await story.everybody_reads()


async def test_an_answer_sent_after_the_incident_was_taken_up_again_is_kept(story):
    ada, review = await closed(story)
    await ada.click(review, "Answer")
    await ada.sees_modal("Did it fire in the right place?")
    await story.grace.click(await ada.sees(ROOM, "Severity critical · closed"), "Take it up again")
    await ada.sees(ROOM, "INC-1 was taken up again. Its review begins")
    await ada.fill({"Did it fire in the right place?": "Too late"})
    assert await ada.submit() is None
    await ada.command(ROOM, "/escalate stand-down")
    shown = await ada.sees(ROOM, "Review of INC-1")
    assert "*too late*" in shown.rendered
    await story.everybody_reads()


async def test_the_review_is_there_after_a_later_stand_down(story):
    await taken_up_again(story)
    ada = story.ada
    await ada.command(ROOM, "/escalate stand-down")
    in_room = await ada.sees(ROOM, "INC-1 is stood down. Thank you, everybody.")
    assert "*too late*" in in_room.rendered and "The effect stopped" not in in_room.rendered
    await ada.command(ROOM, "/escalate review")
    asked = await ada.sees(ROOM, "Review of INC-1", new=True)
    await ada.click(asked, "Add a gap")
    await ada.sees_modal("What is missing?")
    await story.everybody_reads()


async def test_stood_down_without_a_review_the_way_to_one_is_said(story):
    ada = await opened(story)
    await ada.command(ROOM, "/escalate stand-down")
    await ada.sees(ROOM, "is stood down")
    await ada.command(ROOM, "/escalate review")
    await ada.sees(ROOM, "INC-1 was stood down, so no review is asked for. To review it, press Take it up again on its card, "
                         "then Close.")
    await story.everybody_reads()


async def test_who_holds_a_role_again_is_told_and_can_hand_it_on(story):
    ada = await opened(story)
    asked = await story.margaret.sees("@muster", "Can you take the *commander* role")
    await story.settles()
    await story.margaret.click(asked, "Accept")
    await ada.sees(ROOM, "Commander: <@U024MAR01>")
    await ada.command(ROOM, "/escalate stand-down")
    note = await ada.sees(ROOM, "is stood down")
    await story.pass_time(days=4)
    await story.everybody_reads()

    await ada.click(note, "Take it up again")
    await ada.sees(ROOM, "Commander: <@U024MAR01>. Roles nobody holds are offered again")
    told = await story.margaret.sees("@muster", "INC-1 is open again, and you hold its commander role as before.")
    await story.margaret.click(told, "Step back from commander")
    await story.katherine.sees("@muster", "Can you take the *commander* role in INC-1?")
    await story.everybody_reads()
