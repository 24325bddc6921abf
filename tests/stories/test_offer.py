"""Roles are offered, taken, passed on."""

import asyncio

from tests.stories.incident import CHECK, NEXT, PEOPLE, ROOM, card_says, departs, holds, offer, opened


async def test_accept_by_button(story):
    await opened(story)
    asked = await offer(story, "commander")
    await story.margaret.click(asked, "Accept")

    await story.margaret.sees("@muster", "You hold the *commander* role in INC-1. Thank you.")
    assert asked.buttons == [] and asked.text.endswith("It goes on in <#C0SBX000001>.")
    card = await card_says(story, f"Commander: {PEOPLE['margaret']} (since")
    assert "commander: the offer moves on" not in card.text
    await story.pass_time(minutes=4)
    story.katherine.nothing_new("@muster")
    story.ada.nothing_new(ROOM)


async def test_accept_by_reaction(story):
    await opened(story)
    asked = await offer(story, "commander")
    await story.margaret.react("@muster", asked.ts, f"{CHECK}::skin-tone-3")

    await story.margaret.sees("@muster", "You hold the *commander* role")
    await card_says(story, f"Commander: {PEOPLE['margaret']} (since")


async def test_accepting_twice_is_quiet(story):
    await opened(story)
    asked = await offer(story, "commander")
    await story.margaret.click(asked, "Accept")
    await story.margaret.sees("@muster", "You hold the *commander* role")
    await story.margaret.react("@muster", asked.ts, CHECK)
    await card_says(story, f"Commander: {PEOPLE['margaret']} (since")
    story.margaret.nothing_new("@muster")


async def test_pass_by_button_asks_the_next(story):
    await opened(story)
    asked = await offer(story, "commander")
    await story.margaret.click(asked, "Pass")

    await story.margaret.sees("@muster", "Thank you for answering: the offer moves to the next on the roster.")
    assert asked.buttons == []
    await offer(story, "commander", "katherine")
    assert (await story.katherine.invited_to("inc-1")).name == ROOM[1:]
    await card_says(story, f"Commander: offered to {PEOPLE['katherine']}")


async def test_pass_by_reaction_keeps_what_else_they_are_called_for(story):
    await opened(story)
    asked = await offer(story, "scribe")
    await story.grace.react("@muster", asked.ts, NEXT)

    await story.grace.sees("@muster", "You are called as on call for payments.")
    assert asked.buttons == ["I am here"]
    await offer(story, "scribe", "ada")
    await story.grace.click(asked, "I am here")
    await story.grace.sees("@muster", "Thank you for coming.")
    await card_says(story, f"payments: called 02:55 UTC ({PEOPLE['grace']} joined)")


async def test_no_answer_moves_the_offer_on(story):
    await opened(story)
    asked = await offer(story, "commander")
    await story.pass_time(minutes=3)

    await story.margaret.sees("@muster", "No answer is fine: the offer moves to the next on the roster.")
    assert asked.buttons == []
    await story.katherine.click(await offer(story, "commander", "katherine"), "Accept")
    await card_says(story, f"Commander: {PEOPLE['katherine']} (since")


async def test_a_late_yes_is_told_who_has_it(story):
    await opened(story)
    asked = await offer(story, "commander")
    await story.pass_time(minutes=3)
    next_asked = await offer(story, "commander", "katherine")
    await story.margaret.react("@muster", asked.ts, CHECK)
    await story.margaret.sees("@muster", f"is offered to {PEOPLE['katherine']} now")

    await story.katherine.click(next_asked, "Accept")
    await card_says(story, f"Commander: {PEOPLE['katherine']} (since")
    await story.margaret.unreact("@muster", asked.ts, CHECK)
    await story.margaret.react("@muster", asked.ts, "heavy_check_mark")
    await story.margaret.sees("@muster", f"{PEOPLE['katherine']} holds the commander role. Thank you for being there.")


