"""The program is killed by SIGKILL, again and again, and nothing acknowledged is lost or doubled.

The short form, with a fixed seed; `python benchmarks/chaos.py` is the long one.
"""

from itertools import islice

import pytest

from tests.chaos.campaign import Plan, play, plans
from tests.chaos.process import Point

SEED, ROUNDS, KILLS = 4, 3, 4
CHOSEN = (
    Plan((Point("call caught", 12), Point("call lost", 1), Point("inbox", 2), Point("timer", 1))),  # a post of the opening
    Plan((Point("commit", 5), Point("committed", 12), Point("timer fired", 1), Point("acknowledged", 2))),
)


@pytest.mark.parametrize("plan", [*CHOSEN, *islice(plans(SEED, KILLS), ROUNDS)], ids=str)
async def test_nothing_is_lost_or_doubled(plan):
    figures = await play(plan)
    assert not figures.lost, "\n".join(figures.lost)
    assert not figures.doubled, "\n".join(figures.doubled)
    assert figures.kills, "no point was reached: this round has shown nothing"
