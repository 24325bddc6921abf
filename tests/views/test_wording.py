"""The private note as its reader sees it."""

import json

import pytest

from bot.domain.suggestion import Suggestion
from bot.sandbox.blocks import checked_blocks
from bot.sandbox.render import pressables, render
from bot.views import actions
from bot.views import wording as view
from tests.views.facts import LONG

FOUND = Suggestion("r", "named_fault", "The 14:02 deploy broke checkout-api. Which gap?", "Which gap?", "Naming the gap continues it.")


def test_with_a_wording():
    words = view.note(FOUND, "5.0")
    assert render(words.blocks).splitlines() == [
        "Only you see this. The same facts as a question about the system:",
        ">The 14:02 deploy broke checkout-api. Which gap?",
        "Naming the gap continues it.",
        "[Post this wording]", "[Keep mine]", "[This was not blame]", "[Turn these notes off]",
    ]
    button = words.blocks[-1]["elements"][0]
    assert json.loads(button["value"]) == {"wording": FOUND.wording, "thread": "5.0"}
    assert "without your name" in button["confirm"]["text"]["text"]


def test_the_question_alone():
    words = view.note(Suggestion("r", "k", None, "Which gap?", "Why."), None)
    assert "A question about the system that may bring more:\n>Which gap?" in render(words.blocks)
    assert "Post this wording" not in pressables(words.blocks)


@pytest.mark.parametrize("wording", [LONG, "x" * 1990, "\"\\" * 999])
def test_a_wording_too_long_for_a_button_is_left_to_copy(wording):
    words = view.note(Suggestion("r", "k", wording, "Which gap?", "Why."), None)
    checked_blocks(words.blocks, "message")
    assert actions.POST_WORDING not in str(words.blocks)


@pytest.mark.parametrize("found", [FOUND, Suggestion("r" * 300, "k", LONG, LONG, LONG), Suggestion("", "", "", "", "")])
@pytest.mark.parametrize("show", [lambda found: view.note(found, None), view.in_form, lambda found: view.posted(found.wording)])
def test_any_input_fits_and_pages_nobody(found, show):
    words = show(found)
    checked_blocks(words.blocks, "message")
    assert "<!channel>" not in words.text + str(words.blocks) and "@here" not in words.text + str(words.blocks)


def test_in_a_form_it_never_stands_in_the_way():
    assert view.in_form(FOUND).text.endswith("Change it or send it as it is: both are fine.")
