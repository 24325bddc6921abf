"""What `check` prints, read as a person would."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config.check import report

EXAMPLES = Path(__file__).parents[2] / "playbooks"
NOW = datetime(2026, 1, 13, 12, 0, tzinfo=UTC)

EXPECTED = """\
The playbook is valid: 2 thresholds, 3 roles, 1 service, 2 teams. Reading it takes about 6 seconds.

Warning: objectives are set, and there is no threshold objective_at_risk that could fire by itself
Warning: the role commander is offered to linus alone; an unanswered offer has nowhere to go

An escalation at 2026-01-13 12:00 UTC would bring in:

checkout-api (payments)
  wave 1, at once: payments (grace, then ada)
  wave 2, after 10 min: network (linus)
  commander: linus
  scribe: grace, then ada, then linus
  comms: grace, then ada
"""


def test_a_valid_playbook(folder):
    assert report(folder, NOW) == (EXPECTED, True)


@pytest.mark.parametrize(
    ("wave", "expected"),
    [
        ("{teams: [network], when: outside_runbook}", 'as soon as it fires: "A step outside the runbook is needed"'),
        ("{teams: [network], when: worried, after: 5m}", '5 min after "None of these, and I am worried"'),
        ("[network]", "after 10 min"),
        ("{teams: [network], after: 0m}", "at once"),
    ],
)
def test_what_a_wave_waits_for(folder, change, wave, expected):
    change("services.yml", "{teams: [network], after: 10m}", wave)
    text, ok = report(folder, NOW)
    assert f"  wave 2, {expected}: network (linus)\n" in text
    assert ok


def test_a_broken_playbook(folder, change):
    change("roster.yml", "[ada, grace]", "[adda, grace]")
    change("services.yml", "99.9", "199.9")
    text, ok = report(folder, NOW)
    assert text.splitlines()[0].startswith('playbooks/roster.yml:6: teams.payments.oncall.people: unknown person "adda"')
    assert text.endswith("\n2 problems. The bot refuses this playbook whole.\n")
    assert not ok


def test_further_checks_are_run_and_count(folder):
    assert report(folder, NOW, [list]) == report(folder, NOW)
    text, ok = report(folder, NOW, [lambda: ["en.yml: rules.x: not found"], lambda: ["tr.yml: broken"]])
    assert text == "en.yml: rules.x: not found\ntr.yml: broken\n\n2 problems. The bot refuses this playbook whole.\n"
    assert not ok


def test_further_checks_are_run_beside_a_broken_playbook(folder, change):
    change("roster.yml", "[ada, grace]", "[adda, grace]")
    text, _ = report(folder, NOW, [lambda: ["tr.yml: broken"]])
    assert "adda" in text
    assert "tr.yml: broken\n" in text


def test_the_examples_pass_without_a_warning():
    text, ok = report(EXAMPLES, NOW)
    assert "Warning" not in text
    assert ok
