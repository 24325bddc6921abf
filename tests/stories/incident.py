"""What stories begin with: an incident on checkout-api, opened by ada, its first messages read."""

ROOM = "#inc-1-checkout-api"
PEOPLE = {name: f"<@U024{name[:3].upper()}01>" for name in
          ("ada", "grace", "linus", "alan", "katherine", "margaret", "edsger", "barbara", "radia")}
FIRST_ASKED = {"commander": "margaret", "scribe": "grace", "comms": "barbara"}
CHECK, NEXT = "white_check_mark", "black_right_pointing_double_triangle_with_vertical_bar"


async def opened(story, words: str = "/escalate checkout-api 1,4 p99 at 5 s"):
    """Escalate and read what is said at first; returns the card, which is live."""
    ada = story.ada
    await ada.command("#payments", words)
    await ada.sees("#payments", "Thank you for raising this early")
    await ada.sees("#incidents", "now requires broader coordination")
    for role in FIRST_ASKED:
        await offer(story, role)
    await ada.sees(ROOM, "Decision log of")
    return await ada.sees(ROOM, "Commander: offered to")


async def offer(story, role: str, to: str | None = None):
    """The offer of a role, as the person it goes to reads it; the bot knows by then that Slack has taken it."""
    person = story.slack.person(to or FIRST_ASKED[role])
    found = await person.sees("@muster", f"Can you take the *{role}* role")
    await story.settles()
    return found


async def holds(story, role: str, name: str):
    """The role's first offer is accepted."""
    message = await offer(story, role)
    await story.slack.person(name).click(message, "Accept")
    return await card_says(story, f"{role.capitalize()}: {PEOPLE[name]} (since")


async def card_says(story, words: str):
    """The card, as soon as it says this."""
    return await story.ada.sees(ROOM, words)


def calls_of(story, method: str) -> int:
    """How often the bot called this method."""
    return sum(call.method == method for call in story.slack.calls)


def departs(story, name: str) -> None:
    """Somebody's account is gone, and the app has not heard of it."""
    story.slack.workspace.user(name).deleted = True
