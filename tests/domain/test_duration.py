from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from bot.domain.duration import in_words, parse_duration


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90s", 90), ("30m", 1800), ("1h", 3600), ("2h30m", 9000), ("2h 30m", 9000), ("3d", 259200), ("0m", 0),
     ("1d2h3m4s", 93784), (" 5m ", 300), ("90m", 5400)],
)  # fmt: skip
def test_what_people_write(written, seconds):
    assert parse_duration(written) == timedelta(seconds=seconds)


@pytest.mark.parametrize("written", ["", "m", "soon", "30", "30 m", "-5m", "5m2h", "1.5h", "5M", "٣m", "1w", "00:30"])
def test_what_is_no_length_of_time(written):
    with pytest.raises(PydanticCustomError, match="is not a length of time; expected a length of time such as 90s"):
        parse_duration(written)


@pytest.mark.parametrize(
    ("written", "message"),
    [(30, "30 has no unit"), (1.5, "1.5 has no unit"), (True, "no length of time"), ([], "no length of time"),
     ("400d", "400 d is longer than a year"), ("999999d", "999999 d is longer than a year")],
)  # fmt: skip
def test_what_is_wrong_is_said(written, message):
    with pytest.raises(PydanticCustomError, match=message):
        parse_duration(written)


@pytest.mark.parametrize(
    ("written", "words"),
    [("90s", "1 min 30 s"), ("30m", "30 min"), ("2h30m", "2 h 30 min"), ("3d", "3 d"), ("0s", "0 s"), ("24h", "1 d")],
)
def test_words(written, words):
    assert in_words(parse_duration(written)) == words


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=366)))
def test_words_can_be_written_again(length):
    whole = timedelta(seconds=round(length.total_seconds()))
    assert parse_duration(in_words(length).replace("min", "m").replace(" ", "")) == whole
