"""Teams are called in waves: by the clock, by the commander, by a threshold that fires later."""

from tests.stories.incident import PEOPLE, ROOM, card_says, departs, holds, offer, opened


async def commanded(story):
    """Margaret holds command; returns the card."""
    await opened(story)
    card = await holds(story, "commander", "margaret")
    await story.margaret.sees("@muster", "You hold the *commander* role")
    return card


async def teams_form(story, card, name: str = "margaret"):
    person = story.slack.person(name)
    await person.click(card, "Teams…")
    return await person.sees_modal("Wave 1")


async def test_the_next_team_is_called_at_its_minute(story):
    await opened(story)
    await story.pass_time(minutes=2)
    story.linus.nothing_new("@muster")
    for minutes in (3, 5):
        await story.pass_time(minutes=minutes)
    called = await story.linus.sees("@muster", "You are called as on call for network")
    assert (await story.linus.invited_to("inc-1")).name == ROOM[1:]
    await card_says(story, f"Wave 2, network: called 03:05 UTC ({PEOPLE['linus']})")

    await story.linus.click(called, "I am here")
    await story.linus.sees("@muster", "Thank you for coming. The card of INC-1 shows you as joined")
    assert called.buttons == []
    await card_says(story, f"Wave 2, network: called 03:05 UTC ({PEOPLE['linus']} joined)")
    await read_what_roles_became(story)


async def read_what_roles_became(story) -> None:
    """Offers that lapsed on the way, and what came after."""
    for name in ("margaret", "katherine", "grace", "ada", "barbara"):
        story.slack.person(name).reads("@muster")
    for where in (ROOM, "#payments"):
        story.ada.reads(where)


async def test_the_commander_calls_early_skips_and_adds(story):
    card = await commanded(story)
    form = await teams_form(story, card)
    await story.margaret.click(form, "Call the next wave now: network")
    await story.linus.sees("@muster", "You are called as on call for network")
    await card_says(story, f"Wave 2, network: called 02:55 UTC ({PEOPLE['linus']})")

    form = await story.margaret.sees_modal("Call the next wave now: platform")
    await story.margaret.click(form, "Skip platform")
    await card_says(story, "Wave 3, platform: skipped")

    await story.margaret.sees_modal("skipped")
    await story.margaret.choose("Another team, called at once", "Communications")
    assert await story.margaret.submit() is None
    await story.barbara.sees("@muster", "You are called as on call for Communications")
    form = await story.margaret.sees_modal("Communications")
    await card_says(story, f"Wave 2, Communications: called 02:55 UTC ({PEOPLE['barbara']})")

    await story.margaret.click(form, "Call platform now")
    await story.alan.sees("@muster", "You are called as on call for platform")
    await card_says(story, f"Wave 3, platform: called 02:55 UTC ({PEOPLE['alan']})")


async def test_a_skipped_team_is_put_back_in_the_plan(story):
    card = await commanded(story)
    form = await teams_form(story, card)
    await story.margaret.click(form, "Skip network")
    form = await story.margaret.sees_modal("Put network back in the plan")
    await story.margaret.click(form, "Put network back in the plan")
    await story.margaret.sees_modal("Skip network")
    await card_says(story, "Wave 2, network: next at 03:05 UTC")
    await story.pass_time(minutes=10)
    await story.linus.sees("@muster", "You are called as on call for network")
    await read_what_roles_became(story)
    await story.everybody_reads()


async def test_teams_is_a_word_too(story):
    await commanded(story)
    await story.margaret.command("#general", "/escalate teams INC-1")
    await story.margaret.click(await story.margaret.sees_modal("Wave 1"), "Call the next wave now: network")
    await story.linus.sees("@muster", "You are called as on call for network")
    await story.linus.command(ROOM, "/escalate teams")
    await story.linus.sees(ROOM, f"{PEOPLE['margaret']} holds the commander role and calls the teams.")
    await story.everybody_reads()


async def test_a_team_called_early_is_not_called_again(story):
    card = await commanded(story)
    await story.margaret.click(await teams_form(story, card), "Call network now")
    await story.linus.sees("@muster", "You are called as on call for network")
    for minutes in (4, 4, 4):
        await story.pass_time(minutes=minutes)
    story.linus.nothing_new("@muster")
    await read_what_roles_became(story)
    await story.everybody_reads()


