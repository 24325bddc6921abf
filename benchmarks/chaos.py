"""Kills the program again and again, under people's hands, and counts what was lost and what was doubled.

    .venv/bin/python -m benchmarks.chaos [--kills 200] [--seed 1]

Each round plays an incident from escalation to review against the sandbox, with the real program as a process of its
own; the process dies by SIGKILL at drawn points (around commits, Web API calls, deliveries, timers, at any moment) and is
started again. The last lines are the figures; the exit status is 1 when anything was lost or doubled.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.chaos.campaign import Figures, plans, play

KILLS_A_ROUND = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, help="end after so many (default 200)")
    parser.add_argument("--seed", type=int, default=1, help="of the drawn points (default 1)")
    arguments = parser.parse_args()
    figures, begun = Figures(), time.monotonic()
    for number, plan in zip(count(1), plans(arguments.seed, KILLS_A_ROUND), strict=False):
        one = asyncio.run(play(plan))
        figures.add(one)
        print(f"round {number}: {len(one.kills)} kills, {len(one.lost)} lost, {len(one.doubled)} doubled", flush=True)
        for line in (*one.lost, *one.doubled):
            print(line, flush=True)
        if len(figures.kills) >= arguments.kills:
            break
    _report(figures, time.monotonic() - begun)
    return 1 if figures.lost or figures.doubled else 0


def _report(figures: Figures, seconds: float) -> None:
    kinds = Counter(point.rpartition(" ")[0] for point in figures.kills)
    print(f"kills by point: {', '.join(f'{kind} {times}' for kind, times in sorted(kinds.items()))}")
    print(f"start to first line, median: {statistics.median(figures.starts):.2f} s; {seconds:.0f} s in all")
    print(f"rounds {figures.rounds}, kills {len(figures.kills)}, lost {len(figures.lost)}, doubled {len(figures.doubled)}")


if __name__ == "__main__":
    sys.exit(main())
