"""The scribe keeps the decision log by replying in its thread."""

from tests.stories.log import ROOM, kept_log, log_of, read_everything

CHECK = "heavy_check_mark"


async def ticked(story, ts: str) -> None:
    """Wait for the ✔ on a message."""
    messages = story.slack.workspace.channel(ROOM).messages
    await story.slack.workspace.wait_for(lambda: CHECK in messages[ts].reactions, 5)


async def test_replies_of_scribe_and_commander_become_numbered_decisions(story):
    log = await kept_log(story)
    first = await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    second = await story.margaret.post(ROOM, "Freeze deploys until noon", thread=log)
    await story.linus.post(ROOM, "The cache is warm again", thread=log)
    await ticked(story, first)
    await ticked(story, second)

    shown = await log_of(story.ada)
    assert "*D1*" in shown and "Roll back 4.2" in shown
    assert shown.index("*D1*") < shown.index("*D2*") < shown.index("The cache is warm again")
    assert "2 decisions, no moments on the timeline, 1 note." in shown
    assert f"p{first.replace('.', '')}?thread_ts={log.ts}" in shown
    await story.ada.sees(ROOM, "2 decisions")
    read_everything(story)
