"""What is told as something that need not have been, or never was: nothing of it is said."""

import pytest

from tests.domain.wording.rewording import said


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
