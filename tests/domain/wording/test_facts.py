"""Facts of a message: found, and neither lost nor invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.wording.text.facts import added, facts, lost, same_facts


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("it paged at 14:05", "time", "14:05"),
        ("down since 03:12:45 UTC", "time", "03:12:45"),
        ("waited 35 minutes", "number", "35"),
        ("12% of carts fail", "number", "12%"),
        ("p99 at 250 ms", "number", "250ms"),
        ("2M messages behind", "number", "2m"),
        ("run `kubectl get pods` first", "code", "kubectlgetpods"),
        ("the docs at https://wiki.example.org/run-1 say so", "link", "https://wiki.example.org/run-1"),
        ("see <https://g.example.org/d/7|the graph>", "link", "<https://g.example.org/d/7|thegraph>"),
        ("posted in <#C0AAA11|ops>", "channel", "<#c0aaa11|ops>"),
        ("merged #512 early", "ticket", "#512"),
        ("OPS-77 is open", "ticket", "ops-77"),
        ("since 9f3c1ab went in", "hash", "9f3c1ab"),
        ("rolled back to 2.14.0", "version", "2.14.0"),
        ("on 10.0.3.7 only", "address", "10.0.3.7"),
        ("since 2026-02-11", "date", "2026-02-11"),
        ("logs in /var/log/app.log", "path", "/var/log/app.log"),
        ("search-api is down", "name", "search-api"),
        ("order_events is empty", "name", "order_events"),
        ("LedgerWriter restarts", "name", "ledgerwriter"),
        ("values.yaml has a typo", "name", "values.yaml"),
    ],
)
def test_a_fact_is_found_with_its_kind(text, kind, value):
    assert [(fact.kind, fact.value) for fact in facts(text)] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "no facts here",
        "the on-call was asleep",
        "a so-called check",
        "thanks :tada: all",
        "<@U0ABC123> was told",
        "third time",
    ],
)
def test_what_is_no_fact(text):
    assert facts(text) == ()


def test_a_fact_is_counted_once_and_in_its_place():
    assert [fact.text for fact in facts("14:05 and 14:05, then `x` at 3")] == ["14:05", "`x`", "3"]


def test_a_number_may_change_its_spelling_but_not_its_value():
    assert not lost("lost 3,100 orders and 20 percent", "3100 orders and 20% were lost")
    assert [fact.text for fact in lost("lost 310 orders", "3100 orders were lost")] == ["310"]


def test_an_invented_fact_is_seen():
    assert [fact.text for fact in added("it broke", "it broke at 14:05")] == ["14:05"]
    assert not same_facts("it broke at 14:05", "it broke")


@given(st.text(max_size=200))
def test_a_text_has_the_facts_of_itself(text):
    assert same_facts(text, text)
