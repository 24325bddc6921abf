"""📝 on a message puts it on the timeline."""

from tests.stories.log import ROOM, kept_log, log_of


async def on_timeline(story, number: int) -> str:
    """The log, once it shows so many moments on the timeline."""
    await story.settles()
    shown = await log_of(story.ada)
    assert f"{number or 'no'} moment{'' if number == 1 else 's'} on the timeline" in shown
    return shown


async def test_marked_messages_and_replies(story):
    await kept_log(story)
    top = await story.linus.post(ROOM, "Packet loss began at 02:38")
    reply = await story.linus.post(ROOM, "It is one rack", thread=top)
    await story.grace.react(ROOM, top, "memo")
    await story.ada.react(ROOM, reply, "memo")
    await story.linus.react(ROOM, top, "eyes")
    shown = await on_timeline(story, 2)
    assert shown.index("Packet loss began at 02:38") < shown.index("It is one rack")

    await story.margaret.react(ROOM, top, "memo")
    await story.grace.unreact(ROOM, top, "memo")
    await on_timeline(story, 2)
    await story.margaret.unreact(ROOM, top, "memo")
    assert "Packet loss" not in await on_timeline(story, 1)
    await story.linus.edit(ROOM, reply, "It is rack 7")
    assert "It is rack 7" in await on_timeline(story, 1)
    await story.linus.delete(ROOM, reply)
    await on_timeline(story, 0)
    await story.everybody_reads()


async def test_a_mark_taken_off_before_the_answer_came(story):
    await kept_log(story)
    ts = await story.linus.post(ROOM, "Packet loss began at 02:38")
    story.slack.hold_events()
    await story.grace.react(ROOM, ts, "memo")
    await story.grace.unreact(ROOM, ts, "memo")
    await story.slack.release(reversed)
    await on_timeline(story, 0)
    await story.everybody_reads()
