"""How much of what blames comes before the model at all: what it is not asked about it cannot find."""

import json
from pathlib import Path
from zlib import crc32

from bot.adviser.judge import ASK
from bot.domain.wording import Names, weigh

SENTENCES = Path(__file__).parents[2] / "benchmarks" / "language"


def held_out():
    """Our own sentences that nothing was learned from: one in ten, by its id (benchmarks/language/train.py)."""
    lines = [json.loads(line) for file in sorted(SENTENCES.glob("train_*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return [line for line in lines if crc32(line["id"].encode()) % 10 == 0]


def test_nearly_all_blame_is_asked_about_and_most_of_the_rest_is_not(languages):
    asked = {True: [], False: []}
    for line in held_out():
        asked[line["blame"]].append(any(one.score >= ASK for one in weigh(line["text"], Names(), languages)))
    share = {blame: sum(known) / len(known) for blame, known in asked.items()}
    assert share[True] >= 0.88
    assert share[False] <= 0.45  # all of these use the words of blame without blaming; ordinary chat does not
