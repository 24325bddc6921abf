"""Reports without a verb are told with one."""

import pytest

from tests.domain.wording.rewording import said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("you never asked. 2 boats grounded", "2 boats were grounded."),
        ("you lot don't get idempotency. customer charged 6x", "A customer was charged 6x."),
        ("you broke it, checkout dead for 20 min", "Checkout was dead for 20 min."),
        ("who let this out? 2 of 5 nodes dead", "2 of 5 nodes were dead."),
        ("clowns. all 60 kiosks unreachable", "All 60 kiosks were unreachable."),
        ("this is what I get from you. 8,400 orders unpaid", "8,400 orders were unpaid."),
        ("no deploys until you clean up. 63 stale flags!!", "There were 63 stale flags."),
    ],
)
def test_a_report_gets_its_verb(text, told):
    assert told in said(text, "finger_pointing")


@pytest.mark.parametrize("text", ["you again. Nils gone", "you again. who offline"])
def test_people_are_not_reported_on(text):
    assert "Nils" not in said(text) and "who" not in said(text)