async def run_out(story) -> None:
    """Nobody on the commander's list takes it."""
    await opened(story)
    for name in ("margaret", "katherine"):
        await story.slack.person(name).click(await offer(story, "commander", name), "Pass")
    await story.katherine.sees("@muster", "Thank you for answering: the role is open now, and anyone can take it.")


async def test_the_list_runs_out_and_anybody_takes_it(story):
    await run_out(story)
    await card_says(story, "Commander: open, anyone can take it")
    told = await story.ada.sees(ROOM, "The commander role in INC-1 is open")
    await story.radia.join(ROOM)
    await story.radia.click(told, "Take commander")

    await story.radia.sees(ROOM, "You hold the *commander* role in INC-1.")
    await card_says(story, f"Commander: {PEOPLE['radia']} (since")
    await story.ada.sees(ROOM, f"{PEOPLE['radia']} holds the *commander* role in INC-1 now.")
    assert told.buttons == []


async def test_a_late_yes_counts_while_the_role_is_open(story):
    await run_out(story)
    await story.ada.sees(ROOM, "The commander role in INC-1 is open")
    asked = await story.margaret.sees("@muster", "Thank you for answering")
    await story.margaret.react("@muster", asked.ts, CHECK)
    await story.margaret.sees("@muster", "You hold the *commander* role")
    await card_says(story, f"Commander: {PEOPLE['margaret']} (since")


async def test_the_teams_channel_is_told_once_and_anybody_there_takes_it(story):
    await opened(story)
    for name in ("grace", "ada", "katherine", "margaret"):
        await story.slack.person(name).click(await offer(story, "scribe", name), "Pass")
    told = await story.linus.sees("#payments", "The scribe role in INC-1 is open: everybody on its list has been asked.")
    await story.linus.click(told, "Take scribe")

    await story.linus.sees("#payments", "You hold the *scribe* role in INC-1.")
    assert (await story.linus.invited_to("inc-1")).name == ROOM[1:]
    await card_says(story, f"Scribe: {PEOPLE['linus']} (since")
    await story.ada.sees("#payments", f"{PEOPLE['linus']} holds the *scribe* role in INC-1 now.")
    assert told.buttons == []


async def test_a_team_without_a_usable_channel(story):
    await opened(story)
    story.slack.faults.add("chat.postMessage", error="not_in_channel", when=lambda call: call["channel"] == "C024PAY01")
    for name in ("grace", "ada", "katherine", "margaret"):
        await story.slack.person(name).click(await offer(story, "scribe", name), "Pass")
    told = await story.grace.sees(ROOM, "The scribe role in INC-1 is open")
    await story.grace.click(told, "Take scribe")
    await story.grace.sees(ROOM, "You hold the *scribe* role in INC-1.")
    await card_says(story, f"Scribe: {PEOPLE['grace']} (since")


async def test_take_from_the_cards_form(story):
    await run_out(story)
    told = await story.ada.sees(ROOM, "The commander role in INC-1 is open")
    card = await card_says(story, "Commander: open, anyone can take it")
    await story.grace.click(card, "Roles…")
    await story.grace.click(await story.grace.sees_modal("open, anyone can take it"), "Take commander")
    form = await story.grace.sees_modal(f"*Commander*: {PEOPLE['grace']}")
    assert form.buttons == ["Hand off commander…", "Step back from commander", "Take scribe", "Take comms"]
    await story.ada.sees(ROOM, f"Commander: {PEOPLE['grace']} (since")
    await story.ada.sees(ROOM, f"{PEOPLE['grace']} holds the *commander* role in INC-1 now.")
    assert told.buttons == []


