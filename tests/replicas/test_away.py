"""PostgreSQL is away for a while: people are told, nothing is taken, and all goes on by itself when it is back."""

import asyncio
import os
import signal
from contextlib import contextmanager

import aiohttp
import psycopg
import pytest
from sqlalchemy.engine import make_url

from bot.sandbox import Sandbox
from bot.sandbox.errors import NotAcknowledged
from bot.store.database import POOL, POSTGRES
from tests.postgres import other_program
from tests.replicas.conftest import Replicas
from tests.stories.conftest import story_of
from tests.stories.incident import PEOPLE, ROOM, calls_of, opened


class Away:
    """The database refuses everybody, and everybody in it is thrown out, as at a restart."""

    def __init__(self, server, url: str):
        self.uri, self.name = server.get_uri(), make_url(url).database

    def begin(self) -> None:
        self._say(f"ALTER DATABASE {self.name} ALLOW_CONNECTIONS false")
        self._say("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'" % self.name)

    def end(self) -> None:
        self._say(f"ALTER DATABASE {self.name} ALLOW_CONNECTIONS true")

    def _say(self, words: str) -> None:
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(words)


@pytest.fixture
async def outage(tmp_path, postgres, postgres_url, caplog):
    told = Replicas(tmp_path, postgres_url, "http")
    told.expects_errors = True
    async with story_of(told, caplog):
        yield told, Away(postgres, postgres_url)


async def test_the_database_is_away_and_comes_back(outage):
    story, away = outage
    await opened(story)
    await story.everybody_reads()
    away.begin()
    await story.ada.command("#payments", "/escalate inventory 1 orders stand still")
    told = await story.ada.sees("#payments", "I cannot write anything down at the moment")
    assert "nothing was opened" in told.text
    away.end()
    await story.pass_time(minutes=3, seconds=1)  # a timer that fell due meanwhile
    await story.everybody_reads()
    await story.ada.sees(ROOM, "Commander: offered to")
    await story.ada.command("#payments", "/escalate list")
    assert "INC-2" not in (await story.ada.sees("#payments", "INC-1")).text


async def test_ready_again(outage):
    story, away = outage
    url = f"http://127.0.0.1:{story.bot.gateway.address[1]}/readyz"
    away.begin()
    async with aiohttp.request("GET", url) as answer:
        assert (answer.status, (await answer.json())["not_ready"]) == (503, {"database": "does not answer"})
    away.end()
    async with aiohttp.request("GET", url) as answer:
        assert answer.status == 200


@pytest.fixture
async def slow(tmp_path, postgres_url, caplog, monkeypatch):
    """Slack waits less than the database takes to give up; both are shorter than in use."""
    monkeypatch.setitem(POSTGRES, "options", "-c lock_timeout=600ms")
    monkeypatch.setattr("bot.listeners.answer.HEARD_WITHIN", 0.25)
    told = Replicas(tmp_path, postgres_url, "http")
    told.expects_errors = True
    async with story_of(told, caplog):
        yield told


@contextmanager
def stuck(url: str):
    """Nothing can be written until somebody else is done."""
    with other_program(url) as other:
        other.execute("LOCK TABLE delivery IN ACCESS EXCLUSIVE MODE")
        yield


@contextmanager
def impatient(slack: Sandbox):
    """Slack gives up sooner than the database does."""
    patience, slack.ack_seconds = slack.ack_seconds, 0.3
    try:
        yield
    finally:
        slack.ack_seconds = patience


async def test_a_slow_database_says_whom_to_call_after_slack_has_given_up(slow):
    with stuck(slow.database_url), impatient(slow.slack):
        with pytest.raises(NotAcknowledged):
            await slow.ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s")
        told = await slow.ada.sees("#payments", "I cannot write anything down at the moment")
        assert f"call {PEOPLE['grace']}" in told.text
    await opened(slow)
    await slow.everybody_reads()
    assert calls_of(slow, "conversations.create") == 1


async def test_a_form_sent_to_a_slow_database_is_answered_by_direct_message(slow):
    await slow.ada.command("#payments", "/escalate")
    await slow.ada.sees_modal("Which threshold fired?")
    await slow.ada.tick("Customer impact has started")
    with stuck(slow.database_url), impatient(slow.slack):
        with pytest.raises(NotAcknowledged):
            await slow.ada.submit()
        await slow.ada.sees("@muster", "I cannot write anything down at the moment")
    assert await slow.ada.submit() is None
    await slow.ada.invited_to("checkout-api")
    await slow.everybody_reads()


@contextmanager
def frozen(server):
    """The server takes what it is sent and answers nothing, as where its machine hangs."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        found = connection.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' "
                                   "AND pid <> pg_backend_pid()").fetchall()
    processes = [server.get_pid(), *(pid for (pid,) in found)]
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)


ESCALATE = ("#payments", "/escalate checkout-api 1 p99 at 5 s")


async def test_a_silent_database_says_whom_to_call_and_what_was_refused_never_happens(outage, postgres, monkeypatch):
    story, _ = outage
    with frozen(postgres), monkeypatch.context() as soon:
        soon.setattr("bot.store.database.ANSWERS_WITHIN", 0.8)
        await asyncio.gather(*(story.ada.command(*ESCALATE) for _ in range(2 * POOL)))
        told = await story.ada.sees("#payments", "so nothing was opened or changed")
        assert f"call {PEOPLE['grace']}" in told.text
    await story.everybody_reads()
    assert calls_of(story, "conversations.create") == 0
    await story.ada.command(*ESCALATE)
    await story.ada.invited_to("checkout-api")
    await story.everybody_reads()
    assert calls_of(story, "conversations.create") == 1
