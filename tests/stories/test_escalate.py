"""Somebody escalates, and the right people stand in one channel."""

import pytest

ROOM = "#inc-1-checkout-api"


async def read_opening(story, room: str = ROOM) -> None:
    """Everybody reads what an escalation on checkout-api says at first."""
    for name, role in (("margaret", "commander"), ("grace", "scribe"), ("barbara", "comms")):
        await story.slack.person(name).sees("@muster", f"Can you take the *{role}* role")
    await story.ada.sees(room, "now requires broader coordination")
    await story.ada.sees(room, "Decision log of")


async def test_typed_in_one_line(story):
    ada = story.ada
    await ada.command("#payments", "/escalate checkout-api 1,4 p99 at 5 s since 02:40")

    await ada.sees("#payments", "Thank you for raising this early")
    await read_opening(story)
    card = await ada.sees(ROOM, "Commander: offered to <@U024MAR01>")
    await story.settles()
    assert card.pinned
    assert "|Decision log>" in card.rendered and "|Announcement>" in card.rendered
    assert "p99 at 5 s since 02:40" in card.text
    said = await ada.sees("#incidents", "The risk in *checkout-api* now requires broader coordination.")
    assert "ada" not in said.rendered.lower() and "U024ADA01" not in said.rendered
    assert "You are also called for payments" in (await story.grace.sees("@muster", "scribe")).text
    members = story.slack.workspace.channel(ROOM).members
    assert {"U024ADA01", "U024GRA01", "U024MAR01", "U024BAR01"} <= set(members)
    from_bot = [m for m in ada.reads(ROOM) if m.user != ada.id and not m.subtype]
    assert len(from_bot) <= 3


async def test_by_the_form(story):
    ada = story.ada
    await ada.command("#payments", "/escalate checkout is slow")
    form = await ada.sees_modal("Which threshold fired?")
    assert "checkout is slow" in form.text
    assert "payments (<@U024GRA01>) now" in form.text

    await ada.tick("A technical uncertainty needs a step outside the runbook")
    await ada.sees_modal("platform (<@U024ALA01>) now")
    assert await ada.submit() is None

    await ada.sees("#payments", "Thank you for raising this early")
    await read_opening(story)
    await story.alan.sees("@muster", "on call for platform")
    await story.ada.sees("#incidents", "Threshold: A technical uncertainty")


async def test_whoever_a_message_mentions_is_named_in_the_form(story):
    ada = story.ada
    ts = await story.linus.post("#payments", "@linus and @margaret see p99 at 5 s")
    await ada.message_shortcut("escalate_from_message", "#payments", ts)
    form = await ada.sees_modal("Which threshold fired?")
    assert "@linus and @margaret see p99 at 5 s" in form.text


@pytest.mark.parametrize(("words", "threshold"), [
    ("2 of 5 pods down", "A technical uncertainty needs a step outside the runbook"),
    ("3 times slower", "A dependency surfaced that one team cannot resolve"),
])
async def test_a_number_that_may_count_something_is_shown_before_it_counts(story, words, threshold):
    await story.ada.command("#payments", f"/escalate checkout-api {words}")
    form = await story.ada.sees_modal("Which threshold fired?")
    assert f"[x] {threshold}" in form.text and words in form.text
    assert "inc-1-checkout-api" not in [channel.name for channel in story.slack.workspace.channels.values()]


async def test_the_thanks_say_what_was_understood(story):
    await test_typed_in_one_line(story)
    thanks = await story.ada.sees("#payments", "Thank you for raising this early")
    for words in ("Customer impact has started", "Time to mitigate is starting", "Signal: p99 at 5 s since 02:40."):
        assert words in thanks.text, thanks.text


async def test_ticks_that_come_faster_than_slack_draws(story):
    await story.ada.command("#payments", "/escalate checkout-api")
    await story.ada.sees_modal("Which threshold fired?")
    story.slack.latency = 0.2
    await story.ada.tick("Customer impact has started")
    await story.ada.tick("A technical uncertainty needs a step outside the runbook")
    await story.ada.sees_modal("platform (<@U024ALA01>) now")


async def test_a_tick_that_saw_the_form_before_it_was_drawn_anew(story):
    """Ticked while the drawing of the tick before arrived: Slack refuses the hash this one knows."""
    await story.ada.command("#payments", "/escalate checkout-api")
    await story.ada.sees_modal("Which threshold fired?")
    await story.ada.tick("Customer impact has started")
    await story.ada.tick("A technical uncertainty needs a step outside the runbook")
    await story.ada.sees_modal("platform (<@U024ALA01>) now")


async def test_a_drawing_that_slack_refuses_as_overtaken_is_made_over_it(story):
    await story.ada.command("#payments", "/escalate checkout-api")
    await story.ada.sees_modal("Which threshold fired?")
    story.slack.faults.add("views.update", error="hash_conflict")
    await story.ada.tick("A technical uncertainty needs a step outside the runbook")
    await story.ada.sees_modal("platform (<@U024ALA01>) now")


async def test_nothing_ticked_is_said_inside_the_form(story):
    await story.ada.command("#payments", "/escalate")
    await story.ada.sees_modal("Which threshold fired?")
    errors = await story.ada.submit()
    assert errors


async def test_a_drill_tells_nobody_outside(story):
    ada = story.ada
    await ada.command("#payments", "/escalate drill checkout-api 1 @linus practice")
    await ada.sees("#payments", "DRILL")
    await ada.sees("#drill-1-checkout-api", "practice")
    await ada.sees("#drill-1-checkout-api", "Decision log")
    await story.settles()
    for person in (story.grace, story.margaret, story.barbara):
        person.nothing_new("@muster")
    for where in ("#incidents", "#payments", "#stakeholders"):
        story.grace.nothing_new(where)
    for person in (story.ada, story.linus):
        person.reads("@muster")


async def test_a_drill_by_the_form_asks_who_takes_part(story):
    ada = story.ada
    await ada.command("#payments", "/escalate drill @linus")
    await ada.sees_modal("Who takes part, besides you?")
    await ada.tick("Customer impact has started")
    await ada.fill({"Who takes part, besides you?": ["linus", "radia"]})
    assert await ada.submit() is None
    room = await story.radia.invited_to("drill-1")
    await story.linus.sees(room.id, "practice")
    await story.everybody_reads()
    assert set(room.members) - {"U0SANDBOX1"} == {"U024ADA01", "U024LIN01", "U024RAD01"}


async def test_update_reaches_the_stakeholders(story):
    await test_typed_in_one_line(story)
    await story.pass_time(minutes=25)
    await story.everybody_reads()
    ada = story.ada
    await ada.command(ROOM, "/escalate update")
    form = await ada.sees_modal("What should people know?")
    assert "Customer impact has started" in form.text
    await ada.submit()
    await ada.sees("#stakeholders", "Update on INC-1")
    await story.everybody_reads()
