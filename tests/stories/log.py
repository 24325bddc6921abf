"""An incident whose log is kept: margaret holds command, grace is the scribe."""

from tests.stories.test_escalate import ROOM, read_opening

__all__ = ["ROOM", "kept_log", "log_of", "ticked"]


async def kept_log(story):
    """Open INC-1 with its roles held; everything said so far is read. Returns the log's message."""
    await story.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s since 02:40")
    await story.ada.sees("#payments", "Thank you for raising this early")
    await read_opening(story)
    await story.ada.sees("#incidents", "now requires broader coordination")
    for name, role in (("margaret", "Commander"), ("grace", "Scribe")):
        person = story.slack.person(name)
        await person.click(await person.sees("@muster", "Can you take"), "Accept")
        await person.sees(ROOM, f"{role}: <@{person.id}> (since")
    await story.linus.join(ROOM)
    return await story.grace.sees(ROOM, "Decision log of")


async def ticked(story, ts: str, where: str = ROOM) -> None:
    """Wait for the ✔ on a message, and for the bot to have nothing left to do."""
    messages = story.slack.workspace.channel(where).messages
    await story.slack.workspace.wait_for(lambda: "heavy_check_mark" in messages[ts].reactions, 5)
    await story.settles()


async def log_of(person, where: str = ROOM, words: str = "log") -> str:
    """What `/escalate log` shows."""
    await person.command(where, f"/escalate {words}")
    return (await person.sees(where, "on the timeline, ", new=True)).rendered
