"""`python app.py doctor` against the sandbox: each problem in one line, with its mend."""

import asyncio
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config.manifest import manifest
from bot.config.playbooks import load
from bot.config.settings import Settings
from bot.doctor import Unreachable, report
from bot.domain.roster import Person
from bot.sandbox import Sandbox
from bot.sandbox.home_workspace import CHANNELS, PEOPLE
from tests.clock import MovableClock

PLAYBOOKS = Path(__file__).parents[1] / "playbooks"


@pytest.fixture
async def slack():
    async with Sandbox(manifest(), PEOPLE, CHANNELS, now=MovableClock()) as running:
        yield running


@pytest.fixture
def playbook():
    return load(PLAYBOOKS)


def settings(slack, **more) -> Settings:
    tokens = {"bot_token": slack.bot_token, "app_token": slack.app_token}
    given = tokens | {"api_url": slack.api_url, "playbooks": PLAYBOOKS} | more
    return Settings(**{name: value for name, value in given.items() if value is not None})


async def problems(slack, playbook, **more) -> list[str]:
    text, well = await report(settings(slack, **more), playbook)
    found = [line.removeprefix("PROBLEM  ") for line in text.splitlines() if line.startswith("PROBLEM")]
    assert well is not bool(found)
    return found


async def test_all_is_well(slack, playbook):
    text, well = await report(settings(slack), playbook)
    assert well and text.endswith("Everything needed is there.\n")
    assert "as @muster" in text and "/escalate help" in text


async def test_a_needed_scope_is_a_problem_and_an_optional_one_a_note(slack, playbook):
    slack.remove_scope("reactions:read", "pins:write")
    text, well = await report(settings(slack), playbook)
    assert not well
    assert "PROBLEM  Scope reactions:read is not granted. It is for: accept and pass by reaction" in text
    assert "note     Scope pins:write is not granted (optional)." in text


async def test_a_missing_scope_is_said_once_and_not_for_every_channel(slack, playbook):
    slack.remove_scope("channels:read", "users:read")
    assert len(await problems(slack, playbook)) == 2


async def test_channels(slack, playbook):
    await slack.person("ada").remove_from_channel("#stakeholders", "muster")
    await slack.person("ada").archive_channel("#network")
    found = await problems(slack, playbook.model_copy(update={"announce": "C0NOWHERE"}))
    assert found == [
        "The bot is not in #stakeholders (C024STK01, stakeholders) and cannot post there. Mend: /invite it there.",
        "Channel C0NOWHERE (announce): channel_not_found. It does not exist, or it is private and the bot is not in it. "
        "Mend: check the id in the playbook, then /invite the bot there.",
        "#network (C024NET01, team network) is archived. Mend: unarchive it, or name another in the playbook.",
    ]


async def test_people(slack, playbook):
    slack.deactivate("linus")
    slack.workspace.user("edsger").is_restricted = True
    more = {"by_mail": Person(key="by_mail", email="ada@example.com"), "typo": Person(key="typo", email="aba@example.com")}
    text, _ = await report(settings(slack), playbook.model_copy(update={"people": playbook.people | more}))
    assert "PROBLEM  linus (U024LIN01) has left the workspace." in text
    assert "note     edsger (U024EDS01) is a guest" in text
    assert "PROBLEM  typo (aba@example.com): Slack knows nobody here by that (users_not_found)" in text
    assert "by_mail" not in text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"bot_token": "xoxb-mistyped"}, "SLACK_BOT_TOKEN: Slack does not know this token."),
        ({"app_token": "xapp-mistyped"}, "SLACK_APP_TOKEN: Slack does not know this token."),
        ({"app_token": None}, "Missing: SLACK_APP_TOKEN"),
    ],
)
async def test_tokens(slack, playbook, given, said):
    found = await problems(slack, playbook, **given)
    assert len(found) == 1 and found[0].startswith(said)


async def test_socket_mode_that_is_off(playbook):
    async with Sandbox(manifest(request_url="http://127.0.0.1:9/slack/events"), PEOPLE, CHANNELS, now=MovableClock()) as slack:
        assert "Socket Mode is off" in (await problems(slack, playbook))[0]


async def test_http_says_what_cannot_be_seen(slack, playbook):
    given = settings(slack, app_token=None, signing_secret=SecretStr("s"))
    text, well = await report(given, playbook)
    assert well and "cannot be seen from here" in text


async def test_trouble_on_the_way_is_no_verdict(slack, playbook):
    slack.faults.add("users.info", status=503)
    with pytest.raises(Unreachable, match="could not be reached at http://127.0.0.1.*http_503.*SLACK_API_URL"):
        await report(settings(slack), playbook)
    with pytest.raises(Unreachable, match="ClientConnectorError"):
        await report(settings(slack, api_url="http://127.0.0.1:9/api/"), playbook)


async def test_a_rate_limit_is_waited_out(slack, playbook):
    slack.faults.add("users.info", retry_after=0)
    assert await problems(slack, playbook) == []


async def test_no_token_in_the_report(slack, playbook):
    text, _ = await report(settings(slack, app_token="xapp-secret"), playbook)
    assert "xapp-" not in text and "xoxb-" not in text


async def test_on_the_command_line(slack):
    environment = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token, "SLACK_API_URL": slack.api_url,
                   "MUSTER_PLAYBOOKS": str(PLAYBOOKS)}
    assert await run(environment) == (0, "Everything needed is there.")
    code, last = await run(environment | {"SLACK_API_URL": "http://127.0.0.1:9/api/"})
    assert code == 2 and "could not be reached" in last


async def run(environment: dict[str, str]) -> tuple[int, str]:
    """Exit status and last line."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(PLAYBOOKS.parent / "app.py"), "doctor", env=environment, stdout=PIPE, stderr=STDOUT)
    said, _ = await process.communicate()
    return process.returncode, said.decode().splitlines()[-1]
