"""Somebody archives the channel of an open incident."""

from tests.stories.log import ROOM, kept_log, log_of


async def test_it_goes_on_in_a_thread_and_moves_back(story):
    log = await kept_log(story)
    await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.ada.archive_channel(ROOM)

    told = await story.margaret.sees("@muster", "The channel of INC-1 was archived. It goes on in")
    assert "this thread" in told.text
    card = await story.grace.sees("#payments", "now requires broader coordination", new=True)
    thread_log = await story.grace.sees("#payments", "Decision log of INC-1, continued")
    why = await story.grace.sees(card, "it goes on in this thread")
    assert why.text.count("archived") == 2 and "(is archived)" not in why.text  # why, and what brings it back
    await story.grace.post("#payments", "Freeze deploys", thread=thread_log)
    await story.linus.post("#payments", "Lunch?")
    await story.settles()

    await story.ada.unarchive_channel(ROOM)
    await story.grace.sees(card, "goes on in its own channel again")
    log = await story.grace.sees(ROOM, "continued", new=True)
    await story.settles()
    assert "goes on in its own channel again" in card.text and not card.buttons
    own, = [message for message in story.grace.reads(ROOM) if "now requires broader coordination" in message.text]
    assert own.pinned and own.buttons
    await story.grace.post(ROOM, "Page the database team", thread=log)
    await story.settles()  # a reply quicker than the new log's place is known is read back
    shown = await log_of(story.ada)
    assert [word in shown for word in ("Roll back 4.2", "Freeze deploys", "Page the database team")] == [True] * 3
    assert "3 decisions, no moments on the timeline, no notes." in shown
    await story.everybody_reads()


async def test_stood_down_meanwhile_it_is_in_its_channel_again_and_is_taken_up_there(story):
    await kept_log(story)
    await story.ada.archive_channel(ROOM)
    card = await story.grace.sees("#payments", "now requires broader coordination", new=True)
    await story.settles()
    await story.margaret.command("#payments", "/escalate stand-down INC-1")
    await story.ada.sees(card, "INC-1 is stood down")
    await story.ada.unarchive_channel(ROOM)
    await story.grace.sees(card, "INC-1 is in its own channel again")
    own = await story.grace.sees(ROOM, "required broader coordination")
    assert own.pinned and own.buttons == ["Take it up again"]
    await story.ada.command(ROOM, "/escalate status")
    await story.ada.sees(ROOM, "stood down", new=True)
    await story.ada.click(own, "Take it up again")
    await story.ada.sees(ROOM, "INC-1 is open again")
    await story.grace.sees(ROOM, "now requires broader coordination")
    await story.everybody_reads()


async def test_a_new_name_changes_nothing(story):
    log = await kept_log(story)
    await story.ada.rename_channel(ROOM, "checkout-trouble")
    await story.grace.post("#checkout-trouble", "Roll back 4.2", thread=log)
    assert "Roll back 4.2" in await log_of(story.ada, "#checkout-trouble")
    await story.everybody_reads()
