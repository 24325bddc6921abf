"""The decision log as it is read."""

from datetime import timedelta

import pytest

from bot.domain.decision import Entry, Log
from bot.sandbox.blocks import checked_blocks
from bot.sandbox.render import pressables, render
from bot.views import decision as view
from bot.views.text import MOST_MESSAGE, clock, day_clock
from tests.views.facts import GRACE, LONG, NOW, incident


def entry(number: int | None = None, text: str = "Roll back 4.2", **more) -> Entry:
    return Entry(**{"id": number, "incident_id": 1, "kind": "decision" if number else "note", "number": number, "channel": "C1",
                    "ts": "1.0", "by": GRACE, "text": text, "at": NOW} | more)


def link(found: Entry) -> str:
    return f"https://example.slack.com/{found.number or 'note'}"


def test_marks_in_words():
    later = NOW + timedelta(minutes=5)
    read = Log(
        decisions=[entry(1, amended_at=later), entry(2, "Restart everything", withdrawn_at=later), entry(3, "Freeze")],
        notes=[entry(None, "The cache is warm")], timeline=[entry(None, "Loss began", timeline=True)], earlier={1: ["Roll back"]})
    words = view.log(incident(), read, link)
    at, then = clock(NOW), clock(later)
    assert render(words.blocks).splitlines() == [
        "Decision log of INC-1",
        "*Decisions*",
        f"*D1* {at} Roll back 4.2 (amended {then}, before: “Roll back”) <https://example.slack.com/1|message>",
        f"*D2* {at} ~Restart everything~ (withdrawn {then})",
        f"*D3* {at} Freeze <https://example.slack.com/3|message>",
        "*Timeline*",
        f"{at} Loss began <https://example.slack.com/note|message>",
        "*Notes*",
        f"{at} The cache is warm <https://example.slack.com/note|message>",
        "2 decisions, 1 moment on the timeline, 1 note.",
    ]
    assert "GRA" not in str(words)


def test_an_empty_log():
    text = view.log(incident(), Log([], [], []), link).text
    assert text.endswith("No decisions, no moments on the timeline, no notes. Reply in its thread, or react with 📝 (memo) "
                         "to any message of the channel, and it is here.")


def test_what_is_logged_another_day_carries_its_day():
    read = Log([entry(1, at=NOW + timedelta(days=1))], [], [])
    assert f"*D1* {day_clock(NOW + timedelta(days=1))} Roll back" in view.log(incident(), read, link).text


@pytest.mark.parametrize("many", [1, 30, 400])
def test_pages_fit_and_hold_everything(many):
    read = Log([entry(number, f"D{number} {LONG}") for number in range(1, many + 1)], [], [])
    seen, page, more = [], 1, True
    while more:
        words = view.log(incident(), read, link, page)
        checked_blocks(words.blocks, "message")
        assert len(words.text) <= MOST_MESSAGE and "<!channel>" not in str(words)
        seen.append(render(words.blocks))
        page, more = page + 1, "Next page" in pressables(words.blocks)
    assert all(f"*D{number}*" in "".join(seen) for number in range(1, many + 1))
    assert (len(seen) == 1) == (many == 1)


def test_a_page_that_is_not_there_is_the_last():
    read = Log([entry(1)], [], [])
    assert view.log(incident(), read, link, 99) == view.log(incident(), read, link, 1)


def test_who_can_decide():
    assert "<@U1> (scribe) or <@U2> (commander) can" in view.kept_as_note(incident(), {"scribe": "U1", "commander": "U2"}).text
    assert "Nobody holds" in view.kept_as_note(incident(), {}).text


@pytest.mark.parametrize("words", [
    view.log_again(incident(), "/escalate"), view.log_again(incident(), "/escalate", deleted=False), view.logged(incident(), entry(1)),
    view.logged_already(incident(), entry(1)), view.kept_as_note(incident(drill=True), {}),
])
def test_short_answers_are_valid(words):
    checked_blocks(words.blocks, "message")
