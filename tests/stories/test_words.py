"""The few words of the command: what is open, how it stands, what falls due."""

from datetime import timedelta

import pytest

from tests.stories.incident import PEOPLE, ROOM, holds, opened


async def test_help_shows_the_whole_playbook(story):
    await story.ada.command("#general", "/escalate help")
    shown = await story.ada.sees("#general", "Which threshold fired?")
    for words in ("1. Customer impact has started", "5. None of these, and I am worried", "Commander", "mitigated", "teams", "stand-down", "drill"):
        assert words in shown.rendered


async def test_a_misspelt_word_opens_the_form_and_names_the_word(story):
    await story.ada.command("#payments", "/escalate hlep")
    await story.ada.sees_modal("If you meant `/escalate help`, close this form")


async def test_stand_down_as_it_is_spoken(story):
    await opened(story)
    await story.ada.command("#general", "/escalate Stand down INC-1")
    await story.ada.sees(ROOM, "INC-1 is stood down")
    await story.everybody_reads()


@pytest.mark.parametrize("signal", ["teams cannot log in since 14:02", "status page is down", "log pipeline broken since 9"])
async def test_a_signal_may_begin_with_a_word_of_the_command(story, signal):
    await story.ada.command("#payments", f"/escalate {signal}")
    form = await story.ada.sees_modal("Which threshold fired?")
    assert signal in form.text


@pytest.mark.parametrize("words", ["status INC-7x", "status of INC-77"])
async def test_a_mistyped_incident_is_no_signal(story, words):
    await story.ada.command("#payments", f"/escalate {words}")
    await story.ada.sees("#payments", "There is no incident")


async def test_help_in_an_incident_says_who_holds_the_roles(story):
    await opened(story)
    await holds(story, "commander", "margaret")
    await story.ada.command(ROOM, "/escalate help")
    shown = await story.ada.sees(ROOM, "Which threshold fired?")
    assert f"Commander: {PEOPLE['margaret']}" in shown.rendered
    await story.everybody_reads()


async def test_nothing_open(story):
    await story.ada.command("#general", "/escalate list")
    await story.ada.sees("#general", "Nothing is open")


async def test_list_and_status(story):
    await opened(story)
    await story.linus.command("#general", "/escalate list")
    await story.linus.sees("#general", "*INC-1* checkout-api, critical, open")
    await story.linus.command("#general", "/escalate status inc-1")
    shown = await story.linus.sees("#general", "Severity critical")
    assert not shown.buttons
    await story.everybody_reads()


async def test_an_incident_alone_asks_how_it_stands(story):
    await opened(story)
    await story.linus.command("#general", "/escalate inc-1")
    await story.linus.sees("#general", "Severity critical")
    await story.everybody_reads()


async def test_due_lists_what_will_fire_when_and_why(story):
    await opened(story)
    await story.ada.command(ROOM, "/escalate due")
    shown = await story.ada.sees(ROOM, "Due next")
    for words in ("commander: the offer moves on", "wave 2: network is called", "if nothing was heard",
                  "the next update is asked for, 5 min before it is due"):
        assert words in shown.rendered
    await story.everybody_reads()


async def test_no_line_of_the_card_mixes_two_time_zones(story):
    """A reader in another zone sees their own time in front; a time in UTC behind it would be a riddle."""
    card = await opened(story)
    due = next(line for line in card.rendered.splitlines() if "update is asked for" in line)
    assert "UTC" not in due.partition(">")[2]
    await story.everybody_reads()


async def test_a_number_nobody_has_is_said_kindly(story):
    await story.ada.command("#general", "/escalate status INC-99")
    await story.ada.sees("#general", "There is no incident INC-99. `/escalate list` shows the open ones.")
    await story.ada.command("#general", "/escalate close")
    await story.ada.sees("#general", "This works in an incident's channel, or with its number: `/escalate close INC-42`.")


async def test_the_home_tab_shows_what_is_open(story):
    await story.ada.open_home()
    await story.ada.sees_home("Nothing is open")
    await opened(story)
    await story.ada.open_home()
    await story.ada.sees_home("INC-1")
    await story.everybody_reads()


async def test_comms_is_asked_writes_and_is_left_in_peace(story):
    await opened(story)
    await holds(story, "comms", "barbara")
    await holds(story, "commander", "margaret")
    await holds(story, "scribe", "grace")
    await story.pass_time(minutes=26)
    asked = await story.barbara.sees("@muster", "The next update on INC-1 is due at")
    await story.barbara.click(asked, "Write update")
    await story.barbara.sees_modal("What should people know?")
    await story.barbara.fill({"What should people know?": "Payments by card fail for about one in ten."})
    assert await story.barbara.submit() is None
    said = await story.ada.sees("#stakeholders", "Payments by card fail")
    assert "Next update by" in said.text
    await story.barbara.sees("@muster", "Thank you: an update on INC-1 is out. The next one is due at")
    await story.everybody_reads()
    await story.pass_time(minutes=20)
    story.barbara.nothing_new("@muster")
    await story.pass_time(minutes=6)
    await story.barbara.sees("@muster", "The next update on INC-1 is due at", new=True)
    await story.everybody_reads()


async def test_an_update_is_put_off_or_left_out(story):
    await opened(story)
    await holds(story, "comms", "barbara")
    await story.pass_time(minutes=26)
    asked = await story.barbara.sees("@muster", "The next update on INC-1")
    await story.barbara.click(asked, "In 15 minutes")
    await story.barbara.sees("@muster", "is asked for again at")
    await story.pass_time(minutes=16)
    asked = await story.barbara.sees("@muster", "The update on INC-1 was put off until now", new=True)
    await story.barbara.click(asked, "Leave this one out")
    await story.barbara.sees("@muster", "is left out")
    await story.everybody_reads()


async def test_a_blaming_update_is_offered_another_wording_once(story):
    await opened(story)
    await story.ada.command(ROOM, "/escalate update")
    await story.ada.sees_modal("What should people know?")
    await story.ada.fill({"What should people know?": "Why did nobody tell us earlier? checkout-api was down at 14:02."})
    await story.ada.submit()
    form = await story.ada.sees_modal("Send anyway")
    assert "14:02" in form.text
    assert await story.ada.submit() is None
    await story.ada.sees("#stakeholders", "checkout-api was down at 14:02")
    await story.everybody_reads()


async def test_a_restart_loses_no_timer_and_doubles_none(story):
    await opened(story)
    await holds(story, "commander", "margaret")
    await holds(story, "scribe", "grace")
    await holds(story, "comms", "barbara")
    await story.stop_bot()
    story.clock.advance(timedelta(minutes=11))
    await story.start_bot()
    await story.linus.sees("@muster", "on call for network")
    await story.pass_time(seconds=30)
    story.linus.nothing_new("@muster")
    await story.everybody_reads()
