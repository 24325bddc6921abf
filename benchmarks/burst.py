"""Fifty escalations at the same moment, 100 ms for every Web API call, Slack's rate limits on.

    .venv/bin/python -m benchmarks.burst

The bot runs as its own process against the sandbox, in Socket Mode. Takes as long as the limits force, about four minutes.
"""

import asyncio
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.stage import HERE, now, running, verdict
from bot.config.manifest import manifest
from bot.sandbox import Sandbox
from bot.sandbox.api.registry import METHODS
from bot.sandbox.limits import POST_BURST, POST_SECONDS

NUMBER = 50
LATENCY = 0.1  # seconds
ACKNOWLEDGED = 1.0  # seconds
BY_DIRECT_MESSAGE = 5.0  # seconds
TIMES = 3.0
QUIET = 65.0  # seconds without a call after which all is done; a method that is held back waits for a minute
ROLES = ("commander", "scribe", "comms")


def people() -> list[dict]:
    """For each service three people of its own, and one who escalates."""
    return [{"id": f"U0P{number:03}{letter}", "name": f"p{number:03}{letter.lower()}"}
            for number in range(NUMBER) for letter in "ABCR"]


def channels() -> list[dict]:
    everybody = [person["name"] for person in people()] + ["muster"]
    return [{"id": "C024INC01", "name": "incidents", "members": everybody},
            {"id": "C024OPS01", "name": "ops", "members": everybody}]


def write_playbook(folder: Path) -> None:
    """The example's thresholds, and fifty services that share nobody."""
    shutil.copy(HERE / "playbooks" / "thresholds.yml", folder)
    keys = [(number, letter) for number in range(NUMBER) for letter in "abc"]
    known = "".join(f"  p{n:03}{letter}: {{slack: U0P{n:03}{letter.upper()}}}\n" for n, letter in keys)
    teams = "".join(f"  team{n:03}: {{oncall: {{people: [p{n:03}a, p{n:03}b, p{n:03}c]}}}}\n" for n in range(NUMBER))
    roles = "".join(f"  {role}: {{from: [service-team], answer_within: 30m}}\n" for role in ROLES)
    (folder / "roster.yml").write_text(f"people:\n{known}teams:\n{teams}roles:\n{roles}")
    services = "".join(f"  service-{n:03}: {{team: team{n:03}}}\n" for n in range(NUMBER))
    (folder / "services.yml").write_text(f"services:\n{services}announce: C024INC01\n")


def forced(slack: Sandbox) -> float:
    """Seconds the limits alone force: for each method, and each channel posted to, the windows its calls need."""
    done = [call for call in slack.calls if call.ok]
    methods = Counter(call.method for call in done)
    waits = [(methods[name] - 1) // METHODS[name].per_minute * 60 for name in methods if METHODS[name].per_minute]
    posts = Counter(call.args.get("channel") for call in done if call.method == "chat.postMessage")
    return max([*waits, *((number - 1) // POST_BURST * POST_SECONDS for number in posts.values())])


async def escalate(slack: Sandbox, number: int) -> float:
    """Seconds until it was acknowledged."""
    begun = time.monotonic()
    await slack.person(f"p{number:03}r").command("#ops", f"/escalate service-{number:03} 1 p99 at 5 s")
    return time.monotonic() - begun


async def quiet(slack: Sandbox) -> float:
    """When the last call was made, once there was none for a while (monotonic seconds)."""
    seen, last = -1, time.monotonic()
    while time.monotonic() - last < QUIET:
        if len(slack.calls) != seen:
            seen, last = len(slack.calls), time.monotonic()
        await asyncio.sleep(0.1)
    return last


def told_after(slack: Sandbox, begun, number: int) -> float:
    """Seconds until everybody who is offered a role in this incident had a direct message."""
    ids = {f"U0P{number:03}{letter}" for letter in "ABC"}
    first: dict[str, float] = {}
    for call in slack.calls:
        if call.ok and call.method == "chat.postMessage" and call.args.get("channel") in ids:
            first.setdefault(call.args["channel"], (call.at - begun).total_seconds() + LATENCY)
    return max(first.values()) if first.keys() == ids else float("inf")


def doubled_and_lost(slack: Sandbox) -> tuple[int, int]:
    """Channels, announcements and offers beyond one each, and those that are missing."""
    created = Counter(call.args["name"].split("-", 2)[-1] for call in slack.calls if call.ok and call.method == "conversations.create")
    posts = [call for call in slack.calls if call.ok and call.method == "chat.postMessage"]
    announced = Counter(call.args["text"].split("*")[1] for call in posts if call.args["channel"] == "C024INC01")
    offers = Counter(call.args["channel"] for call in posts if call.args["channel"].startswith("U0P")
                     and "Can you take" in call.args["text"])
    cards = Counter(call.args["channel"] for call in posts if call.args["text"].startswith("INC-"))
    wanted = {"created": (created, NUMBER), "announced": (announced, NUMBER), "offers": (offers, 3 * NUMBER), "cards": (cards, NUMBER)}
    doubled = sum(number - 1 for counted, _ in wanted.values() for number in counted.values())
    return doubled, sum(max(0, number - len(counted)) for counted, number in wanted.values())


async def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "playbooks").mkdir()
        write_playbook(folder / "playbooks")
        async with Sandbox(manifest(), people(), channels(), now=now) as slack, running(
                slack, "app.py", DATABASE_URL=f"sqlite:///{folder}/muster.db", MUSTER_MODE="socket",
                SLACK_APP_TOKEN=slack.app_token, MUSTER_PLAYBOOKS=str(folder / "playbooks")):
            await quiet(slack)  # it has looked its people up
            slack.latency, slack.rate_limits = LATENCY, True
            slack.calls.clear()
            begun, started = now(), time.monotonic()
            waits = await asyncio.gather(*(escalate(slack, number) for number in range(NUMBER)))
            took = await quiet(slack) - started
            told = [told_after(slack, begun, number) for number in range(NUMBER)]
            doubled, lost = doubled_and_lost(slack)
            limits = forced(slack)
            print(f"{len(slack.calls)} calls, {sum(call.error == 'ratelimited' for call in slack.calls)} of them too early; "
                  f"all done after {took:.0f} s, the limits force {limits:.0f} s")
    met = [verdict("slowest acknowledgement, seconds", max(waits), ACKNOWLEDGED, at_most=True),
           verdict("lost", lost, 0, at_most=True), verdict("doubled", doubled, 0, at_most=True),
           verdict("slowest direct messages, seconds", max(told), BY_DIRECT_MESSAGE, at_most=True),
           verdict("all done, times what the limits force", took / limits, TIMES, at_most=True)]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
