"""The languages of the example playbook, and a language model to ask."""

from pathlib import Path

import pytest

from bot.adviser.client import Adviser
from bot.domain.wording import Names, load_languages
from tests.adviser.endpoint import KEY, Endpoint

PLAYBOOKS = Path(__file__).parents[2] / "playbooks"
NAMES = Names(people=frozenset({"ada", "grace"}), teams=frozenset({"payments"}), services=frozenset({"checkout-api"}),
              mentions={"U024MUSTER": "bot"})


@pytest.fixture(scope="session")
def languages():
    return load_languages(PLAYBOOKS / "language")


@pytest.fixture
async def endpoint():
    running = Endpoint()
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def adviser(endpoint):
    asking = Adviser(endpoint.url, KEY, "some-model", within=5)
    yield asking
    await asking.close()
