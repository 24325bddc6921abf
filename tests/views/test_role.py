"""The roles of an incident, as different people see them."""

import pytest

from bot.views import role as view
from tests.views.facts import ADA, GRACE, RADIA, card, incident, read


def _buttons(words_or_form) -> list[str]:
    blocks = words_or_form["blocks"] if isinstance(words_or_form, dict) else words_or_form.blocks
    return [element["text"]["text"] for block in blocks if block["type"] == "actions" for element in block["elements"]]


TAKE = ["Take scribe", "Take comms"]


@pytest.mark.parametrize(("reader", "admin", "expected"), [
    (RADIA, False, TAKE),
    (RADIA, True, ["Hand off commander…", *TAKE]),
    (ADA, False, ["Hand off commander…", "Step back from commander", *TAKE]),
])
def test_everybody_sees_what_they_can_do(reader, admin, expected):
    assert _buttons(view.listing(card(), reader, admin)) == expected
    assert _buttons(view.form(card(), reader, admin)) == expected


def test_the_listing_reads_well_alone():
    words = view.listing(card(), RADIA, False)
    assert words.text.splitlines()[0] == "Roles in INC-1:"
    assert "Commander: <@U024ADA01> (since" in words.text
    assert f"Scribe: offered to <@{GRACE}> until" in words.text
    assert "Comms: open, anyone can take it" in words.text


def test_nothing_can_be_pressed_once_it_is_over():
    assert _buttons(view.listing(card(incident=incident(state="closed")), ADA, True)) == []


def test_the_form_says_why_a_press_did_nothing():
    assert read(view.form(card(), ADA, False, "Somebody was quicker.")["blocks"]).startswith("Somebody was quicker.")


def test_whoever_takes_a_role_is_thanked():
    assert view.yours(incident(), "scribe").text.startswith("You hold the *scribe* role in INC-1. Thank you.")
