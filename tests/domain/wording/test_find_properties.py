"""What holds for any message: nothing raises, the answer is the same twice, and reading it is quick."""

import itertools
from pathlib import Path
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.wording import KINDS, Names, find, load_languages, weigh
from bot.domain.wording.text.mask import mask

LANGUAGES = load_languages(Path(__file__).parents[3] / "playbooks" / "language")
NOBODY = Names()
PIECES = st.sampled_from(
    [
        "you broke prod",
        "why didn't",
        "Tom",
        "<@U1>",
        "<!here>",
        "`x`",
        "```",
        "> ",
        "&gt; ",
        "&amp;",
        "\n",
        "“",
        "”",
        '"',
        "'",
        ":fire:",
        "never",
        "tests",
        "who",
        "?",
        ". ",
        "[12:01] a: ",
        "<https://a.b",
        "c>",
        "payments",
        "payments-api",
        "14:02",
        "neden",
        "haber vermedin",
        "İ",
        "’",
    ]
)
MESSAGES = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)


@given(MESSAGES)
@settings(max_examples=300, deadline=None)
def test_any_message_can_be_read_and_twice_gives_the_same(text):
    findings = find(text, NOBODY, LANGUAGES)
    assert findings == find(text, NOBODY, LANGUAGES)
    for finding in findings:
        assert text[finding.start : finding.end] == finding.sentence
        assert finding.kind in KINDS and 0.5 < finding.score <= 1


@given(MESSAGES)
@settings(max_examples=200, deadline=None)
def test_sentences_stand_in_their_order_and_do_not_overlap(text):
    places = [(one.start, one.end) for one in weigh(text, NOBODY, LANGUAGES)]
    assert all(start < end for start, end in places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))


@given(MESSAGES)
@settings(max_examples=200, deadline=None)
def test_masking_keeps_every_place(text):
    assert len(mask(text)) == len(text)


def _took(text: str) -> float:
    started = process_time()
    find(text, NOBODY, LANGUAGES)
    return process_time() - started


def test_the_longest_message_costs_no_more_than_its_length():
    """Four times the length takes about four times as long; sixteen would mean that something backtracks."""
    for piece in ("“", '"a ', "`", "<@", "a.", "'a ", "\n> ", "&", ":a", "(", "why did you ", "Ada's "):
        short = min(_took((piece * 10_000)[:10_000]) for _ in range(3))
        long = min(_took((piece * 40_000)[:40_000]) for _ in range(3))
        assert long < 10 * short + 0.05, f"{piece!r}: {short:.3f} s, then {long:.3f} s"
