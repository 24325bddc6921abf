"""What a review asks for, and what is still open."""

import pytest

from bot.domain.review import Review, reviewed, unanswered
from bot.domain.threshold import WORRIED
from tests.views.facts import NOW

GAP, MISSING = "which gap created this need", "whether a threshold is missing"


@pytest.mark.parametrize(("fired", "expected"), [
    (["a", "b"], ["a", "b"]),
    (["a", "b", "a"], ["a", "b"]),
    (["a", WORRIED], ["a"]),
    ([WORRIED], []),
    ([], []),
])
def test_a_worry_is_never_judged(fired, expected):
    assert reviewed(fired) == expected


def review(**more) -> Review:
    return Review(incident_id=1, asked_at=NOW, **more)


@pytest.mark.parametrize(("asked", "fired", "answered", "gaps", "left"), [
    (review(), ["a"], [], 0, ["whether the threshold fired in the right place", GAP, MISSING]),
    (review(), ["a", "b"], [], 0, ["whether 2 thresholds fired in the right place", GAP, MISSING]),
    (review(), ["a", "b"], ["a"], 0, ["whether one more threshold fired in the right place", GAP, MISSING]),
    (review(), [], [], 0, [GAP, MISSING]),
    (review(), ["a"], ["a", "dropped"], 1, [MISSING]),
    (review(no_gap=True), ["a"], ["a"], 0, [MISSING]),
    (review(missing=""), ["a"], ["a"], 1, []),
    (review(missing="Queue age"), ["a"], ["a"], 0, [GAP]),
])
def test_what_is_still_asked_for(asked, fired, answered, gaps, left):
    assert unanswered(asked, fired, answered, gaps) == left
