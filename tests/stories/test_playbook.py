"""A playbook is edited while the bot runs."""

import shutil

import pytest

from tests.stories.conftest import PLAYBOOKS, Story


@pytest.fixture
async def own(tmp_path):
    """A story on a copy of the playbook that can be edited."""
    folder = tmp_path / "playbooks"
    shutil.copytree(PLAYBOOKS, folder)
    told = Story(tmp_path, playbooks=folder)
    await told.begin()
    yield told
    await told.end()


async def test_a_changed_playbook_is_in_force_without_a_restart(own):
    file = own.playbooks / "thresholds.yml"
    file.write_text(file.read_text().replace("Customer impact has started or is about to start", "Customers are hurt"))
    await own.bot.calendar.reload()
    await own.ada.command("#payments", "/escalate")
    await own.ada.sees_modal("Customers are hurt")


async def test_a_broken_one_is_refused_whole_and_the_operator_is_told(own):
    file = own.playbooks / "roster.yml"
    file.write_text(file.read_text().replace("people: [ada, grace]", "people: [ada, grase]"))
    await own.bot.calendar.reload()
    told = await own.katherine.sees("@muster", "is not in force")
    assert 'unknown person "grase"' in told.text and "roster.yml:" in told.text
    await own.ada.command("#payments", "/escalate")
    await own.ada.sees_modal("payments (<@U024GRA01>) now")


async def test_the_operator_hears_that_a_refused_one_is_mended(own):
    file = own.playbooks / "roster.yml"
    good = file.read_text()
    file.write_text(good.replace("people: [ada, grace]", "people: [ada, grase]"))
    await own.bot.calendar.reload()
    await own.katherine.sees("@muster", "is not in force")
    file.write_text(good.replace("people: [ada, grace]", "people: [grace, ada]"))
    await own.bot.calendar.reload()
    await own.katherine.sees("@muster", "the change is in force")
    file.write_text(good)
    await own.bot.calendar.reload()
    await own.settles()
    own.katherine.nothing_new("@muster")


async def test_the_operator_hears_which_files_are_refused_and_mended(own):
    file = own.playbooks / "language" / "tr.yml"
    good = file.read_text()
    file.write_text(good.replace("language: tr", "langauge: tr", 1))
    await own.bot.calendar.reload()
    await own.katherine.sees("@muster", "The change to the language files is not in force")
    file.write_text(good)
    await own.bot.calendar.reload()
    await own.katherine.sees("@muster", "The problems of the language files are mended")
