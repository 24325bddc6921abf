"""Updates, quiet incidents and the three questions, on a real database."""

from datetime import timedelta

import pytest

from bot.clock.due import fire
from bot.domain import place
from bot.domain.question import QuestionAnswer
from bot.domain.refusal import IncidentOver
from bot.domain.role import Offer
from bot.domain.timer import Timer
from bot.domain.update import Update
from bot.services import ending, named_team, offer, question, quiet, update
from bot.services.steps.update import ASK, QUIET
from bot.views.text import plain_clock
from tests.services.conftest import ADA, URL

STAKEHOLDERS, BARBARA, MARGARET = "C024STK01", "U024BAR01", "U024MAR01"
RHYTHM = timedelta(minutes=30)  # of critical incidents in the example playbook


def due(house) -> timedelta:
    """How far ahead the next update is due."""
    return (house.now.fromisoformat(house.rows(Timer, Timer.kind == ASK)[0].facts["due"])) - house.now


def comes(house, kind: str) -> None:
    """The timer of this kind falls due."""
    timer = house.rows(Timer, Timer.kind == kind)[0]
    house.now = timer.due_at
    house.take(fire, timer.id, timer.due_at)


def accepted(house, role: str) -> None:
    made = house.rows(Offer, Offer.role == role)[0]
    house.take(offer.accepted, made.id, made.person)


@pytest.mark.parametrize(("held", "asked"), [
    (["comms", "commander"], BARBARA), (["commander"], MARGARET), ([], place.room(1))])
def test_whoever_writes_is_asked_a_little_before(house, held, asked):
    house.opened()
    for role in held:
        accepted(house, role)
    comes(house, ASK)
    assert house.texts(asked)[-1].startswith("The next update on INC-1 is due at 03:25 UTC.")
    assert due(house) == RHYTHM + timedelta(minutes=5)


def test_an_update_sets_the_clock_anew(house):
    house.opened()
    house.pass_time(minutes=20)
    house.take(update.write, 1, "We roll back & wait for @here")
    assert due(house) == RHYTHM
    said = house.texts(STAKEHOLDERS)[-1]
    assert said.splitlines()[:2] == ["Update on INC-1 (checkout-api)",
                                     "We roll back &amp; wait for @\u2060here"]
    assert said.endswith(f"Next update by {plain_clock(house.now + RHYTHM)}.")
    assert ADA not in said


def test_the_question_that_was_answered_asks_no_longer(house):
    house.opened()
    house.take(update.write, 1, "Before anybody asked")
    assert house.sent("chat.update", place.asked(1)) == []
    comes(house, ASK)
    house.lands(place.asked(1), "D1", "1.5")
    house.take(update.write, 1, "We roll back")
    said = house.sent("chat.update", place.asked(1))[-1].payload
    assert said["text"] == f"Thank you: an update on INC-1 is out. The next one is due at {plain_clock(house.now + RHYTHM)}."
    assert "button" not in str(said)


@pytest.mark.parametrize("more", [{"drill": True}, {"private": True}])
def test_nothing_leaves_a_drill_or_a_private_incident(house, more):
    house.opened(**more)
    house.take(update.write, 1, "We roll back")
    assert house.sent(to=STAKEHOLDERS) == []
    assert "We roll back" in house.texts(place.room(1))[-1]
    assert "stays in the incident's channel" in str(house.take(update.form_of, 1))


def test_snoozing_and_skipping_are_written_down(house):
    house.opened()
    house.take(update.snooze, 1, URL)
    assert due(house) == update.SNOOZE
    house.take(update.skip, 1, URL)
    assert due(house) == RHYTHM
    snoozed, skipped = house.rows(Update)
    assert (snoozed.snoozed_until, snoozed.skipped) == (house.now + update.SNOOZE, False)
    assert (skipped.snoozed_until, skipped.skipped) == (None, True)
    assert [row.payload["replace_original"] for row in house.sent("respond", URL)][-2:] == [True, True]


def test_an_update_that_was_put_off_is_asked_for_without_a_reproach(house):
    house.opened()
    house.take(update.snooze, 1, URL)
    comes(house, ASK)
    assert house.texts(place.room(1))[-1].startswith("The update on INC-1 was put off until now. A draft")
    because = house.rows(Timer, Timer.kind == ASK)[0].because
    assert because == "the next update is asked for, 5 min before it is due"


@pytest.mark.parametrize("late", [
    lambda house: house.take(update.write, 1, "Too late"), lambda house: house.take(update.form_of, 1),
    lambda house: house.take(update.snooze, 1, URL), lambda house: house.take(update.form, "INC-1", "C9"),
    lambda house: house.take(quiet.goes_on, 1, URL), lambda house: house.take(question.form, 1, "signal"),
    lambda house: house.take(question.answer, 1, "signal", "p99"),
    lambda house: house.take(named_team.call, 1, "network"),
])
def test_a_button_or_form_that_outlived_the_incident_says_so(house, late):
    house.opened()
    house.take(ending.stand_down_of, 1)
    before = len(house.sent())
    with pytest.raises(IncidentOver, match="INC-1 is stood down already. Nothing was changed."):
        late(house)
    assert len(house.sent()) == before


def test_a_draft_names_what_fired_and_what_is_seen(house):
    house.opened(thresholds=("customer_impact", "cross_team"))
    text = next(block for block in house.take(update.form_of, 1)["blocks"] if block.get("block_id") == "text")
    assert text["element"]["initial_value"].splitlines() == [
        "Customer impact has started or is about to start; A dependency surfaced that one team cannot resolve "
        "(since 23 Nov 02:55 UTC).", "What is seen: p99 at 5 s", "Work on it goes on."]


def test_a_quiet_incident_is_asked_about_and_then_left_alone(house):
    house.opened()
    comes(house, QUIET)
    asked = [text for text in house.texts(place.room(1)) if text.startswith("INC-1 has been quiet for 2 h.")]
    assert len(asked) == 1
    assert house.rows(Timer, Timer.kind == QUIET)[0].due_at == house.now + timedelta(days=1)


def test_one_that_was_heard_of_meanwhile_is_not_asked_about(house):
    house.opened()
    house.pass_time(hours=1)
    house.take(question.answer, 1, "dependency", "The certificate")
    comes(house, QUIET)
    assert not [text for text in house.texts(place.room(1)) if "has been quiet" in text]
    assert house.rows(Timer, Timer.kind == QUIET)[0].due_at == house.now + timedelta(hours=1)


def test_somebody_says_that_it_goes_on(house):
    house.opened()
    comes(house, QUIET)
    house.take(quiet.goes_on, 1, URL)
    assert house.rows(Timer, Timer.kind == QUIET)[0].due_at == house.now + house.playbook.quiet_after


def test_the_latest_answer_stands(house):
    house.opened()
    for text in ("The bank", "The certificate of the bank"):
        house.take(question.answer, 1, "dependency", text)
    kept = {row.question: row.text for row in house.rows(QuestionAnswer)}
    assert kept == {"signal": "p99 at 5 s", "dependency": "The certificate of the bank"}


@pytest.mark.parametrize(("answer", "team"), [
    ("We wait for network", "network"), ("Network!", "network"), ("networking is fine", None),
    ("somebody from incident command", "incident-command"), ("payments is here", None), ("no idea", None)])
def test_a_team_an_answer_names_can_be_called(house, answer, team):
    house.opened()
    form = house.take(question.answer, 1, "expertise", answer)
    assert (form and form["private_metadata"]) == (team and f"1:{team}")
