"""What a valid playbook is still told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config.playbooks import load
from bot.config.reading import reading_minutes
from bot.config.warnings import heard, warnings
from bot.domain.wording import load_languages

EXAMPLES = Path(__file__).parents[2] / "playbooks"
NOW = datetime(2026, 1, 13, 12, 0, tzinfo=UTC)


@pytest.fixture
def warned(folder, change):
    """The warnings of a folder that has none before a test changes it."""
    change("services.yml", "    objective: {target: 99.9, window: 30d}\n", "")
    change("roster.yml", "commander: {from: [network]", "commander: {from: [payments]")
    return lambda now=NOW: list(warnings(load(folder), now))


def test_a_light_playbook_is_not_warned(warned):
    assert warned() == []


@pytest.mark.parametrize(("more", "expected"), [(4, []), (5, ["7 thresholds; past 6 they are no longer read"])])
def test_many_thresholds(warned, change, more, expected):
    change("thresholds.yml", "severities:", "".join(f"  t{n}: {{ask: One more}}\n" for n in range(more)) + "severities:")
    assert warned() == expected


@pytest.mark.parametrize(("more", "expected"), [(2, []), (3, ["6 roles; past 5 they are no longer read"])])
def test_many_roles(warned, folder, more, expected):
    with (folder / "roster.yml").open("a") as roster:
        roster.writelines(f"  role{n}: {{from: [payments], answer_within: 5m}}\n" for n in range(more))
    assert warned() == expected


def test_much_to_read(warned, folder):
    long = "".join(f"  service-{n}: {{team: payments, waves: [[payments, network]]}}\n" for n in range(137))
    (folder / "services.yml").write_text(f"services:\n{long}announce: C024INC01\n")
    assert warned() == ["reading it takes 2.1 minutes; 2 are what somebody has at night"]


def test_nobody_is_told(warned, change):
    change("services.yml", "announce: C024INC01\n", "")
    assert warned() == ["no announce channel is set, so nobody outside the incident's channel hears of it"]


def test_an_objective_that_can_fire_nothing():
    playbook = load(EXAMPLES)
    thresholds = {key: value for key, value in playbook.thresholds.items() if key != "objective_at_risk"}
    assert list(warnings(playbook.model_copy(update={"thresholds": thresholds}), NOW)) == [
        "objectives are set, and there is no threshold objective_at_risk that could fire by itself"
    ]


def test_a_role_with_one_candidate(warned, change):
    change("roster.yml", "commander: {from: [payments]", "commander: {from: [network]")
    change("roster.yml", "[service-team, network]", "[service-team]")
    change("roster.yml", "[ada, grace]", "[ada]")
    change("roster.yml", "comms: {from: [payments]", "comms: {from: [payments, network]")
    assert warned() == [
        "the role commander is offered to linus alone; an unanswered offer has nowhere to go",
        "the role scribe for checkout-api is offered to ada alone; an unanswered offer has nowhere to go",
    ]


def test_a_rotation_that_has_not_begun(warned):
    before = datetime(2026, 1, 5, 5, 59, tzinfo=UTC)  # the first turn begins at 09:00 in Istanbul, 06:00 UTC
    assert warned(before) == ["the rotation of payments begins on 2026-01-05; until then ada"]
    assert warned(before.replace(hour=6)) == []


def test_reading_time_is_words_by_two_hundred(folder):
    read = (
        "Customer impact has started A step outside the runbook is needed "
        "commander network scribe service-team network comms payments checkout-api payments network"
    )
    assert reading_minutes(load(folder)) == pytest.approx(len(read.split()) / 200)


def test_a_rotation_without_a_timezone(warned, change):
    change("roster.yml", ", timezone: Europe/Istanbul", "")
    assert warned() == ["the rotation of payments names no timezone: its people take turns at 09:00 UTC"]


def test_a_language_without_a_file(folder, change):
    languages = load_languages(EXAMPLES / "language")
    assert list(heard(load(folder), languages)) == []
    change("services.yml", "announce:", "language: de\nannounce:")
    assert list(heard(load(folder), languages)) == [
        'no language file speaks "de", so each message is read as what it looks like (en, tr)']


def test_a_threshold_that_blames(folder, change):
    change("thresholds.yml", "Customer impact has started", "Network broke it again and should have told us")
    assert list(heard(load(folder), load_languages(EXAMPLES / "language"))) == [
        'the threshold customer_impact reads as blame: "Network broke it again and should have told us"; '
        "a sentence about the system is ticked sooner"]
