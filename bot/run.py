"""Wires everything: settings, playbooks, database, Bolt, deliverer, clock. There are no globals anywhere else."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, repeat

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from bot import listeners
from bot.adviser.client import Adviser
from bot.clock import due
from bot.clock.calendar import Calendar
from bot.config.languages import LanguageFiles
from bot.config.playbooks import Playbooks, Refused, Reloaded
from bot.config.settings import Settings
from bot.ear import Ear
from bot.gateway import Gateway
from bot.listeners.door import Door
from bot.listeners.outcomes import OUTCOMES
from bot.metrics import Metrics
from bot.migrations import migrate
from bot.outbox.answer import Outcome
from bot.outbox.deliver import Deliverer
from bot.outbox.slack import TIMEOUT, Slack, web_client
from bot.services import catchup, contact, wording
from bot.services.turn import Turn, Turns
from bot.store.database import Database
from bot.store.rooms import Rooms
from bot.store.unusable import DatabaseUnusable

log = logging.getLogger(__name__)

SIGN_IN_PAUSES = (1.0, 2.0, 5.0, 15.0)  # seconds between attempts to reach Slack at the start
CATCH_UP_WITHIN = 3.0  # seconds to read what was said while the bot was down, before it listens


class CannotStart(Exception):
    """Slack did not accept the bot, or its port is taken; the message says what to do."""


def utc_now() -> datetime:
    """The clock everything reads."""
    return datetime.now(UTC)


class Muster:
    """The whole bot. `now` can be another clock, for a sandbox that moves time."""

    def __init__(self, settings: Settings, now: Callable[[], datetime] = utc_now):
        self.settings, self.now = settings, now
        self.playbooks = Playbooks(settings.playbooks)
        self.languages = LanguageFiles(settings.playbooks)
        self.database = Database(settings.database_url)
        try:
            migrate(self.database.engine)
        except DatabaseError as problem:
            self.database.close()
            raise DatabaseUnusable(self.database.engine.url, problem) from None
        self._stack: list[Callable] = []  # what has to be closed, the last first

    async def start(self) -> None:
        """Sign in to Slack, take up what was left, listen. Raises CannotStart."""
        session = aiohttp.ClientSession(timeout=TIMEOUT)
        client = web_client(self.settings.api_url, session, self.settings.bot_token.get_secret_value())
        self._stack.append(session.close)
        self.metrics = Metrics()
        self.slack = Slack(client, heard=self.metrics.sent)
        self.identity = await self._sign_in()
        self.turns = Turns(self.database, self._turn, lambda: self.deliverer.wake())
        self.deliverer = Deliverer(self.database, self.slack, self.now, self.turns.hear(OUTCOMES))
        self.adviser = self._adviser()
        self.door = Door(replace(self.turns, in_time=True), self.slack, self.settings.command,
                         lambda: self.playbooks.current, self.now, Rooms(self.database), adviser=self.adviser)
        await self.turns.take(wording.say_who_reads)
        await self.deliverer.take_up()
        await due.take_up(self.turns)
        self._begin_delivery()
        await self._catch_up()
        await self._begin_calendar()
        await self._open_gateway()
        await self._read_back()

    async def stop(self) -> None:
        """Stop listening, finish turns and calls under way, let go of everything."""
        while self._stack:
            await self._stack.pop()()
        self.database.close()

    async def _catch_up(self) -> None:
        """What was said while the bot was down is read before anything new is heard, so that the log is numbered in
        the order things were said; with a Slack that is slow to answer, that order is given up."""
        await self._read_back()
        with suppress(TimeoutError):
            async with asyncio.timeout(CATCH_UP_WITHIN):
                while await self.turns.take(catchup.is_reading):
                    await asyncio.sleep(0.02)

    async def _after_gap(self) -> None:
        """Slack was away and is there again."""
        await self.deliverer.hasten()
        await self._read_back()

    async def _read_back(self) -> None:
        """What was said while the bot could not hear it."""
        await self.turns.take(catchup.read_back)

    async def tick(self) -> None:
        """Look at the timers now."""
        await due.tick(self.turns, self.now)
        self.deliverer.wake()

    async def _open_gateway(self) -> None:
        self.gateway = Gateway(self.settings, self._bolt(), self._after_gap, self.turns, self.metrics, self.now)
        self._stack += [self.door.finish, *([self.adviser.close] if self.adviser else []), self.gateway.close]
        try:
            await self.gateway.open()
        except OSError as problem:
            await self.stop()
            raise CannotStart(f"Port {self.settings.port} cannot be used ({problem.strerror}). Set PORT to a free one, "
                              "or to 0 for any.") from None

    def _adviser(self) -> Adviser | None:
        url, key, model = self.settings.llm_url, self.settings.llm_key, self.settings.llm_model
        return Adviser(url, key.get_secret_value(), model) if url and key and model else None

    def _turn(self, session: Session) -> Turn:
        playbook = self.playbooks.current
        return Turn(session=session, now=self.now(), playbook=playbook, languages=self.languages.speaking(playbook.language),
                    command=self.settings.command, bot_user=self.identity["user_id"], workspace_url=self.slack.workspace_url,
                    adviser=self.adviser.described if self.adviser else "")

    async def _sign_in(self) -> dict:
        """Who the bot is, asked until Slack answers: a start may fall into an hour without Slack."""
        answer = await self.slack.call("auth.test", {})
        for pause in chain(SIGN_IN_PAUSES, repeat(SIGN_IN_PAUSES[-1])):
            if answer.outcome in (Outcome.DONE, Outcome.REFUSED):
                break
            wait = answer.retry_after or pause
            log.warning("Slack cannot be reached at %s (%s); the bot asks again in %.0f s", self.settings.api_url, answer.error, wait)
            await asyncio.sleep(wait)
            answer = await self.slack.call("auth.test", {})
        if not answer.ok:
            await self.stop()
            raise CannotStart(f"Slack did not accept the bot token ({answer.error}). Check SLACK_BOT_TOKEN, or run "
                              "`python app.py doctor`.")
        self.slack.workspace_url = answer.data.get("url", "https://slack.com/")
        return answer.data

    def _bolt(self) -> Ear:
        async def authorize() -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=self.identity.get("enterprise_id"), team_id=self.identity["team_id"],
                                   bot_token=self.slack.client.token, bot_id=self.identity.get("bot_id"),
                                   bot_user_id=self.identity["user_id"])

        app = Ear(
            self.metrics.acknowledged, authorize=authorize,
            # Without a token of its own, which `authorize` would make it warn of. Sockets open with the app's token.
            client=web_client(self.settings.api_url, self.slack.client.session),
            # The gateway has looked at the signature already, before anything could be logged of the request.
            signing_secret="looked at before", request_verification_enabled=False,
            # The acknowledgement means "written down": listeners take one short turn, then Bolt acknowledges.
            process_before_response=True,
            # The bot's own filter would also hide that somebody deleted the card.
            ignoring_self_events_enabled=False,
            raise_error_for_unhandled_request=True,
        )
        listeners.register(app, self.door)
        return app

    def _begin_delivery(self) -> None:
        delivering = asyncio.create_task(self.deliverer.run())

        async def end() -> None:
            self.deliverer.stop()
            await delivering
        self._stack.append(end)

    async def _begin_calendar(self) -> None:
        self.calendar = Calendar(self.turns, self.now, self.tick, self._look_at_files)
        await self.turns.take(contact.refresh)
        await self.calendar.tidy()
        self.calendar.start()
        self._stack.append(self.calendar.stop)

    def _look_at_files(self) -> list[Reloaded | Refused]:
        return list(filter(None, (self.playbooks.reload_if_changed(), self.languages.reload_if_changed())))
