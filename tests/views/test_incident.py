"""How long things take, in words."""

from datetime import timedelta

import pytest

from bot.views.incident import ahead, since
from tests.views.facts import NOW


@pytest.mark.parametrize(("length", "words"), [
    ({"seconds": 20}, "less than a minute"), ({"minutes": 1}, "1 min"), ({"minutes": 59}, "59 min"),
    ({"hours": 1}, "1 h"), ({"minutes": 118}, "1 h 58 min"), ({"hours": 2}, "2 h"), ({"hours": 2, "minutes": 5}, "2 h 05 min"), ({"hours": 24}, "24 h"),
    ({"days": 2}, "2 days"), ({"days": 5, "hours": 3}, "5 days 3 h"),
])
def test_a_length(length, words):
    assert since(NOW, NOW + timedelta(**length)) == words


def test_what_is_due_this_minute():
    assert ahead(NOW + timedelta(seconds=20), NOW) == "in less than a minute"
    assert ahead(NOW, NOW) == "now"
