"""Sentences end before the next begins, and numbers agree with what they count."""

from collections import Counter

from bot.domain.calibration import Calibration
from bot.domain.incident import State
from bot.views import calibration, ending, escalation, objective
from bot.views.text import ended, foreign, plain_day_clock
from tests.views.facts import NOW, PLAYBOOK, incident


def test_what_somebody_typed_ends_as_a_sentence():
    assert ended("p99 at 5 s") == "p99 at 5 s."
    assert [ended(said) for said in ("Rolled back.", "Is it over?", "")] == ["Rolled back.", "Is it over?", ""]
    assert ended(foreign("a stray <!channel>")) == "a stray &lt;!channel&gt;."


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


def test_one_threshold_or_more():
    both = ["customer_impact", "cross_team"]
    assert " Threshold: Customer" in escalation.announcement(incident(), PLAYBOOK, both[:1]).text
    assert " Thresholds: Customer" in escalation.announcement(incident(), PLAYBOOK, both).text
    assert escalation.fired_later(incident(), PLAYBOOK, both[:1], "p99 at 9 s").text.endswith("Signal: p99 at 9 s.")
    assert escalation.fired_later(incident(), PLAYBOOK, both, "").text.startswith("More thresholds fired: ")


def test_the_commander_reads_which_threshold_is_near():
    told = objective.half_used(incident(), "Time to mitigate threatens the objective", NOW).text
    assert ("The rest is used up at 02:55 UTC, and this threshold then fires by itself: Time to mitigate threatens the "
            "objective.") in told


def test_one_is_not_many():
    once = Calibration(service="checkout-api", threshold="customer_impact", fired=1, fits=Counter(right=1))
    assert "Fired 1 time; 1 review: 1 right." in calibration.calibration([once], PLAYBOOK, "/escalate").text
