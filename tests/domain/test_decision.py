"""Edits in any order, and who decides."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from bot.domain.decision import Entry, EntryKind, amend, decides

WRITTEN, FIRST, SECOND = ("a", None), ("b", "1795402600.000200"), ("c", "1795402600.000900")


def entry(text: str, edited_ts: str | None) -> Entry:
    return Entry(incident_id=1, kind=EntryKind.DECISION, number=1, channel="C1", ts="1795402500.000100", by="U1", text=text,
                 at=datetime(2026, 11, 23, 2, 55, tzinfo=UTC), edited_ts=edited_ts)


@pytest.mark.parametrize("order", list(permutations([WRITTEN, FIRST, SECOND])))
def test_the_newest_wording_wins_in_any_order_and_twice(order):
    found = entry(*order[0])
    kept = [wording for text, edited in (*order[1:], *order) for wording in amend(found, text, edited, None)]
    assert (found.text, set(kept)) == ("c", {"a", "b"})
    assert found.amended_at is not None


def test_an_edit_without_a_new_word_changes_nothing():
    found = entry("a", None)
    assert amend(found, "a", None, None) == []
    assert amend(found, "a", "1795402600.000200", "a") == []
    assert found.amended_at is None


def test_what_an_edit_says_stood_there_is_kept():
    found = entry("a", None)
    assert amend(found, "c", SECOND[1], "b") == ["a", "b"]


def test_back_to_the_first_wording():
    found = entry("a", None)
    amend(found, "b", FIRST[1], "a")
    assert amend(found, "a", SECOND[1], "b") == ["b"]
    assert found.text == "a"


@pytest.mark.parametrize("held, role", [
    ({"scribe"}, "scribe"), ({"commander"}, "commander"), ({"commander", "scribe"}, "scribe"), ({"comms"}, None), (set(), None),
])
def test_who_decides(held, role):
    assert decides(held) == role
