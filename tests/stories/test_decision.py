"""The scribe keeps the decision log by replying in its thread."""

from tests.stories.log import ROOM, kept_log, log_of, ticked


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
    await story.everybody_reads()


async def test_an_edit_amends_and_keeps_the_earlier_wording(story):
    log = await kept_log(story)
    ts = await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.grace.edit(ROOM, ts, "Roll back to 4.1")
    await story.grace.edit(ROOM, ts, "Roll back to 4.1")
    await story.grace.edit(ROOM, ts, "Roll back to 4.0")

    shown = await log_of(story.ada)
    assert "*D1*" in shown and "*D2*" not in shown
    assert "Roll back to 4.0 (amended" in shown and "before: “Roll back 4.2”; “Roll back to 4.1”" in shown
    await story.everybody_reads()


async def test_a_deleted_reply_is_withdrawn_and_its_number_is_not_used_again(story):
    log = await kept_log(story)
    first = await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.grace.post(ROOM, "Freeze deploys", thread=log)
    await story.grace.delete(ROOM, first)
    await story.grace.post(ROOM, "Page the database team", thread=log)

    shown = await log_of(story.ada)
    assert "~Roll back 4.2~ (withdrawn" in shown
    assert "*D2*" in shown and "*D3*" in shown and "Page the database team" in shown
    assert "2 decisions" in shown
    await story.everybody_reads()


async def test_repeated_and_reordered_deliveries_change_nothing(story):
    log = await kept_log(story)
    story.slack.deliver_twice = True
    story.slack.hold_events()
    first = await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.grace.edit(ROOM, first, "Roll back to 4.1")
    gone = await story.grace.post(ROOM, "Restart everything", thread=log)
    await story.grace.delete(ROOM, gone)
    await story.grace.post(ROOM, "Freeze deploys", thread=log)
    await story.slack.release(reversed)
    story.slack.deliver_twice = False
    await ticked(story, first)

    shown = await log_of(story.ada)
    assert "Restart everything" not in shown
    # The later reply came first: its number stays, and the log reads in the order things were written.
    assert shown.index("*D2*") < shown.index("Roll back to 4.1 (amended") < shown.index("*D1*") < shown.index("Freeze deploys")
    assert "before: “Roll back 4.2”" in shown
    assert "2 decisions" in shown
    await story.everybody_reads()


async def test_a_reply_counts_by_the_role_its_author_held_when_it_was_written(story):
    log = await kept_log(story)
    story.slack.hold_events()
    await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.pass_time(minutes=1)
    await story.grace.command(ROOM, "/escalate roles")
    roles = await story.grace.sees(ROOM, "Scribe")
    await story.grace.click(roles, "Step back from scribe")
    await story.ada.sees("@muster", "Can you take the *scribe* role")
    await story.pass_time(minutes=1)
    await story.grace.post(ROOM, "The graphs look calm", thread=log)
    await story.slack.release()

    shown = await log_of(story.ada)
    assert "1 decision, no moments on the timeline, 1 note." in shown
    await story.everybody_reads()


async def test_any_message_can_be_logged_as_a_decision(story):
    await kept_log(story)
    ts = await story.linus.post(ROOM, "Let us fail over to the second region")
    await story.linus.message_shortcut("log_as_decision", ROOM, ts)
    kept = await story.linus.sees(ROOM, "It is kept as a note in the log of INC-1")
    assert "<@U024GRA01> (scribe) or <@U024MAR01> (commander)" in kept.text
    await story.grace.message_shortcut("log_as_decision", ROOM, ts)
    await story.grace.sees(ROOM, "Logged in INC-1 as D1.")
    await ticked(story, ts)
    await story.margaret.message_shortcut("log_as_decision", ROOM, ts)
    await story.margaret.sees(ROOM, "This is D1 of INC-1 already.")

    assert "1 decision, no moments on the timeline, no notes." in await log_of(story.ada)
    await story.everybody_reads()


async def test_logging_elsewhere_is_refused_in_words(story):
    ts = await story.linus.post("#payments", "Let us fail over")
    await story.linus.message_shortcut("log_as_decision", "#payments", ts)
    await story.linus.sees("#payments", "in an incident's channel or thread")


async def test_the_log_survives_a_restart_and_the_archive(story):
    log = await kept_log(story)
    await ticked(story, await story.grace.post(ROOM, "Roll back 4.2", thread=log))
    await story.stop_bot()
    await story.start_bot()
    assert "Roll back 4.2" in await log_of(story.ada, "#payments", "log INC-1")
    await story.ada.archive_channel(ROOM)
    assert "Roll back 4.2" in await log_of(story.ada, "#payments", "log 1")
    await story.everybody_reads()


async def test_a_deleted_card_and_log_are_posted_again(story):
    log = await kept_log(story)
    await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    card = next(m for m in story.ada.reads(ROOM) if m.pinned and m is not log)
    await story.ada.delete_message_of_bot(ROOM, card.ts)
    again = await story.ada.sees(ROOM, "now requires broader coordination", new=True)
    assert again.ts != card.ts
    await story.ada.delete_message_of_bot(ROOM, log.ts)
    new_log = await story.ada.sees(ROOM, "continued", new=True)
    await story.settles()
    assert new_log.pinned
    await story.grace.post(ROOM, "Freeze deploys", thread=new_log)
    await story.grace.post(ROOM, "Page the database team", thread=log)

    await story.settles()  # replies quicker than the new log's place is known are read back
    shown = await log_of(story.ada)
    assert "3 decisions" in shown
    await story.everybody_reads()
