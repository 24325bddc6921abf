"""The first text of an update."""

import pytest

from bot.domain.update import LONGEST, draft
from tests.views.facts import NOW


def text(**more) -> str:
    return draft(**{"asks": "Customer impact has started", "since": NOW, "signal": "",
                    "state": "open", "decisions": []} | more)


@pytest.mark.parametrize(("more", "lines"), [
    ({}, ["Customer impact has started (since 23 Nov 02:55 UTC).", "Work on it goes on."]),
    ({"signal": "p99 at 5 s", "decisions": ["Roll back 4.2", "", "Freeze deploys"]},
     ["Customer impact has started (since 23 Nov 02:55 UTC).", "What is seen: p99 at 5 s", "Work on it goes on.",
      "Decided: Roll back 4.2", "Decided: Freeze deploys"]),
    ({"state": "mitigated"},
     ["Customer impact has started (since 23 Nov 02:55 UTC).", "The effect has stopped; we keep watching."]),
])
def test_a_draft_is_made_of_facts(more, lines):
    assert text(**more).splitlines() == lines


def test_a_draft_fits_a_message():
    assert len(text(signal="a" * 5000)) == LONGEST
