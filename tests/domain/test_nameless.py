"""Texts without names."""

import pytest

from bot.domain.nameless import Nameless

ROSTER = Nameless({"ada": "commander", "grace": None, "ann-marie": None, "ann": "scribe", "Grace Hopper (she/her)": None,
                   "Barbara Liskov | DBA": "comms", "İlker": None, "isil": "scribe"})


@pytest.mark.parametrize(("text", "nameless"), [
    ("ada rolled it back", "the commander rolled it back"),
    ("Ada's rollback", "the commander's rollback"),
    ("@ada and @grace looked", "the commander and somebody looked"),
    ("GRACE looked", "somebody looked"),
    ("ann-marie asked ann", "somebody asked the scribe"),  # the longer name first
    ("the adapter and the disgrace", "the adapter and the disgrace"),
    ("ada-service is slow", "ada-service is slow"),
    ("<@U024LIN01> looked", "somebody looked"),
    ("Grace Hopper and Liskov agreed", "somebody somebody and the comms agreed"),
    ("@someone looked", "somebody looked"),
    ("mail to sre@example.com", "mail to sre@example.com"),
    ("p99 @ 5 s", "p99 @ 5 s"),
    ("Remove @Transactional from PaymentService", "Remove @Transactional from PaymentService"),
    ("`npm i @types/node`", "`npm i @types/node`"),
    ("No rollback runbook @here", "No rollback runbook @here"),
    ("the DBA saw a hopper fill", "the DBA saw a hopper fill"),
    ("ilker and ısıl looked", "somebody and somebody looked"),
    ("", ""),
])
def test_names_become_roles(text, nameless):
    assert ROSTER.text(text) == nameless


def test_an_empty_roster_leaves_words_alone():
    assert Nameless({}).text("the rollback at 3") == "the rollback at 3"


def test_a_name_is_no_pattern():
    assert Nameless({"a.b": None}).text("axb met a.b") == "axb met somebody"


@pytest.mark.parametrize(("text", "nameless"), [
    ("the rollback will take the max connections", "the rollback will take the max connections"),
    ("we asked Will, and Max's rollback went out", "we asked the commander, and somebody's rollback went out"),
    ("@will and @MAX looked", "the commander and somebody looked"),
    ("Will it hold? Max connections stay.\n- Max is 500", "Will it hold? Max connections stay.\n- Max is 500"),
    ("D1: Max connections to 500; SELECT MAX(id)", "D1: Max connections to 500; SELECT MAX(id)"),
    ("it held - Max agreed (Will too)", "it held - somebody agreed (the commander too)"),
    ("will smith and Grace agreed in may", "the commander and somebody agreed in may"),
    ("GRACE and grace looked", "somebody and somebody looked"),
])
def test_a_name_that_is_a_word_too_is_one_only_where_it_is_written_as_one(text, nameless):
    people = {"will": "commander", "Will Smith": "commander", "Max": None, "May Chen": None, "grace": None}
    assert Nameless(people, lambda _: {"will", "max", "may"}).text(text) == nameless
