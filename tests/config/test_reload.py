"""A changed folder is taken over whole or refused whole."""

import os

import pytest

from bot.config.playbooks import PlaybookErrors, Playbooks, Refused, Reloaded


@pytest.fixture
def playbooks(folder):
    return Playbooks(folder)


def test_nothing_changed(playbooks):
    assert playbooks.reload_if_changed() is None


def test_nothing_is_opened_while_nothing_changed(playbooks, monkeypatch):
    monkeypatch.setattr("pathlib.Path.open", None)
    assert playbooks.reload_if_changed() is None


def test_a_change_is_taken_over_once(playbooks, change):
    change("services.yml", "announce: C024INC01", "announce: C024NEW001")
    assert playbooks.reload_if_changed() == Reloaded()
    assert playbooks.current.announce == "C024NEW001"
    assert playbooks.reload_if_changed() is None


def test_a_change_of_the_same_length_is_seen(playbooks, folder, change):
    change("services.yml", "C024INC01", "C024INC02")
    stat = (folder / "services.yml").stat()
    os.utime(folder / "services.yml", ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    playbooks.reload_if_changed()
    assert playbooks.current.announce == "C024INC02"


def test_a_broken_change_is_told_once_and_leaves_the_last_good_one_in_force(playbooks, change):
    good = playbooks.current
    change("services.yml", "announce: C024INC01", "announce: C024NEW001")
    change("roster.yml", "[ada, grace]", "[adda, grace]")
    refused = playbooks.reload_if_changed()
    assert isinstance(refused, Refused)
    assert 'unknown person "adda"' in str(refused.errors)
    assert playbooks.reload_if_changed() is None
    assert playbooks.current is good


def test_a_mended_playbook_is_taken_over(playbooks, change):
    change("roster.yml", "[ada, grace]", "[adda, grace]")
    playbooks.reload_if_changed()
    change("roster.yml", "[adda, grace]", "[grace, ada]")
    assert playbooks.reload_if_changed() == Reloaded(mended=True)
    assert playbooks.current.teams["payments"].oncall.people == ("grace", "ada")


def test_a_removed_file_is_refused_and_an_added_one_read(playbooks, folder):
    (folder / "review.yml").write_text("review: {max_reminders: 7}")
    assert isinstance(playbooks.reload_if_changed(), Reloaded)
    assert playbooks.current.review.max_reminders == 7
    (folder / "roster.yml").rename(folder / "roster.txt")
    assert isinstance(playbooks.reload_if_changed(), Refused)


def test_a_folder_that_goes_away_leaves_the_last_good_one_in_force(playbooks, folder):
    good = playbooks.current
    folder.rename(folder.parent / "gone")
    assert isinstance(playbooks.reload_if_changed(), Refused)
    assert playbooks.current is good


def test_a_broken_folder_at_the_start_is_an_error(folder):
    (folder / "roster.yml").unlink()
    with pytest.raises(PlaybookErrors):
        Playbooks(folder)
