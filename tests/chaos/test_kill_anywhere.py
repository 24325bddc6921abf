"""The program is killed by SIGKILL, again and again, and nothing acknowledged is lost or doubled.

The short form, with a fixed seed; `python benchmarks/chaos.py` is the long one.
"""

from itertools import islice

import pytest

from tests.chaos.campaign import Plan, plans, play
from tests.chaos.process import INSIDE, MOMENT, OUTSIDE, Point

SEED, ROUNDS, KILLS = 4, 3, 4
CHOSEN = (
    Plan((Point("call caught", 12), Point("call lost", 1), Point("inbox", 2), Point("timer", 1))),  # a post of the opening
    Plan((Point("commit", 5), Point("committed", 12), Point("call answered", 2), Point("timer fired", 1),
          Point("acknowledged", 2))),
)


PLANS = (*CHOSEN, *islice(plans(SEED, KILLS), ROUNDS))


def test_every_kind_of_point_is_among_them():
    assert {point.kind for plan in PLANS for point in plan.points} == {*INSIDE, *OUTSIDE, MOMENT}


@pytest.mark.parametrize("plan", PLANS, ids=str)
async def test_nothing_is_lost_or_doubled(plan):
    figures = await play(plan)
    assert not figures.lost, "\n".join(figures.lost)
    assert not figures.doubled, "\n".join(figures.doubled)
    reached = len(plan.points) if plan in CHOSEN else 1  # a drawn point may lie beyond the scene's end
    assert len(figures.kills) >= reached, f"only {figures.kills} were reached"
