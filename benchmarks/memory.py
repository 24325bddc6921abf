"""Resident memory of the bot after 1,000 incidents, and its growth over 10,000 message events.

    .venv/bin/python -m benchmarks.memory
"""

import asyncio
import sys
import tempfile

from benchmarks.stage import all_at_once, muster, verdict, workspace

INCIDENTS = 1000
EVENTS = 10_000
MOST = 150.0  # megabytes
GROWTH = 3.0  # megabytes of noise allowed between two states of rest


async def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with workspace() as slack, muster(slack, f"sqlite:///{folder}/muster.db") as bot:
            await all_at_once(lambda i: bot.command(slack, f"drill checkout-api 1 practice {i}"), INCIDENTS)
            await rest(slack)
            after_incidents = bot.megabytes()
            room = next(channel.id for channel in slack.workspace.channels.values() if channel.name.startswith("drill-"))
            channels = ("C024OPS01", room)

            async def messages(number: int) -> float:
                await all_at_once(lambda i: bot.message(channels[i % 2], f"The error rate is at {i} %."), number)
                await rest(slack)
                return bot.megabytes()

            before = await messages(3 * EVENTS // 2)  # what is kept for good is kept by then
            after = await messages(EVENTS)
    met = [verdict("megabytes after 1,000 incidents", after_incidents, MOST, at_most=True),
           verdict("megabytes grown over 10,000 events", after - before, GROWTH, at_most=True)]
    return 0 if all(met) else 1


async def rest(slack) -> None:
    """Until the bot has made no call for a while."""
    seen = -1
    while seen != len(slack.calls):
        seen = len(slack.calls)
        await asyncio.sleep(2)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
