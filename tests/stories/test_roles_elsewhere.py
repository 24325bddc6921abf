"""Roles where several incidents, or a drill, want the same people."""

from tests.stories.incident import PEOPLE, card_says, holds, opened


async def asked(story, name: str, role: str, reference: str):
    """Somebody reads the offer of a role in this incident."""
    return await story.slack.person(name).sees("@muster", f"Can you take the *{role}* role in {reference}?")


async def takes(story, name: str, role: str, reference: str) -> None:
    """The same, and they take it."""
    await story.slack.person(name).click(await asked(story, name, role, reference), "Accept")
    await story.slack.person(name).sees("@muster", f"You hold the *{role}* role in {reference}")


async def test_a_drill_takes_nobody_away_from_an_incident(story):
    await story.katherine.command("#general", "/escalate drill checkout-api 1 @margaret @barbara")
    await asked(story, "margaret", "scribe", "DRILL-1")
    await takes(story, "barbara", "comms", "DRILL-1")

    await story.ada.command("#payments", "/escalate checkout-api 1 real p99 at 5 s")
    await asked(story, "margaret", "commander", "INC-2")
    await asked(story, "barbara", "comms", "INC-2")
    await story.everybody_reads()


async def test_an_unanswered_offer_elsewhere_is_no_reason_not_to_ask(story):
    await opened(story)  # margaret is asked for command, barbara for comms
    await story.linus.command("#network", "/escalate edge-gateway 1 packet loss")
    await asked(story, "katherine", "commander", "INC-2")
    await asked(story, "barbara", "comms", "INC-2")
    await story.everybody_reads()


async def test_a_role_open_from_the_start_is_told_once_and_offered_as_soon_as_somebody_is_free(story):
    await opened(story)
    await holds(story, "commander", "margaret")
    await story.linus.command("#network", "/escalate edge-gateway 1 packet loss")
    await takes(story, "katherine", "commander", "INC-2")
    await story.alan.command("#platform", "/escalate build-farm 1 no runner starts")
    told = await story.edsger.sees("#platform", "The commander role in INC-3 is open: everybody on its list has been asked, or "
                                                "holds a role in another incident.")
    await story.everybody_reads()

    await story.ada.command("#inc-1-checkout-api", "/escalate stand-down")
    await story.pass_time(seconds=1)
    await takes(story, "margaret", "commander", "INC-3")
    await story.edsger.sees("#platform", f"{PEOPLE['margaret']} holds the *commander* role in INC-3 now.")
    assert told.buttons == []
    await story.everybody_reads()


async def test_whoever_steps_back_is_free_for_another_incident(story):
    card = await _two_commanders_and_a_third_incident(story)
    await story.margaret.click(card, "Roles…")
    await story.margaret.click(await story.margaret.sees_modal("Commander"), "Step back from commander")
    await story.pass_time(seconds=1)
    await asked(story, "margaret", "commander", "INC-3")
    await story.everybody_reads()


async def _two_commanders_and_a_third_incident(story):
    await opened(story)
    await holds(story, "commander", "margaret")
    await story.linus.command("#network", "/escalate edge-gateway 1 packet loss")
    await takes(story, "katherine", "commander", "INC-2")
    await story.alan.command("#platform", "/escalate build-farm 1 no runner starts")
    await story.edsger.sees("#platform", "The commander role in INC-3 is open")
    await story.everybody_reads()
    return await card_says(story, f"Commander: {PEOPLE['margaret']}")


async def test_nobody_is_asked_twice_while_a_colleague_is_free(story):
    await story.pass_time(weeks=2)  # barbara's turn on platform, and the first of communications all year
    await story.alan.command("#platform", "/escalate build-farm 1 no runner starts")
    await asked(story, "margaret", "commander", "INC-1")
    await asked(story, "alan", "scribe", "INC-1")
    await asked(story, "barbara", "comms", "INC-1")
    await story.everybody_reads()


async def test_a_drill_shows_as_one_wherever_it_is_named(story):
    await story.katherine.command("#general", "/escalate drill checkout-api 1 @margaret")
    room = "#drill-1-checkout-api"
    await story.katherine.sees(room, "Wave 2, network: would be called at 03:05 UTC")
    await asked(story, "margaret", "scribe", "DRILL-1")
    await story.everybody_reads()
    await story.radia.command("#general", "/escalate list")
    await story.radia.sees("#general", "Nothing is open but 1 drill:\n*DRILL-1* (practice) checkout-api")
    await story.ada.command("#payments", "/escalate edge-gateway 1 packet loss")
    await story.ada.sees("#payments", "INC-2 is open")
    await story.radia.command("#general", "/escalate list")
    listed = await story.radia.sees("#general", "1 open, 1 drill:\n*INC-2* edge-gateway")
    assert "\n*DRILL-1* (practice) checkout-api" in listed.text

    await story.katherine.command(room, "/escalate stand-down")
    await story.margaret.sees("@muster", "DRILL (practice, nothing is broken): DRILL-1 has ended")
    await story.everybody_reads()
