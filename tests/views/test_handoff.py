"""Hand-offs, read as a person would."""

from bot.domain.decision import Entry, EntryKind
from bot.domain.handoff import HandOff
from bot.domain.role import OfferState
from bot.views import handoff as view
from bot.views import offer as offer_view
from bot.views.blocks import section
from tests.views.facts import ADA, LONG, NOW, RADIA, card, incident, offer, read, texts


def _handed(note: str = "", decisions: int = 0, **more) -> HandOff:
    entries = [Entry(incident_id=1, kind=EntryKind.DECISION, number=n, channel="C1", ts=f"{n}.0", by=ADA, at=NOW,
                     text=LONG if note == LONG else f"Step {n}") for n in range(1, decisions + 1)]
    return HandOff(role="commander", holder=ADA, note=note, card=card(**more), decisions=entries)


def test_the_card_says_what_is_known_open_and_due():
    words = view.moved(incident(), _handed("Roll back or wait?", 2), RADIA)
    assert words.text.splitlines() == [
        "<@U024RAD01> holds the *commander* role from now on. Thank you, <@U024ADA01>.",
        "*What is known*",
        "• Signal: p99 at 5 s",
        "• Threshold: Customer impact has started or is about to start (02:55 UTC)",
        "• Severity critical, open, since 23 Nov 02:55 UTC",
        "*Open decisions and risks*",
        "• Roll back or wait?",
        "*Last decisions*",
        "• D1, 02:55 UTC: Step 1",
        "• D2, 02:55 UTC: Step 2",
        "*Due next*",
        "• 03:05 UTC: wave 2: network is called",
    ]


def test_what_there_is_nothing_of_is_left_out():
    words = view.moved(incident(), _handed(timers=[]), RADIA)
    assert "Open decisions" not in words.text and "Last decisions" not in words.text and "Due next" not in words.text


def test_the_latest_answers_are_what_is_known():
    known = view.sections(_handed(answers={"signal": "p99 at 9 s", "dependency": "the payment provider"}))[0]
    assert "Signal: p99 at 9 s" in known
    assert "Which dependency is slowing us down right now? the payment provider" in known


def test_overlong_words_stay_within_slacks_limits():
    words = offer_view.offer(incident(signal=LONG), offer(hand_off_from=ADA),
                             hand_off=_handed(LONG, 5, answers=dict.fromkeys(("signal", "dependency", "expertise"), LONG)))
    assert len(words.text) < 4000
    assert all(len(text) <= 3000 for text in texts(words.blocks))
    assert "<!channel>" not in str(words.blocks)


def test_the_holder_hears_why_it_stays():
    said = {state: view.stays(incident(), offer(state=state, person=RADIA)).text
            for state in (OfferState.PASSED, OfferState.LAPSED, OfferState.UNREACHED)}
    assert said[OfferState.PASSED] == ("<@U024RAD01> passes. You keep the *commander* role in INC-1 for now; you can hand it "
                                       "to somebody else.")
    assert said[OfferState.LAPSED].startswith("<@U024RAD01> has not answered in time, which is fine.")
    assert said[OfferState.UNREACHED].startswith("Slack could not reach <@U024RAD01>.")


def test_the_form_asks_two_things():
    form = view.form(incident(), "commander")
    assert [block["block_id"] for block in form["blocks"] if block["type"] == "input"] == ["to", "open"]
    assert "stays where it is until the other person accepts" in read(form["blocks"])


def test_with_another_wording_the_form_keeps_what_was_filled_in():
    form = view.form(incident(), "commander", RADIA, "Roll back or wait?", [section("Another wording")])
    to, note = (block["element"] for block in form["blocks"] if block["type"] == "input")
    assert (to["initial_user"], note["initial_value"]) == (RADIA, "Roll back or wait?")
    assert "Another wording" in read(form["blocks"])
