"""PostgreSQL is away for a while: people are told, nothing is taken, and all goes on by itself when it is back."""

import aiohttp
import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.replicas.conftest import Replicas
from tests.stories.conftest import story_of
from tests.stories.incident import ROOM, opened


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
