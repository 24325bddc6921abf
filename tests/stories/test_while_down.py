"""What was written while the bot was down is in the log after it starts."""

from tests.stories.log import ROOM, kept_log, log_of, ticked


async def stop_for_good(story) -> None:
    """The bot stops, and Slack gives up on what it could not deliver."""
    story.slack.events.retry_delays = ()
    await story.stop_bot()


async def test_new_edited_and_deleted_replies(story):
    log = await kept_log(story)
    first = await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    second = await story.grace.post(ROOM, "Restart everything", thread=log)
    await ticked(story, second)
    await stop_for_good(story)
    await story.grace.post(ROOM, "Freeze deploys", thread=log)
    third = await story.linus.post(ROOM, "The cache is warm again", thread=log)
    await story.grace.edit(ROOM, first, "Roll back to 4.1")
    await story.grace.delete(ROOM, second)
    await story.ada.react(ROOM, third, "memo")
    await story.start_bot()
    await story.settles()

    shown = await log_of(story.ada)
    assert "Freeze deploys" in shown
    assert "Roll back to 4.1 (amended" in shown and "before: “Roll back 4.2”" in shown
    assert "~Restart everything~ (withdrawn" in shown
    assert "*D3*" in shown and "2 decisions, 1 moment on the timeline, 1 note." in shown
    await story.everybody_reads()


async def test_events_that_slack_dropped(story):
    log = await kept_log(story)
    story.slack.hold_events()
    reply = await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.slack.drop_events()
    await ticked(story, reply)
    assert "Roll back 4.2" in await log_of(story.ada)
    await story.everybody_reads()


async def test_a_long_thread_is_read_page_by_page(story, monkeypatch):
    monkeypatch.setattr("bot.services.steps.reading.PAGE", 3)
    log = await kept_log(story)
    await stop_for_good(story)
    for number in range(1, 8):
        await story.grace.post(ROOM, f"Step {number} of the rollback", thread=log)
    await story.start_bot()
    await story.settles()

    shown = await log_of(story.ada)
    assert "Step 7 of the rollback" in shown
    assert "7 decisions" in shown
    found = [shown.index(f"*D{number}*") for number in range(1, 8)]
    assert found == sorted(found)
    assert len([call for call in story.slack.calls if call.method == "conversations.replies"]) >= 3
    await story.everybody_reads()


async def test_a_log_message_deleted_meanwhile_is_posted_again(story):
    log = await kept_log(story)
    await ticked(story, await story.grace.post(ROOM, "Roll back 4.2", thread=log))
    await stop_for_good(story)
    await story.ada.delete_message_of_bot(ROOM, log.ts)
    await story.start_bot()
    await story.ada.sees(ROOM, "continued", new=True)
    assert "1 decision," in await log_of(story.ada)
    await story.everybody_reads()


async def test_reading_back_twice_changes_nothing(story):
    log = await kept_log(story)
    await ticked(story, await story.grace.post(ROOM, "Roll back 4.2", thread=log))
    for _ in range(2):
        await stop_for_good(story)
        await story.start_bot()
        await story.settles()
        shown = await log_of(story.ada)
        assert "Roll back 4.2" in shown
    assert "1 decision, no moments on the timeline, no notes." in shown and "amended" not in shown
    await story.everybody_reads()
