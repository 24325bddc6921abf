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
        ("you are useless, packet loss 12% on the Oslo link", "Packet loss was 12% on the Oslo link."),
        ("you had no idea, full scan on `events` every 5s", "There was a full scan on `events` every 5s."),
        ("no deploys until you clean up. 63 stale flags!!", "There were 63 stale flags."),
    ],
)
def test_a_report_gets_its_verb(text, told):
    assert told in said(text, "finger_pointing")


def test_rows_alone_were_affected():
    assert "31,204 rows were affected." in said("You forgot the WHERE on an UPDATE, 31,204 rows, day one stuff")


@pytest.mark.parametrize("text", ["you again. Nils gone", "you again. who offline"])
def test_people_are_not_reported_on(text):
    assert "Nils" not in said(text) and "who" not in said(text)
