"""While nothing can be written nothing counts as taken: the person is told so, and whom to call."""

import sqlite3
from contextlib import contextmanager

import pytest
from sqlmodel import text

from bot.sandbox.errors import NotAcknowledged
from tests.stories.conftest import Story, story_of
from tests.stories.incident import PEOPLE, ROOM, offer, opened
from tests.stories.log import kept_log, log_of


@pytest.fixture
async def story(tmp_path, caplog):
    """On SQLite; what goes wrong is logged, as it should be."""
    told = Story(tmp_path)
    told.expects_errors = True
    async with story_of(told, caplog):
        yield told


@contextmanager
def locked(story):
    """Another program holds the file."""
    with sqlite3.connect(story.tmp_path / "muster.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_a_command_says_whom_to_call(story):
    with locked(story):
        await story.ada.command("#network", "/escalate checkout-api 1 p99 at 5 s")
        said = await story.ada.sees("#network", "I cannot write anything down at the moment, so nothing was opened")
        assert f"call {PEOPLE['grace']}" in said.text and PEOPLE["margaret"] in said.text and "reference" in said.text
    await opened(story)
    await story.everybody_reads()


async def test_a_form_stays_open_with_the_sentence_in_it(story):
    await story.ada.command("#payments", "/escalate")
    await story.ada.sees_modal("Which threshold fired?")
    await story.ada.tick("Customer impact has started")
    with locked(story):
        errors = await story.ada.submit()
        assert "I cannot write anything down" in str(errors) and "grace" in str(errors) and "margaret" in str(errors)
        assert story.ada.modal
    assert await story.ada.submit() is None
    await story.ada.invited_to("checkout-api")
    await story.everybody_reads()


async def test_a_button_is_not_acknowledged_and_its_presser_is_told(story):
    await opened(story)
    asked = await offer(story, "commander")
    with locked(story):
        with pytest.raises(NotAcknowledged):
            await story.margaret.click(asked, "Accept")
        await story.margaret.sees("@muster", "I cannot write anything down")
    await story.margaret.click(asked, "Accept")
    await story.ada.sees(ROOM, f"Commander: {PEOPLE['margaret']} (since")
    await story.everybody_reads()


async def test_a_decision_that_could_not_be_written_comes_again(story):
    log = await kept_log(story)
    with locked(story):
        await story.grace.post(ROOM, "Roll back 4.2", thread=log)
        assert [sent.problem for sent in story.slack.deliveries if sent.what == "message"][-1]
    await story.pass_time(seconds=2)
    assert "1 decision," in await log_of(story.ada)
    await story.everybody_reads()


async def test_a_full_disk_takes_nothing_and_loses_nothing(story):
    await opened(story)
    database = story.bot.database
    pages = await database.run(lambda session: session.execute(text("PRAGMA page_count")).scalar_one())
    await database.run(lambda session: session.execute(text(f"PRAGMA max_page_count={pages}")))
    with pytest.raises(AssertionError):  # what is free inside the file is soon used up
        for number in range(200):
            await story.ada.command("#network", f"/escalate drill checkout-api 1 {'long ' * 500}{number}")
            assert not [m for m in story.ada.reads("#network") if "I cannot write anything down" in m.text]
    await database.run(lambda session: session.execute(text("PRAGMA max_page_count=1000000")))
    await story.ada.command("#network", "/escalate edge-gateway 3 packet loss")
    await story.ada.invited_to("edge-gateway")
    await story.everybody_reads()
