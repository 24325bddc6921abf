"""Reading what is typed after the command."""

import pytest

from bot.domain.escalation import Typed, choices, misspelt, nearest, read, service_key
from bot.domain.threshold import WORRIED
from tests.views.facts import PLAYBOOK

IMPACT, OUTSIDE, CROSS, OBJECTIVE = PLAYBOOK.thresholds
API, FARM = "checkout-api", "build-farm"


@pytest.mark.parametrize(("words", "expected"), [
    ("checkout-api 1,4 p99 at 5 s since 14:02", Typed(API, (IMPACT, OBJECTIVE), "p99 at 5 s since 14:02")),
    ("checkout-api 1, 4 p99", Typed(API, (IMPACT, OBJECTIVE), "p99")),
    ("checkout-api 4,1", Typed(API, (OBJECTIVE, IMPACT), "")),
    ("checkout-api 2,2 again", Typed(API, (OUTSIDE,), "again")),
    ("checkout-api 5 a feeling", Typed(API, (WORRIED,), "a feeling")),
    ("checkout-api worried", Typed(API, (WORRIED,), "")),
    ("Checkout-API cross_team,Customer_Impact dns", Typed(API, (CROSS, IMPACT), "dns")),
    ("  checkout-api   1   p99  ", Typed(API, (IMPACT,), "p99")),
    ("checkout-api 2 no step fits", Typed(API, (OUTSIDE,), "no step fits")),  # after a service a number is a threshold
    ("checkout-api 3 pods crash", Typed(API, (CROSS,), "3 pods crash", sure=False)),  # perhaps three pods
    ("checkout-api 2 of 5 pods down", Typed(API, (OUTSIDE,), "2 of 5 pods down", sure=False)),
    ("checkout-api 3 times slower", Typed(API, (CROSS,), "3 times slower", sure=False)),
    ("checkout-api 2 out of 5 fail", Typed(API, (OUTSIDE,), "2 out of 5 fail", sure=False)),
    ("checkout-api 1 in 10 payments fails", Typed(API, (IMPACT,), "1 in 10 payments fails", sure=False)),
    ("checkout-api 5 % fail", Typed(API, (WORRIED,), "5 % fail", sure=False)),
    ("checkout-api 4 min behind", Typed(API, (OBJECTIVE,), "4 min behind", sure=False)),
    ("checkout-api 1 orders stand still", Typed(API, (IMPACT,), "orders stand still")),  # one of many things is no count
    ("checkout-api 2 access is denied", Typed(API, (OUTSIDE,), "access is denied")),
    ("checkout-api 3 DNS is gone", Typed(API, (CROSS,), "DNS is gone")),
    ("checkout-api 1,2 pods crash", Typed(API, (IMPACT, OUTSIDE), "pods crash")),
    ("3 checkout-api pods crash", Typed(API, (CROSS,), "pods crash")),
    ("checkout-api", Typed(API, (), "")),
    ("checkout-api is slow", Typed(API, (), "is slow")),
    ("checkout-api 6 pods crash", Typed(API, (), "6 pods crash")),
    ("checkout-api 1,9 p99", Typed(API, (), "1,9 p99")),
    ("checkout-api 0", Typed(API, (), "0")),
    ("checkout-api 10,000 errors", Typed(API, (), "10,000 errors")),
    ("checkout-api 14:02 it began", Typed(API, (), "14:02 it began")),
    ("checkout-api 5% of payments fail", Typed(API, (), "5% of payments fail")),
    ("checkout-api , p99", Typed(API, (), ", p99")),
    ("", Typed(None, (), "")),
    ("checkout is slow", Typed(API, (), "checkout is slow")),  # the nearest service, with all the words
    ("everything is slow", Typed(None, (), "everything is slow")),
    ("1,4 p99", Typed(None, (IMPACT, OBJECTIVE), "p99")),
    ("chekout-api 1,4 p99", Typed(API, (IMPACT, OBJECTIVE), "p99", sure=False)),
    ("payments 3 of 4 fail", Typed(None, (), "payments 3 of 4 fail")),
    ("chekout 1", Typed(API, (IMPACT,), "", sure=False)),  # the beginning of the name, misspelt
    ("build 2 hangs", Typed(FARM, (OUTSIDE,), "hangs", sure=False)),
    ("1,4 checkout-api p99", Typed(API, (IMPACT, OBJECTIVE), "p99")),  # the other way round
    ("1 checkout-api", Typed(API, (IMPACT,), "")),
])
def test_typed_where_nothing_tells_the_service(words, expected):
    assert read(words, PLAYBOOK) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("4", Typed(FARM, (OBJECTIVE,), "")),
    ("1,4 p99", Typed(FARM, (IMPACT, OBJECTIVE), "p99")),
    ("3 pods crash", Typed(FARM, (), "3 pods crash")),  # three pods, not the third threshold
    ("cross_team dns", Typed(FARM, (CROSS,), "dns")),
    ("builds hang", Typed(FARM, (), "builds hang")),
    ("checkout-api 1 p99", Typed(API, (IMPACT,), "p99")),
    ("1,4 checkout-api p99", Typed(API, (IMPACT, OBJECTIVE), "p99")),
    ("chekout-api 1 p99", Typed(API, (IMPACT,), "p99", sure=False)),
])
def test_typed_in_a_channel_that_tells_the_service(words, expected):
    assert read(words, PLAYBOOK, FARM) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("2 no step fits", Typed(API, (OUTSIDE,), "no step fits")),
    ("2 of 5 pods down", Typed(API, (OUTSIDE,), "2 of 5 pods down", sure=False)),
    ("7 pods crash", Typed(API, (), "7 pods crash")),
])
def test_typed_in_an_incident_a_number_is_a_threshold(words, expected):
    assert read(words, PLAYBOOK, API, in_incident=True) == expected


@pytest.mark.parametrize(("typed", "all_said"), [
    (Typed(API, (IMPACT,)), True),
    (Typed(API, ()), False),
    (Typed(None, (IMPACT,)), False),
    (Typed(API, (IMPACT,), sure=False), False),  # the form shows what was understood
])
def test_what_needs_no_form(typed, all_said):
    assert typed.says_it_all == all_said


def test_being_worried_can_always_be_ticked_and_comes_last():
    assert list(choices(PLAYBOOK).items())[-1] == (WORRIED, "None of these, and I am worried")
    assert len(choices(PLAYBOOK)) == 5


@pytest.mark.parametrize(("word", "key"),
                         [("checkout-api", API), (" Checkout-API ", API), ("checkout", None), ("", None)])
def test_a_service_by_its_name(word, key):
    assert service_key(word, PLAYBOOK) == key


def test_a_name_that_is_none_is_answered_with_the_nearest():
    assert nearest("Checkout", PLAYBOOK, most=1) == API
    assert nearest("farm", PLAYBOOK).startswith(FARM)


@pytest.mark.parametrize(("typed", "word"), [
    ("hlep", "help"), ("HELPP", "help"), ("stauts INC-4", "status"), ("close1", "close"), ("clsoe 7", "close"),
    ("help me", None), ("hleep the pods", None), ("du", None), ("", None), ("help", None),
])
def test_a_slip_of_the_keys_is_seen(typed, word):
    assert misspelt(typed, ("list", "status", "due", "close", "help")) == word
