"""Sentences end before the next begins, and numbers agree with what they count."""

from collections import Counter

from bot.domain.calibration import Calibration
from bot.domain.incident import State
from bot.views import calibration, ending, escalation
from bot.views.text import ended, plain_day_clock
from tests.views.facts import NOW, PLAYBOOK, incident


def test_what_somebody_typed_ends_as_a_sentence():
    assert ended("p99 at 5 s") == "p99 at 5 s."
    assert [ended(said) for said in ("Rolled back.", "Is it over?", "")] == ["Rolled back.", "Is it over?", ""]


def test_the_announcement_and_its_end_read_on():
    opened = escalation.announcement(incident(signal="p99 at 5 s"), PLAYBOOK, ["customer_impact"])
    assert "Signal: p99 at 5 s. INC-1: " in opened.text
    over = ending.announcement(incident(state=State.CLOSED, closed_at=NOW, ended_by="Rolled back to 4.1"))
    assert "Rolled back to 4.1. Its channel: " in over.text


def test_the_last_the_stakeholders_hear_says_no_more_than_is_known():
    closed = ending.over(incident(state=State.CLOSED, mitigated_at=NOW, closed_at=NOW, ended_by="The rollback"))
    assert closed.text == (f"INC-1 (checkout-api) is closed. The effect stopped: {plain_day_clock(NOW)}. "
                           "What ended it: The rollback. This is the last update.")
    stood_down = ending.over(incident(state=State.STOOD_DOWN, closed_at=NOW))
    assert stood_down.text == "INC-1 (checkout-api) is stood down: nothing more is needed. This is the last update."


def test_one_is_not_many():
    once = Calibration(service="checkout-api", threshold="customer_impact", fired=1, fits=Counter(right=1))
    assert "Fired 1 time; 1 review: 1 right." in calibration.calibration([once], PLAYBOOK, "/escalate").text
