"""How long an escalation takes until everybody is there, when every Web API call takes 100 ms longer.

    .venv/bin/python -m benchmarks.opening

The bot runs as its own process against the sandbox. Aims: all of it within 2.5 latencies and 150 ms, with at most
14 calls for three roles and one team. Exit status 1 where an aim is missed.
"""

import asyncio
import os
import socket
import statistics
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from bot.config.manifest import manifest
from bot.sandbox import Sandbox
from bot.sandbox.home_workspace import CHANNELS, PEOPLE

HERE = Path(__file__).parents[1]
LATENCY = 0.1  # seconds
MOST_TIME = 2.5 * LATENCY + 0.15
MOST_CALLS = 14
ROUNDS = 5
QUIET = 1.5  # seconds without a call after which an opening counts as done


def what(call) -> str | None:
    """Which part of the opening a call is."""
    to, text = call.args.get("channel", ""), call.args.get("text", "")
    if call.method == "conversations.create":
        return "channel"
    if call.method == "conversations.invite":
        return "invitations"
    if call.method != "chat.postMessage":
        return None
    if to.startswith("U"):
        return "direct messages"  # an offer of a role is one, and holds what else its reader has to know
    return "card" if text.startswith("INC-") else None


async def opening() -> tuple[dict[str, float], Counter]:
    """Seconds from typing to the end of each part, and the calls by method."""
    async with Sandbox(manifest(), PEOPLE, CHANNELS, now=lambda: datetime.now(UTC)) as slack:
        with tempfile.TemporaryDirectory() as folder:
            bot = await started(slack, folder)
            try:
                await quiet(slack)
                slack.latency = LATENCY
                before, began = len(slack.calls), datetime.now(UTC)
                await slack.person("ada").command("#payments", "/escalate checkout-api 1,4 p99 at 5 s since 14:02")
                await quiet(slack)
                calls = slack.calls[before:]
            finally:
                bot.terminate()
                await bot.wait()
    ends = {what(call): (call.at - began).total_seconds() + LATENCY for call in calls}  # the last of each kind counts
    ends.pop(None)
    return ends, Counter(call.method if call.ok else f"{call.method} ({call.error})" for call in calls)


async def started(slack: Sandbox, folder: str) -> asyncio.subprocess.Process:
    """The bot, once it is connected."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token, "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{folder}/muster.db", "PORT": str(port), "MUSTER_PLAYBOOKS": str(HERE / "playbooks")}
    bot = await asyncio.create_subprocess_exec(sys.executable, str(HERE / "app.py"), env=environment,
                                               stderr=asyncio.subprocess.DEVNULL)
    while not any(call.method == "apps.connections.open" for call in slack.calls):
        await asyncio.sleep(0.05)
    return bot


async def quiet(slack: Sandbox) -> None:
    """Until no call came for a while."""
    seen = -1
    while seen != len(slack.calls):
        seen = len(slack.calls)
        await asyncio.sleep(QUIET)


async def main() -> int:
    rounds = [await opening() for _ in range(ROUNDS)]
    print(f"{ROUNDS} openings, {LATENCY * 1000:.0f} ms added to every call; aim: {MOST_TIME * 1000:.0f} ms")
    worst = 0.0
    for part in rounds[0][0]:
        times = [ends[part] for ends, _ in rounds]
        worst = max(worst, statistics.median(times))
        print(f"{part:16} median {statistics.median(times) * 1000:4.0f} ms, slowest {max(times) * 1000:4.0f} ms, "
              f"{statistics.median(times) / LATENCY:.1f} latencies")
    most = max((calls for _, calls in rounds), key=lambda calls: calls.total())
    print(f"calls: {most.total()} (aim: at most {MOST_CALLS}): "
          + ", ".join(f"{number} {method}" for method, number in most.most_common()))
    return 0 if worst <= MOST_TIME and most.total() <= MOST_CALLS else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
