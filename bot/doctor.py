"""What stands between this installation and an escalation that works: asked of Slack, each problem with its mend."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import aiohttp

from bot.config.manifest import OPTIONAL_SCOPES, SCOPES
from bot.config.settings import Settings
from bot.domain.playbook import Playbook
from bot.domain.roster import Person
from bot.outbox.answer import Answer, Outcome
from bot.outbox.slack import TIMEOUT, Slack, web_client

LONGEST_WAIT = 60.0  # seconds; a rate limit that asks for more ends the examination
REINSTALL = "paste `python app.py manifest` into the app's manifest and install it again"
TOKEN_TROUBLES = {
    "invalid_auth": "Slack does not know this token. Mend: copy it again from OAuth & Permissions",
    "account_inactive": "the app was removed from the workspace. Mend: install it again and copy the new token",
    "token_revoked": "this token was revoked. Mend: install the app again and copy the new token",
    "token_expired": "this token has expired. Mend: turn token rotation off in the manifest and install the app again",
}
APP_TOKEN_TROUBLES = {
    "invalid_auth": "Slack does not know this token. Mend: make one under Basic Information, App-Level Tokens",
    "not_allowed_token_type": "this is another kind of token. Mend: make one under Basic Information, App-Level Tokens",
    "missing_scope": "it lacks connections:write. Mend: make a token with it under Basic Information",
    "access_denied": f"Socket Mode is off. Mend: {REINSTALL}",
}


class Unreachable(Exception):
    """Slack could not be reached, so nothing more can be said."""


@dataclass(frozen=True)
class Finding:
    """One line of the report. `breaks` is for what makes the doctor's exit status 1."""

    words: str
    breaks: bool = False

    def __str__(self) -> str:
        return f"{'PROBLEM' if self.breaks else 'note   '}  {self.words}"


async def report(settings: Settings, playbook: Playbook) -> tuple[str, bool]:
    """The lines to print, and whether all that is needed is there. Raises Unreachable."""
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        client = web_client(settings.api_url, session, settings.bot_token.get_secret_value())
        findings = [finding async for finding in _examine(_Asker(Slack(client), settings.api_url), settings, playbook)]
    problems = sum(finding.breaks for finding in findings)
    end = f"{problems} to mend." if problems else "Everything needed is there."
    return "\n".join([*map(str, findings), end]) + "\n", not problems


@dataclass
class _Asker:
    slack: Slack
    address: str

    async def __call__(self, method: str, **arguments: object) -> Answer:
        """Ask, wait out rate limits; what is not an answer of Slack's raises Unreachable."""
        answer = await self.slack.call(method, arguments)
        while answer.retry_after is not None and answer.retry_after <= LONGEST_WAIT:
            await asyncio.sleep(answer.retry_after)
            answer = await self.slack.call(method, arguments)
        if answer.outcome in (Outcome.LATER, Outcome.IN_DOUBT):
            raise Unreachable(f"Slack could not be reached at {self.address} ({answer.error}). Check the network, a "
                              "proxy in between, SLACK_API_URL and status.slack.com, then run this again.")
        return answer


async def _examine(ask: _Asker, settings: Settings, playbook: Playbook) -> AsyncIterator[Finding]:
    me = await ask("auth.test")
    if not me.ok:
        trouble = TOKEN_TROUBLES.get(me.error, f"Slack answers {me.error}. Mend: copy the token again")
        yield Finding(f"SLACK_BOT_TOKEN: {trouble}.", breaks=True)
        return
    yield Finding(f"Signed in to {me.data.get('url', 'Slack')} as @{me.data.get('user')}.")
    for finding in _scopes(me.scopes):
        yield finding
    for channel, where in _channels(playbook).items():
        if finding := await _channel(ask, channel, where):
            yield finding
    for person in playbook.people.values():
        if finding := await _person(ask, person):
            yield finding
    if finding := await _way_in(ask, settings):
        yield finding
    yield Finding(f"Slack tells no app the names of its commands. Type `{settings.command} help` in Slack: without an "
                  f"answer, {REINSTALL}.")


def _scopes(granted: tuple[str, ...]) -> Iterator[Finding]:
    for scope, use in SCOPES.items():
        if scope not in granted:
            needed = scope not in OPTIONAL_SCOPES
            yield Finding(f"Scope {scope} is not granted{'' if needed else ' (optional)'}. It is for: {use}. "
                          f"Mend: {REINSTALL}.", breaks=needed)


def _channels(playbook: Playbook) -> dict[str, str]:
    """Channel id → where the playbook names it, in the order a reader of the playbook meets them."""
    named = [(team.channel, f"team {team.key}") for team in playbook.teams.values() if team.channel]
    named += [(channel, f"service {service.key}") for service in playbook.services.values() for channel in service.channels]
    named += [(playbook.announce, "announce")] if playbook.announce else []
    named += [(channel, "stakeholders") for channel in playbook.stakeholders]
    return {channel: where for channel, where in reversed(named)}


async def _channel(ask: _Asker, channel: str, where: str) -> Finding | None:
    answer = await ask("conversations.info", channel=channel)
    if answer.error == "missing_scope":
        return None  # said already
    if not answer.ok:
        return Finding(f"Channel {channel} ({where}): {answer.error}. It does not exist, or it is private and the bot is "
                       "not in it. Mend: check the id in the playbook, then /invite the bot there.", breaks=True)
    found = answer.data["channel"]
    name = f"#{found.get('name', channel)} ({channel}, {where})"
    if found.get("is_archived"):
        return Finding(f"{name} is archived. Mend: unarchive it, or name another in the playbook.", breaks=True)
    if not found.get("is_member"):
        return Finding(f"The bot is not in {name} and cannot post there. Mend: /invite it there.", breaks=True)
    return None


async def _person(ask: _Asker, person: Person) -> Finding | None:
    known_by = person.slack or person.email
    answer = (await ask("users.info", user=person.slack) if person.slack
              else await ask("users.lookupByEmail", email=person.email))
    if answer.error == "missing_scope":
        return None
    if not answer.ok:
        return Finding(f"{person.key} ({known_by}): Slack knows nobody here by that ({answer.error}), or they have left. "
                       "Mend: correct roster.yml; nothing is offered to them meanwhile.", breaks=True)
    user = answer.data["user"]
    if user.get("deleted"):
        return Finding(f"{person.key} ({known_by}) has left the workspace. Mend: take them out of roster.yml; nothing is "
                       "offered to them meanwhile.", breaks=True)
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return Finding(f"{person.key} ({known_by}) is a guest, and may not be let into an incident's channel. Mend: make "
                       "them a member, or take them out of roster.yml.")
    return None


async def _way_in(ask: _Asker, settings: Settings) -> Finding | None:
    if settings.mode == "http":
        return Finding("HTTP: Slack has to reach /slack/events of this bot. That cannot be seen from here; the app's "
                       "Event Subscriptions page says whether it does.")
    if settings.app_token is None:
        return Finding(settings.missing().splitlines()[0], breaks=True)
    answer = await ask("apps.connections.open", app_token=settings.app_token.get_secret_value())
    if answer.ok:
        return None
    trouble = APP_TOKEN_TROUBLES.get(answer.error, f"Slack answers {answer.error}. Mend: {REINSTALL}")
    return Finding(f"SLACK_APP_TOKEN: {trouble}.", breaks=True)