async def test_two_take_it_at_the_same_moment(story):
    await run_out(story)
    told = await story.ada.sees(ROOM, "The commander role in INC-1 is open")
    await asyncio.gather(*(story.slack.person(name).click(told, "Take commander") for name in ("ada", "grace")))

    card = await card_says(story, "Commander: <@U024")
    first, second = ("ada", "grace") if f"Commander: {PEOPLE['ada']}" in card.text else ("grace", "ada")
    await story.slack.person(first).sees(ROOM, "You hold the *commander* role")
    await story.slack.person(second).sees(ROOM, f"{PEOPLE[first]} holds the commander role. Thank you for being there.")


async def test_somebody_departed_is_not_waited_for(story):
    departs(story, "margaret")
    await story.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s")

    await offer(story, "commander", "katherine")
    assert (await story.katherine.invited_to("inc-1")).name == ROOM[1:]
    await card_says(story, f"Commander: offered to {PEOPLE['katherine']}")
    await story.ada.sees("#payments", "Thank you")
    await story.ada.sees("#incidents", "broader coordination")
    for role in ("scribe", "comms"):
        await offer(story, role)
    await story.ada.sees(ROOM, "Decision log of")


async def test_everything_delivered_twice(story):
    story.slack.deliver_twice = True
    await opened(story)
    await story.margaret.click(await offer(story, "commander"), "Pass")
    await offer(story, "commander", "katherine")
    asked = await offer(story, "scribe")
    await story.grace.react("@muster", asked.ts, CHECK)
    await story.grace.sees("@muster", "You hold the *scribe* role")
    await card_says(story, f"Scribe: {PEOPLE['grace']} (since")
    story.margaret.nothing_new("@muster")
    story.katherine.nothing_new("@muster")


async def test_roles_by_command(story):
    await opened(story)
    await holds(story, "commander", "margaret")
    await story.margaret.sees("@muster", "You hold")
    await story.radia.command("#general", "/escalate roles INC-1")
    listed = await story.radia.sees("#general", "Roles in INC-1")
    assert f"Commander: {PEOPLE['margaret']}" in listed.text
    assert listed.buttons == ["Take scribe", "Take comms"]

    await story.radia.click(listed, "Take comms")
    await card_says(story, f"Comms: {PEOPLE['radia']} (since")
    await story.barbara.sees("@muster", f"{PEOPLE['radia']} holds the *comms* role in INC-1 now.")
    listed = await story.radia.sees("#general", f"Comms: {PEOPLE['radia']}")
    assert listed.buttons == ["Take scribe", "Hand off comms…", "Step back from comms"]
    assert (await story.radia.invited_to("inc-1")).name == ROOM[1:]


async def test_step_back_from_the_form(story):
    await opened(story)
    card = await holds(story, "commander", "margaret")
    await story.margaret.sees("@muster", "You hold")
    await story.margaret.click(card, "Roles…")
    form = await story.margaret.sees_modal("Commander")
    await story.margaret.click(form, "Step back from commander")

    await offer(story, "commander", "katherine")
    await story.margaret.sees_modal(f"offered to {PEOPLE['katherine']}")
    await card_says(story, f"Commander: offered to {PEOPLE['katherine']}")


async def test_roles_where_slack_gives_no_channel(story):
    story.slack.faults.add("conversations.create", error="restricted_action", times=5)
    await story.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s")
    asked = await offer(story, "commander")
    await story.margaret.click(asked, "Accept")
    await story.margaret.sees("@muster", "You hold the *commander* role in INC-1.")
    card = await story.ada.sees("#payments", f"Commander: {PEOPLE['margaret']} (since")

    await story.margaret.click(card, "Teams…")
    await story.margaret.click(await story.margaret.sees_modal("Wave 2"), "Call network now")
    await story.linus.sees("@muster", "You are called as on call for network: <#C024PAY01>")
    await story.ada.sees("#payments", f"Wave 2, network: called 02:55 UTC ({PEOPLE['linus']})")
    for role in ("scribe", "comms"):
        await offer(story, role)
    for where in ("#payments", "#incidents", card):
        story.ada.reads(where)
