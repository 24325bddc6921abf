from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from bot.domain.objective import Objective, half_used_at, used_up_at

BEGAN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("target", "window", "seconds"),
    [(99.9, "30d", 2592), (99.95, "30d", 1296), (99.99, "30d", 259.2), (99, "7d", 6048), (99.999, "90d", 77.76)],
)
def test_what_an_objective_allows(target, window, seconds):
    assert Objective(target=target, window=window).allowed == timedelta(seconds=seconds)


def test_when_half_and_all_of_it_is_used():
    objective = Objective(target=99.9, window="30d")
    assert half_used_at(objective, BEGAN) == datetime(2026, 3, 1, 12, 21, 36, tzinfo=UTC)
    assert used_up_at(objective, BEGAN) == datetime(2026, 3, 1, 12, 43, 12, tzinfo=UTC)


@pytest.mark.parametrize("target", [0, 100, 100.1, -1, "most"])
def test_impossible_targets(target):
    with pytest.raises(ValidationError):
        Objective(target=target, window="30d")
