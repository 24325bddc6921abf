"""What an incident is called."""

import re

import pytest

from bot.domain.incident import channel_name
from tests.views.facts import incident


@pytest.mark.parametrize(("more", "attempt", "name"), [
    ({}, 0, "inc-1-checkout-api"),
    ({"id": 42}, 1, "inc-42-checkout-api-2"),
    ({"drill": True}, 0, "drill-1-checkout-api"),
    ({"private": True}, 0, "inc-1"),
    ({"private": True, "drill": True}, 2, "drill-1-3"),
    ({"service": "Checkout API (EU)"}, 0, "inc-1-checkout-api-eu"),
    ({"service": "ödeme.servisi"}, 0, "inc-1-odeme-servisi"),
    ({"service": "İade"}, 0, "inc-1-iade"),
    ({"service": "İade_ışığı"}, 0, "inc-1-iade_isigi"),
    ({"service": "a__b--c"}, 0, "inc-1-a__b-c"),
    ({"service": "東京"}, 0, "inc-1"),
    ({"service": "..."}, 0, "inc-1"),
    ({"service": "x" * 100}, 0, "inc-1-" + "x" * 74),
    ({"service": "x" * 100}, 4, "inc-1-" + "x" * 72 + "-5"),
    ({"service": "x" * 73 + "-yy"}, 0, "inc-1-" + "x" * 73),  # no hyphen at the cut
])
def test_channel_names_are_ones_slack_takes(more, attempt, name):
    assert channel_name(incident(**more), attempt) == name
    assert re.fullmatch(r"[a-z0-9_-]{1,80}", name)


def test_a_drill_has_a_reference_of_its_own():
    assert (incident().reference, incident(drill=True).reference) == ("INC-1", "DRILL-1")


@pytest.mark.parametrize(("state", "active"), [
    ("open", True), ("mitigated", True), ("closed", False), ("stood down", False)])
def test_work_goes_on_until_it_is_over(state, active):
    assert incident(state=state).active == active
