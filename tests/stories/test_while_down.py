"""What was written while the bot was down is in the log after it starts."""

from tests.stories.log import ROOM, kept_log, log_of, read_everything


async def log_with(story, words: str) -> str:
    """Wait until the log shows these words."""
    for _ in range(50):
        shown = await log_of(story.ada)
        if words in shown:
            return shown
        await story.slack.settled()
    raise AssertionError(shown)


async def test_new_edited_and_deleted_replies(story):
    log = await kept_log(story)
    first = await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    second = await story.grace.post(ROOM, "Restart everything", thread=log)
    await story.stop_bot()
    await story.grace.post(ROOM, "Freeze deploys", thread=log)
    third = await story.linus.post(ROOM, "The cache is warm again", thread=log)
    await story.grace.edit(ROOM, first, "Roll back to 4.1")
    await story.grace.delete(ROOM, second)
    await story.ada.react(ROOM, third, "memo")
    await story.start_bot()

    shown = await log_with(story, "Freeze deploys")
    assert "Roll back to 4.1 (amended" in shown and "before: “Roll back 4.2”" in shown
    assert "~Restart everything~ (withdrawn" in shown
    assert "*D3*" in shown and "2 decisions, 1 moment on the timeline, 1 note." in shown
    read_everything(story)


async def test_a_long_thread_is_read_page_by_page(story, monkeypatch):
    monkeypatch.setattr("bot.services.catchup.PAGE", 3)
    log = await kept_log(story)
    await story.stop_bot()
    for number in range(1, 8):
        await story.grace.post(ROOM, f"Step {number} of the rollback", thread=log)
    await story.start_bot()

    shown = await log_with(story, "Step 7 of the rollback")
    assert "7 decisions" in shown
    assert [shown.index(f"*D{n}*") for n in range(1, 8)] == sorted(shown.index(f"*D{n}*") for n in range(1, 8))
    read_everything(story)


async def test_a_log_message_deleted_meanwhile_is_posted_again(story):
    log = await kept_log(story)
    await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.stop_bot()
    await story.ada.delete_message_of_bot(ROOM, log.ts)
    await story.start_bot()
    await story.ada.sees(ROOM, "continued", new=True)
    assert "1 decision," in await log_of(story.ada)
    read_everything(story)


async def test_reading_back_twice_changes_nothing(story):
    log = await kept_log(story)
    await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    for _ in range(2):
        await story.stop_bot()
        await story.start_bot()
        shown = await log_with(story, "Roll back 4.2")
    assert "1 decision, no moments on the timeline, no notes." in shown and "amended" not in shown
    read_everything(story)
