"""Message events a second: in channels without an incident beside a bare slack-bolt app, and in an incident's channel.

    .venv/bin/python -m benchmarks.events
"""

import asyncio
import sys
import tempfile

from benchmarks.stage import all_at_once, bare, muster, verdict, workspace

NUMBER = 2000
ROUNDS = 3
RATIO = 0.6
RATE = 300.0
TEXTS = ("The error rate on checkout-api is at 4 % since 14:02.", "Why did nobody look at the dashboard?",
         "Rolling back the last deployment now.", "p99 is back under 300 ms, watching it for ten minutes.")


async def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with workspace() as slack, bare(slack) as rival, muster(slack, f"sqlite:///{folder}/muster.db") as bot:
            await bot.command(slack, "checkout-api 1 p99 at 5 s")
            await asyncio.sleep(3)
            room = next(channel.id for channel in slack.workspace.channels.values() if channel.name.startswith("inc-1"))
            rates: dict[str, list[float]] = {"bare": [], "elsewhere": [], "incident": []}
            for _ in range(ROUNDS):
                for name, app, channel in (("bare", rival, "C024OPS01"), ("elsewhere", bot, "C024OPS01"),
                                           ("incident", bot, room)):
                    rates[name].append(await all_at_once(
                        lambda i, app=app, channel=channel: app.message(channel, TEXTS[i % len(TEXTS)]), NUMBER))
    best = {name: max(found) for name, found in rates.items()}
    print(", ".join(f"{name}: {rate:.0f} a second" for name, rate in best.items()))
    met = [verdict("without an incident, beside a bare app", best["elsewhere"] / best["bare"], RATIO, at_most=False),
           verdict("in an incident's channel, checked and written, a second", best["incident"], RATE, at_most=False)]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
