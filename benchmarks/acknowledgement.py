"""How long a command takes to be acknowledged, beside a bare slack-bolt app in the same run.

    .venv/bin/python -m benchmarks.acknowledgement
"""

import asyncio
import random
import statistics
import sys
import tempfile

from benchmarks.stage import bare, muster, verdict, workspace

ROUNDS = 300
AIM = 3.0
WORDS = ("list", "status 1", "checkout-api 1 p99 at 5 s")  # the last finds an open incident and offers the choice


async def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with workspace() as slack, bare(slack) as rival, muster(slack, f"sqlite:///{folder}/muster.db") as bot:
            await bot.command(slack, WORDS[-1])
            await asyncio.sleep(3)  # until the incident is open and nothing is under way
            times: dict[str, list[float]] = {word: [] for word in ("bare", *WORDS)}
            chance = random.Random(1)
            for _ in range(ROUNDS):  # in any order, so that all meet the same machine
                for word in chance.sample(list(times), len(times)):
                    app = rival if word == "bare" else bot
                    await app.command(slack, "help")  # neither is measured while it wakes up
                    times[word].append((await app.command(slack, word))[0])
    medians = {word: statistics.median(found) for word, found in times.items()}
    print(", ".join(f"{word}: {median * 1000:.2f} ms" for word, median in medians.items()))
    met = [verdict(f'"{word}" beside a bare app', medians[word] / medians["bare"], AIM, at_most=True) for word in WORDS]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
