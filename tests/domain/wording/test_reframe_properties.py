"""What holds of every wording, whatever was typed."""

import re
from pathlib import Path
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.wording.files.kinds import KINDS
from bot.domain.wording.files.language import load_languages
from bot.domain.wording.finding.find import find
from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.questions.asking import longest_question
from bot.domain.wording.reframing.reframe import balanced, reframe
from bot.domain.wording.text.facts import added, lost
from bot.domain.wording.text.names import Names

LANGUAGES = load_languages(Path(__file__).parents[3] / "playbooks" / "language")
NAMES = Names(people=frozenset({"robin"}), teams=frozenset({"harbour"}), services=frozenset({"hermes"}))

_people = st.sampled_from(
    ["you", "Nora", "<@U0ABC123>", "the platform team", "robin", "somebody", "whoever", "I", "harbour", "who"]
)
_verbs = st.sampled_from(
    [
        "broke",
        "deleted",
        "should have checked",
        "shouldn't have merged",
        "forgot to restart",
        "knew about",
        "never tested",
        "pushed",
        "took down",
        "let",
        "clearly has no idea how to run",
        "could've told us that",
        "keeps breaking",
        "is",
        "did not tell us",
    ]
)
_things = st.sampled_from(
    [
        "`order_events`",
        "search-api",
        "the cache",
        "prod",
        "#512",
        "12% of carts",
        "2.14.0",
        "it",
        "this mess",
        "the disk",
        "<https://g.example.org/d/7|the graph>",
        "values.yaml",
        "your *stupid* script",
        "hermes",
        "an index",
    ]
)
_rest = st.sampled_from(
    [
        "at 14:05",
        "without asking",
        "for 35 minutes",
        "and now 40 users are stuck",
        ", congrats",
        "again :tada:",
        "(as usual)",
        "",
        "?!",
        ", we lost 3,100 orders",
        "because <@U0ABC123> left",
        "before deploying 9f3c1ab",
        "- seriously?",
        "on 10.0.3.7\nupdate at 15:00",
    ]
)
_blame = st.builds(lambda *parts: " ".join(parts), _people, _verbs, _things, _rest)
_messages = st.one_of(
    st.text(max_size=120), st.lists(_blame | st.text(max_size=30), min_size=1, max_size=4).map(". ".join)
)


@st.composite
def _blamed(draw):
    """A message and a finding somewhere in it."""
    text = draw(_messages)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    kind = draw(st.sampled_from(KINDS))
    return text, Finding(kind, kind, start, end, text[start:end], 0.9, ())


def _reframed(blamed):
    text, finding = blamed
    return text, reframe(text, [finding], NAMES, LANGUAGES)


@given(_blamed())
@settings(max_examples=400, deadline=None)
def test_a_wording_keeps_every_fact_and_invents_none(blamed):
    text, result = _reframed(blamed)
    if result.wording is not None:
        assert lost(text, result.wording) == ()
        assert added(text, result.wording) == ()


@given(_blamed())
@settings(max_examples=400, deadline=None)
def test_a_wording_is_not_blame_and_needs_no_other(blamed):
    _, result = _reframed(blamed)
    assert find(result.wording or result.question, NAMES, LANGUAGES) == []


@given(_blamed())
@settings(max_examples=400, deadline=None)
def test_a_wording_is_whole_and_ends_in_its_question(blamed):
    text, result = _reframed(blamed)
    if result.wording is not None:
        assert balanced(result.wording)
        assert result.wording.endswith(result.question)
        assert len(result.wording) <= len(text) + 1 + longest_question(LANGUAGES.pick(text))


@given(_blamed())
@settings(max_examples=400, deadline=None)
def test_the_reworded_sentence_names_nobody(blamed):
    text, finding = blamed
    result = reframe(text, [Finding("x", finding.kind, 0, len(text), text, 0.9, ())], NAMES, LANGUAGES)
    if result.wording is not None:
        assert "<@" not in result.wording
        spoken = re.sub(r"`[^`]*`|<[^>]*>", " ", result.wording)
        assert not {"you", "nora", "robin", "somebody", "whoever"} & set(spoken.casefold().split())


def _took(text: str) -> float:
    started = process_time()
    reframe(text, [Finding("x", "named_fault", 0, len(text), text, 0.9, ())], NAMES, LANGUAGES)
    return process_time() - started


def test_the_longest_message_that_is_reworded_costs_no_more_than_its_length():
    """Four times the length takes about four times as long, also where a sentence could end in many places."""
    for start, piece in (("Nils pressed it (", "without the lock "), ("Nils broke it, ", "a7-9 b4-2 "), ("Nils dropped ", "the table and ")):
        short = min(_took((start + piece * 200)[:700]) for _ in range(3))
        long = min(_took((start + piece * 200)[:2800]) for _ in range(3))
        assert long < 10 * short + 0.05, f"{piece!r}: {short:.3f} s, then {long:.3f} s"
