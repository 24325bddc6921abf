"""What many reviews say about a threshold."""

from datetime import UTC, datetime

import pytest

from bot.domain.calibration import ADVICE, calibrate
from bot.domain.review import Fit, ThresholdReview

AT = datetime(2026, 11, 23, tzinfo=UTC)


def answer(incident: int, fit: Fit, minutes: int | None = None) -> ThresholdReview:
    return ThresholdReview(incident_id=incident, threshold="cross_team", fit=fit, minutes=minutes, at=AT)


def figures(*fits: Fit, minutes: int | None = None):
    answers = [answer(number, fit, minutes) for number, fit in enumerate(fits, start=1)]
    fired = [(number, "checkout-api", "cross_team") for number in range(1, max(len(fits), 1) + 1)]
    return calibrate(fired, answers, [(1, "alert"), (1, "alert"), (99, "runbook")])[0]


def test_figures_of_one_threshold():
    one = figures(Fit.TOO_LATE, Fit.RIGHT, minutes=10)
    assert (one.fired, one.reviews, one.minutes, dict(one.gaps)) == (2, 2, 20, {"alert": 2})
    assert one.fits == {Fit.TOO_LATE: 1, Fit.RIGHT: 1}


@pytest.mark.parametrize("fits, advice", [
    ([], None),
    ([Fit.TOO_LATE] * 4, None),
    ([Fit.TOO_LATE] * 5, ADVICE[Fit.TOO_LATE]),
    ([Fit.RIGHT] * 3 + [Fit.TOO_EARLY] * 2, ADVICE[Fit.RIGHT]),
    ([Fit.RIGHT] * 3 + [Fit.TOO_EARLY] * 3, "The reviews do not agree yet: leave it as it is."),
])
def test_no_advice_below_five_reviews(fits, advice):
    assert figures(*fits).advice() == advice


def test_a_threshold_that_fired_twice_in_one_incident_counts_once():
    assert calibrate([(1, "a", "x"), (1, "a", "x")], [], [])[0].fired == 1


def test_the_most_fired_come_first():
    found = calibrate([(1, "a", "x"), (2, "b", "y"), (3, "b", "y")], [], [])
    assert [one.service for one in found] == ["b", "a"]
