"""What is told as something that need not have been: only what came to be is said."""


import pytest

from tests.domain.wording.rewording import said


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("we wouldn't have lost the 300 carts if Pim had read the notes", "the 300 carts were lost."),
        ("if Bo had tagged it we wouldn't have been paged at 3am", "We were paged at 3am."),
        ("had ops tuned the pool, the queue would not have backed up to 90k", "the queue backed up to 90k."),
        ("had they tested the rule, the gate wouldn't have been stuck for 2 hours", "the gate was stuck for 2 hours."),
    ],
)
def test_a_consequence_that_is_wished_away_came_to_be(text, fact):
    assert said(text, "counterfactual").casefold().endswith(fact.casefold())


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("a careful engineer would not have dropped the table", "careful"),
        ("this would not have happened if you had pinned the image", "happened"),
        ("if you had pinned the image we would not be here", "are here"),
        ("we would have saved the array if you had swapped the disk", "saved"),
        ("you should have rolled back instead of finishing your lunch", "lunch"),
        ("we would not have noticed if Ana had not read the log", "noticed"),
    ],
)
def test_what_says_nothing_or_never_came_to_be_stays_unsaid(text, never):
    assert never not in said(text, "counterfactual")
