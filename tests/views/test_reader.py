"""The card's line about the language model that reads along."""

import pytest

from bot.sandbox.blocks import checked_blocks
from bot.views import card as view
from tests.views import facts

LINE = "unclear sentences of this channel are also read by some-model at llm.example.com, without names."


def said(**more) -> tuple[str, str]:
    words = view.card(facts.card(**more))
    checked_blocks(words.blocks, "message")
    return words.text, facts.read(words.blocks)


def test_it_stands_in_the_text_and_on_the_card():
    assert all(LINE in shown for shown in said(adviser="some-model at llm.example.com"))


@pytest.mark.parametrize("more", [{}, {"adviser": "some-model at llm.example.com", "incident": facts.incident(private=True)},
                                  {"adviser": "some-model at llm.example.com", "incident": facts.incident(state="closed")}])
def test_it_is_not_there_where_nothing_is_sent(more):
    assert not any("Wording check" in shown for shown in said(**more))
