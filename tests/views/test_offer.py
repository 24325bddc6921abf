"""Role offers, read as a person would."""

import pytest

from bot.domain.role import OfferState
from bot.views import offer as view
from tests.views.facts import ADA, LONG, RADIA, incident, offer, read


def test_an_offer_says_what_why_and_until_when():
    words = view.offer(incident(), offer(), ("payments", "network"))
    assert words.text.splitlines()[0] == "Can you take the *commander* role in INC-1?"
    assert "Signal: p99 at 5 s" in words.text
    assert "You are also called for payments and network." in words.text
    assert ("Passing needs no reason. No answer by 02:58 UTC is fine too: the offer moves to the next on the roster. "
            "Reacting with ✅ or ⏭️ does the same.") in words.text
    assert "[Accept]\n[Pass]" in read(words.blocks)


def test_a_drill_says_so_first():
    assert view.offer(incident(drill=True), offer()).text.startswith("DRILL (practice, nothing is broken): ")


def test_a_hand_off_stays_with_its_holder_without_an_answer():
    words = view.offer(incident(), offer(hand_off_from=RADIA))
    assert "No answer by 02:58 UTC is fine too: the role stays with <@U024RAD01>." in words.text


@pytest.mark.parametrize(("state", "after", "expected"), [
    (OfferState.PASSED, view.NEXT, "Thank you for answering: the offer moves to the next on the roster."),
    (OfferState.PASSED, view.STANDS_OPEN, "Thank you for answering: the role is open now, and anyone can take it."),
    (OfferState.LAPSED, view.NEXT, "No answer is fine: the offer moves to the next on the roster."),
    (OfferState.LAPSED, view.stays_with(RADIA), "No answer is fine: the role stays with <@U024RAD01>."),
    (OfferState.UNREACHED, view.NEXT,
     "Slack could not bring you into the channel, so the offer moves to the next on the roster."),
])
def test_how_an_offer_ended(state, after, expected):
    said = view.moved_on(incident(), offer(state=state), after)
    assert said == f"{expected} It was about the *commander* role in INC-1."


def test_whoever_is_called_for_a_team_keeps_that():
    words = view.settled(incident(), "It ended.", ["payments"], there=False, in_room=True)
    assert words.text.startswith("It ended. You are called as on call for payments. It goes on in ")
    assert read(words.blocks).endswith("[I am here]")
    there = view.settled(incident(), "It ended.", ["payments"], there=True, in_room=True)
    assert "[I am here]" not in read(there.blocks)


def test_an_open_role_says_where_it_can_be_taken():
    assert view.open_role(incident(), "comms").text.endswith(" or here.")
    assert view.open_role(incident(), "comms", in_room=True).text.endswith("Anyone can take it.")


def test_nothing_is_left_to_press_otherwise():
    words = view.settled(incident(), "It ended.", [], there=False, in_room=True)
    assert words.text == "It ended."
    assert read(words.blocks) == "It ended."


def test_an_open_role_can_be_taken_and_then_not_any_more():
    assert "[Take commander]" in read(view.open_role(incident(), "commander").blocks)
    after = view.no_longer_open(incident(), "commander", ADA)
    assert read(after.blocks) == after.text == "<@U024ADA01> holds the *commander* role in INC-1 now. Thank you."


def test_a_role_of_the_playbooks_own_has_a_duty_too():
    assert view.duty("translator") == "You take the translator role."


def test_overlong_signals_are_cut_and_mentions_defused():
    words = view.offer(incident(signal=LONG), offer())
    assert len(words.text) < 4000
    assert "<!channel>" not in words.text and "@here" not in words.text