async def test_a_threshold_that_fires_later_pulls_its_teams(story):
    await opened(story)
    await story.grace.command(ROOM, "/escalate 2 no step in the runbook fits")

    await story.alan.sees("@muster", "You are called as on call for platform")
    assert (await story.alan.invited_to("inc-1")).name == ROOM[1:]
    await story.ada.sees(ROOM, "Another threshold fired: A technical uncertainty")
    await story.grace.sees(ROOM, "Thank you. Added to INC-1")
    await card_says(story, f"Wave 3, platform: called 02:55 UTC ({PEOPLE['alan']})")


async def test_others_are_told_who_calls(story):
    card = await opened(story)
    await story.grace.click(card, "Teams…")
    await story.grace.sees(ROOM, "nobody holds that role now. `/escalate roles` lets you take it.")
    await holds(story, "commander", "margaret")
    await story.margaret.sees("@muster", "You hold")
    await story.grace.click(card, "Teams…")
    await story.grace.sees(ROOM, f"{PEOPLE['margaret']} holds the commander role and calls the teams.")
    assert story.grace.modal is None


async def test_an_admin_may_too(story):
    card = await commanded(story)
    await story.katherine.join(ROOM)
    await story.katherine.click(await teams_form(story, card, "katherine"), "Skip network")
    await card_says(story, "Wave 2, network: skipped")


async def test_the_next_on_call_comes_for_somebody_departed(story):
    departs(story, "linus")
    card = await commanded(story)
    await story.margaret.click(await teams_form(story, card), "Call network now")

    await story.edsger.sees("@muster", "You are called as on call for network")
    await story.margaret.sees("@muster", f"Slack could not reach {PEOPLE['linus']}, on call for network. "
                                         f"{PEOPLE['edsger']} is called for network instead.")
    await card_says(story, f"Wave 2, network: called 02:55 UTC ({PEOPLE['edsger']})")
    story.margaret.nothing_new("@muster")


async def test_nobody_of_a_team_can_be_reached(story):
    for name in ("linus", "edsger"):
        departs(story, name)
    card = await commanded(story)
    await story.margaret.click(await teams_form(story, card), "Call network now")
    await story.margaret.sees("@muster", f"{PEOPLE['edsger']} is called for network instead.")
    await story.margaret.sees("@muster", "Nobody else of network can be called through Slack: please call them by hand.")
    await card_says(story, "Wave 2, network: called 02:55 UTC (nobody could be reached: call them by hand)")


async def test_one_who_cannot_be_invited_does_not_keep_the_others_out(story):
    departs(story, "grace")
    await story.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s")
    for name in ("margaret", "barbara", "ada"):
        assert (await story.slack.person(name).invited_to("inc-1")).name == ROOM[1:]
    await story.ada.sees(ROOM, f"Slack could not reach {PEOPLE['grace']}, on call for payments. {PEOPLE['ada']} is called")
    await story.ada.sees("@muster", "You are called as on call for payments")
    await offer(story, "scribe", "ada")
    for role in ("commander", "comms"):
        await offer(story, role)
    for where in ("#payments", "#incidents", ROOM):
        story.ada.reads(where)
    await card_says(story, f"Wave 1, payments: called 02:55 UTC ({PEOPLE['ada']})")


async def test_a_drill_calls_nobody(story):
    await story.ada.command("#payments", "/escalate drill checkout-api 1 @linus practice")
    room = "#drill-1-checkout-api"
    card = await story.ada.sees(room, "Wave 1, payments: would be called 02:55 UTC (a drill: nobody outside it is told)")
    await story.ada.sees("#payments", "Thank you")
    await story.ada.sees(room, "Decision log")
    for person in (story.ada, story.linus):
        for message in person.reads("@muster"):
            if "commander" in message.text and message.buttons:
                await person.click(message, "Accept")
    await story.ada.sees(room, "Commander: <@U024")
    leader = story.ada if PEOPLE["ada"] in card.text.split("Commander: ")[1][:20] else story.linus
    await leader.click(card, "Teams…")
    await leader.click(await leader.sees_modal("Wave 2"), "Call network now")
    await story.ada.sees(room, "Wave 2, network: would be called 02:55 UTC")
    story.linus.reads("@muster"), story.ada.reads("@muster")
    for name in ("edsger", "grace", "alan"):
        story.slack.person(name).nothing_new("@muster")


async def test_everything_delivered_twice(story):
    story.slack.deliver_twice = True
    card = await commanded(story)
    await story.margaret.click(await teams_form(story, card), "Call network now")
    called = await story.linus.sees("@muster", "You are called as on call for network")
    await story.linus.click(called, "I am here")
    await story.linus.sees("@muster", "Thank you for coming.")
    await card_says(story, f"({PEOPLE['linus']} joined)")
    story.linus.nothing_new("@muster")
