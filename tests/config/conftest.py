from collections.abc import Callable
from pathlib import Path

import pytest

from bot.config.playbooks import PlaybookErrors, load

THRESHOLDS = """\
thresholds:
  customer_impact: {ask: Customer impact has started, severity: critical}
  outside_runbook: {ask: A step outside the runbook is needed}
severities:
  critical: {update_every: 30m}
  major: {update_every: 1h}
"""

ROSTER = """\
people:
  ada: {slack: U024ADA01}
  grace: {slack: U024GRA01}
  linus: {email: linus@example.com}
teams:
  payments: {channel: C024PAY01, oncall: {people: [ada, grace], every: week, from: 2026-01-05T09:00, timezone: Europe/Istanbul}}
  network: {oncall: {people: [linus]}}
roles:
  commander: {from: [network], answer_within: 3m}
  scribe: {from: [service-team, network], answer_within: 5m}
  comms: {from: [payments], answer_within: 5m}
"""

SERVICES = """\
services:
  checkout-api:
    team: payments
    waves: [[payments], {teams: [network], after: 10m}]
    objective: {target: 99.9, window: 30d}
announce: C024INC01
stakeholders: [C024STK01]
"""

BASE = {"thresholds.yml": THRESHOLDS, "roster.yml": ROSTER, "services.yml": SERVICES}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small valid folder of playbooks."""
    place = tmp_path / "playbooks"
    place.mkdir()
    for name, text in BASE.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], None]:
    """Puts one text in the place of another, which must be there."""

    def change(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.fixture
def complaints(folder: Path) -> Callable[[], list[str]]:
    """The lines the folder is refused with; none where it loads."""

    def complaints() -> list[str]:
        try:
            load(folder)
        except PlaybookErrors as errors:
            return str(errors).splitlines()
        return []

    return complaints
