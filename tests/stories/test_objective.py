"""The objective's clock, and patterns that come back."""

from tests.stories.incident import ROOM, holds, opened


async def test_the_objective_tells_the_commander_then_fires_by_itself(story):
    await opened(story, "/escalate checkout-api 1 p99 at 5 s")
    await holds(story, "commander", "margaret")
    await story.everybody_reads()
    await story.pass_time(minutes=22)
    told = await story.margaret.sees("@muster", "half of what the objective of checkout-api allows is used")
    assert "03:38 UTC" in told.text or "03:39 UTC" in told.text
    await story.everybody_reads()
    await story.pass_time(minutes=22)
    await story.ada.sees(ROOM, "Another threshold fired: Time to mitigate is starting to threaten")
    await story.everybody_reads()


async def test_when_the_objective_is_used_up_is_for_the_commander_alone(story):
    """Until the threshold fires, nobody but the commander reads when it will."""
    card = await opened(story, "/escalate checkout-api 1 p99 at 5 s")
    await holds(story, "commander", "margaret")
    assert "objective allows" not in card.rendered
    for channel in ("#general", ROOM):
        await story.ada.command(channel, "/escalate due INC-1")
        assert "objective allows" not in (await story.ada.sees(channel, "Due next")).rendered
    await story.margaret.command("#general", "/escalate due INC-1")
    shown = await story.margaret.sees("#general", "Due next")
    assert "half of what the objective allows is used" in shown.rendered
    assert "what the objective allows is used up" in shown.rendered
    await story.everybody_reads()


async def test_the_third_in_thirty_days_asks_for_one_review_of_the_pattern(story):
    for number in (1, 2, 3):
        await story.ada.command("#general", "/escalate build-farm 3 a runner is slow")
        await story.ada.sees(f"#inc-{number}-build-farm", "now requires broader coordination")
        await story.ada.command(f"#inc-{number}-build-farm", "/escalate stand-down")
        await story.ada.sees(f"#inc-{number}-build-farm", "is stood down")
        if number < 3:
            await story.everybody_reads()
            story.ada.nothing_new("#platform")
    said = await story.ada.sees("#platform", "has fired 3 times in 30 days")
    assert "which runbook, alert or ownership gap do they share?" in said.text
    for words in ("INC-1 (<#C", "INC-2 (<#C", "INC-3 (<#C", "/escalate calibration build-farm`", "`/escalate review INC-3`"):
        assert words in said.text, words
    assert "build-farm" in said.text
    await story.ada.command("#general", "/escalate calibration")
    await story.ada.sees("#general", "Fired 3 times; no reviews")
    await story.everybody_reads()
