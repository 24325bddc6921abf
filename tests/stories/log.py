"""An incident whose log is kept: margaret holds command, grace is the scribe."""

from datetime import timedelta

from tests.stories.test_escalate import ROOM, read_opening

__all__ = ["ROOM", "kept_log", "log_of", "read_everything"]


async def kept_log(story):
    """Open INC-1 with its roles held; everything said so far is read. Returns the log's message."""
    await story.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s since 02:40")
    await story.ada.sees("#payments", "Thank you for raising this early")
    await read_opening(story)
    await story.ada.sees("#incidents", "now requires broader coordination")
    for name in ("margaret", "grace"):
        person = story.slack.person(name)
        await person.click(await person.sees("@muster", "Can you take"), "Accept")
        await person.sees(ROOM, f"(since {story.clock():%H:%M}", timeout=5)
    await story.linus.join(ROOM)
    return await story.grace.sees(ROOM, "Decision log of")


async def log_of(person, where: str = ROOM, words: str = "log") -> str:
    """What `/escalate log` shows."""
    await person.command(where, f"/escalate {words}")
    return (await person.sees(where, "Decision log of INC-1", new=True)).rendered


def read_everything(story) -> None:
    """Everybody reads everything."""
    for user in list(story.slack.workspace.users.values()):
        if not user.is_bot:
            person = story.slack.person(user.name)
            for channel in list(story.slack.workspace.channels.values()):
                if channel.kind == "channel" or user.id in channel.members:
                    person.reads(channel.id)
