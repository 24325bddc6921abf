"""When a second opinion is asked for, and what it changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adviser.judge import ASK, RULE, SURE, Opinion, opinion, settled
from bot.adviser.prompt import Advice
from bot.domain.suggestion import suggestion, worded
from bot.domain.text import clean
from bot.domain.wording import LINE, Finding, find
from bot.domain.wording.text.facts import same_facts
from tests.adviser.conftest import NAMES

TEXT = "The 14:02 deploy of checkout-api went out because somebody could not wait."
WORDING = "The 14:02 deploy of checkout-api went out early. Which gate could have held it?"
BLAME = Advice(blame=True, kind="named_fault", wording=WORDING)
NO_BLAME = Advice(blame=False)


def scored(score, languages, kind="counterfactual") -> Opinion:
    """An opinion of ours with this score, as `opinion` would make it."""
    top = Finding(kind, kind if score > LINE else "", 0, len(TEXT), TEXT, score, ())
    own = worded(TEXT, [replace(top, kind=kind)], NAMES, languages) if score > LINE else None
    return Opinion(TEXT, NAMES, languages, top, own)


@pytest.mark.parametrize(("score", "unclear"), [(0.0, False), (ASK - 0.01, False), (ASK, True), (0.4, True), (0.6, True), (0.99, True)])
def test_asked_where_there_is_evidence(score, unclear, languages):
    assert scored(score, languages).unclear is unclear


def test_nothing_said_is_not_asked_about(languages):
    assert not opinion("> quoted", NAMES, languages).unclear


@pytest.mark.parametrize("text", ["Why didn't you tell us earlier?", "p99 is back to 80 ms", "> you broke it", "you clearly have no idea"])
def test_our_own_opinion_is_that_of_the_check(text, languages):
    assert opinion(text, NAMES, languages).own == suggestion(text, NAMES, languages)


@pytest.mark.parametrize("score", [0.1, 0.6, 0.99])
def test_without_an_answer_ours_stands(score, languages):
    ours = scored(score, languages)
    assert settled(ours, None) == ours.own


def test_below_the_line_blame_is_found(languages):
    found = settled(scored(0.2, languages), BLAME)
    assert (found.rule, found.kind, found.wording) == (RULE, "named_fault", WORDING)
    assert found.why == languages.pick(TEXT).kinds["named_fault"].why


def test_below_the_line_no_blame_stays_none(languages):
    assert settled(scored(0.2, languages), NO_BLAME) is None
    assert settled(scored(0.2, languages), Advice(blame=True)) is None  # of no kind: nothing to say


def test_just_above_the_line_a_false_alarm_is_called_off(languages):
    assert settled(scored(0.6, languages), NO_BLAME) is None


def test_where_we_are_sure_the_finding_stands(languages):
    ours = scored(SURE + 0.05, languages)
    assert settled(ours, NO_BLAME) == ours.own
    better = settled(ours, BLAME)
    assert (better.kind, better.rule, better.wording) == ("named_fault", ours.own.rule, WORDING)


def test_just_above_the_line_the_kind_is_the_models_and_the_rule_is_ours(languages):
    found = settled(scored(0.6, languages), BLAME)
    assert (found.kind, found.rule) == ("named_fault", "counterfactual")
    same = settled(scored(0.6, languages), Advice(blame=True))
    assert same == scored(0.6, languages).own


@pytest.mark.parametrize("bad", [None, "", "Somebody messed up at 14:02 with checkout-api?", "Which gate?", WORDING.replace("14:02", "14:20"),
                                 WORDING.replace("deploy", "deploy by Ada")])
def test_a_bad_wording_is_replaced_by_our_own(bad, languages):
    found = settled(scored(0.2, languages), replace_wording(bad))
    own = worded(TEXT, [Finding(RULE, "named_fault", 0, len(TEXT), TEXT, 0.2, ())], NAMES, languages)
    assert found == own


def replace_wording(wording) -> Advice:
    return BLAME.model_copy(update={"wording": wording})


def test_a_silenced_kind_stays_silent(languages):
    english = languages.pick(TEXT)
    quiet = replace(languages, known={**languages.known, english.language: english.silencing("named_fault")})
    assert settled(replace(scored(0.2, languages), languages=quiet), BLAME) is None


@given(st.one_of(st.text(max_size=300), st.text(alphabet="WhicgatehldT14:02?. -`*<@!>|[]pron", max_size=120)))
def test_no_wording_can_do_more_than_be_shown_or_dropped(languages, wording):
    ours = scored(0.99, languages)
    found = settled(ours, replace_wording(wording))
    assert found.wording in (worded(TEXT, [replace(ours.top, kind="named_fault")], NAMES, languages).wording, clean(wording))
    assert not find(found.wording, NAMES, languages) and same_facts(TEXT, found.wording)


def test_invisible_characters_of_a_wording_do_not_arrive(languages):
    found = settled(scored(0.2, languages), replace_wording(f"\ue000{WORDING}\u202e"))
    assert found.wording == WORDING
