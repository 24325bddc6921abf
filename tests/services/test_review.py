"""The review on a real database: answers are kept, amended, asked for again."""

from datetime import date, timedelta

import pytest

from bot.clock.due import fire
from bot.domain import place
from bot.domain.refusal import NoReviewYet, NoSuchIncident
from bot.domain.review import Gap, Review, ThresholdReview
from bot.domain.threshold import WORRIED
from bot.domain.timer import Timer
from bot.services import ending, review
from bot.services.steps.review import REMIND
from tests.services.conftest import ADA, URL

IMPACT = "customer_impact"


def closed(house, **more) -> int:
    number = house.opened(**more)
    house.pass_time(minutes=30)
    house.take(ending.close, number, ADA, house.now, "The rollback")
    return number


def answered(house, number: int) -> None:
    house.take(review.save_threshold, number, IMPACT, "too late", "", None)
    house.take(review.no_gap, number, "yes", None)
    house.take(review.save_missing, number, "")


def asked(house) -> Review:
    return house.rows(Review)[0]


def message(house, number: int) -> str:
    """The review as it stands in the room."""
    edits = house.sent("chat.update", place.review(number))
    return (edits or house.sent(to=place.room(number)))[-1].payload["text"]


def test_every_threshold_gap_and_missing_one_is_asked_for(house):
    number = closed(house)
    words = message(house, number)
    assert "Customer impact has started or is about to start: Did it fire in the right place? Not answered yet." in words
    assert "whether the threshold fired in the right place, which gap created this need and whether a thresh" in words
    assert "What ended it: The rollback" in words


def test_a_worry_is_a_sign_that_a_threshold_is_missing_and_is_not_judged(house):
    words = message(house, closed(house, thresholds=(WORRIED,)))
    assert "Did it fire in the right place?" not in words
    assert "Which threshold should have fired and did not? Somebody was worried" in words
    assert "Still open: which gap created this need and whether a threshold is missing." in words


def test_answers_are_kept_amended_and_complete_the_review(house):
    number = closed(house)
    house.lands(place.review(number), f"C{number}", "1.5")
    answered(house, number)
    assert asked(house).completed_at == house.now
    assert house.rows(Timer, Timer.kind == REMIND) == []
    assert "All three records are there" in message(house, number)
    house.take(review.save_threshold, number, IMPACT, "right", "Nothing", 0)
    assert [(row.fit, row.earlier, row.minutes)
            for row in house.rows(ThresholdReview)] == [("right", "Nothing", 0)]
    assert f"{review.view.FIRST} right. {review.view.SECOND} Nothing (0 min saved)" in message(house, number)


def test_a_gap_is_named_changed_and_taken_out_again(house):
    number = closed(house)
    house.lands(place.review(number), f"C{number}", "1.5")
    house.take(review.save_gap, number, None, "alert", "No alert on p99", "payments", date(2026, 12, 1))
    gap = house.rows(Gap)[0]
    assert f"{review.view.THIRD} Alert: No alert on p99 · owned by payments · due 2026-12-01" in message(house, number)
    house.take(review.save_gap, number, gap.id, "runbook", "No step for it", None, None)
    assert [(row.kind, row.text, row.team, row.due)
            for row in house.rows(Gap)] == [("runbook", "No step for it", None, None)]
    house.take(review.remove_gap, number, gap.id)
    assert house.rows(Gap) == []


def test_two_people_who_say_at_once_that_there_was_no_gap_agree(house):
    number = closed(house)
    for _ in range(2):
        house.take(review.no_gap, number, "yes", URL)
    assert asked(house).no_gap
    house.take(review.no_gap, number, "no", URL)
    assert not asked(house).no_gap


def test_naming_a_gap_takes_back_that_there_was_none(house):
    number = closed(house)
    house.take(review.no_gap, number, "yes", None)
    house.take(review.save_gap, number, None, "alert", "No alert", None, None)
    house.take(review.remove_gap, number, house.rows(Gap)[0].id)
    assert not asked(house).no_gap


def test_a_gap_of_another_incident_cannot_be_changed(house):
    first = closed(house)
    house.take(review.save_gap, first, None, "alert", "No alert", None, None)
    second = closed(house, service="edge-gateway")
    house.take(review.save_gap, second, house.rows(Gap)[0].id, "runbook", "Other words", None, None)
    assert [(gap.incident_id, gap.text) for gap in house.rows(Gap)] == [(first, "No alert"),
                                                                        (second, "Other words")]


@pytest.mark.parametrize(("number", "refused"), [(1, NoReviewYet), (7, NoSuchIncident)])
def test_before_it_is_closed_there_is_nothing_to_review(house, number, refused):
    house.opened()
    with pytest.raises(refused):
        house.take(review.threshold_form, number, IMPACT)


def reminded(house) -> None:
    """The reminder falls due."""
    timer = house.rows(Timer, Timer.kind == REMIND)[0]
    house.now = timer.due_at
    house.take(fire, timer.id, timer.due_at)


def test_open_records_are_asked_for_privately_and_at_last_in_the_room(house):
    number = closed(house)
    for _ in range(2):
        reminded(house)
    assert [words.endswith("Only you are asked.") for words in house.texts(ADA)[-2:]] == [True, True]
    reminded(house)
    assert house.texts(place.room(number))[-1].endswith("This is the last reminder.")
    assert house.rows(Timer, Timer.kind == REMIND) == []


def test_a_review_that_is_complete_is_not_asked_for(house):
    number = closed(house)
    timer = house.rows(Timer, Timer.kind == REMIND)[0]
    answered(house, number)
    before = len(house.sent())
    house.take(review.remind, timer)
    assert len(house.sent()) == before


def test_closed_once_more_it_is_asked_for_from_the_beginning(house):
    number = closed(house)
    for _ in range(3):
        reminded(house)
    house.take(ending.reopen, number)
    house.pass_time(minutes=5)
    house.take(ending.close, number, ADA, house.now - timedelta(minutes=1), "A restart")
    assert asked(house).reminders == 0
    assert house.rows(Timer, Timer.kind == REMIND)[0].due_at == house.now + timedelta(days=1)


def test_a_drill_is_reviewed_and_never_asked_for_again(house):
    number = closed(house, drill=True)
    assert "DRILL (practice" in message(house, number)
    assert house.rows(Timer, Timer.kind == REMIND) == []
