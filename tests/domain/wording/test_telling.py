"""What is left of a message is offered only where it tells something, and most of it."""

import pytest

from .rewording import said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("you could tell from the memory graph already, it's a straight line", "hindsight"),
        ("surely it was the barn door again, ask Karim, it was obvious", "hindsight"),
        ("who sold us this cluster", "who_did_it"),
        ("who built this cluster", "who_did_it"),
        ("who caused the outage", "who_did_it"),
        ("52k tickets, Karim. fifty two thousand", "named_fault"),
        ("young Karim has managed to unplug the parlour switch and take half the herd records with it", "named_fault"),
    ],
)
def test_what_tells_nothing_or_little_leaves_the_question_alone(text, kind):
    assert said(text, kind) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who unplugged the parlour switch", "The parlour switch was unplugged."),
        ("Karim never tested it", "It was not tested."),
        ("had to be the guy with the lanyard full of conference badges, he yanked the wrong PDU", "The wrong PDU was yanked."),
    ],
)
def test_judgement_beside_what_happened_does_not_count(text, told):
    assert said(text, "named_fault") == told


def test_nobody_is_named_in_small_letters_either():
    assert "karim" not in said("next update at 18:00. if only karim had waited for the backup", "counterfactual").casefold()


@pytest.mark.parametrize("text", [
    "this is karim's fault. karim looks at the replica lag of 40s now",
    "karim screwed up the deploy. karim will restore the backup at 14:05",
])
def test_nobody_is_named_by_a_sentence_that_gets_its_capital(text):
    assert "karim" not in said(text).casefold()


def test_what_somebody_does_is_not_told_without_them():
    assert "complain" not in said("the app guys hammer our database and then complain it's slow", "finger_pointing")
