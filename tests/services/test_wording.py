"""The private note: who gets one, and what is left of it."""

import pytest

from bot.clock.kinds import KINDS
from bot.domain import place
from bot.domain.heard import Said
from bot.domain.incident import Incident
from bot.domain.suggestion import Preference, RuleCount, Suggestion
from bot.domain.timer import Timer
from bot.outbox.message import Message
from bot.services import status, wording
from bot.services.steps.wording import NOTE_REST, wanted

LINUS = "U024LIN01"
SAID = Said("C1", "1795402500.000100", None, LINUS, "why didn't you tell us")
FOUND = Suggestion("why_not_told", "withheld_signal", "The 500s began at 14:02. Which signal shows it?", "Which signal?", "Late.")


@pytest.fixture
def room(house):
    house.opened()
    return house


def notes(house) -> list[Message]:
    return house.sent("chat.postEphemeral")


def test_one_note_a_person_and_incident_in_ten_minutes(room):
    room.take(wording.note, 1, SAID, FOUND)
    room.take(wording.note, 1, SAID, FOUND)
    assert len(notes(room)) == 1
    room.opened(service="edge-gateway")
    room.take(wording.note, 2, SAID, FOUND)
    assert len(notes(room)) == 2
    room.pass_time(minutes=10)
    assert room.take(lambda turn: wanted(turn, turn.session.get(Incident, 1), LINUS))


def test_the_rest_ends_without_a_trace(room):
    room.pass_time(seconds=90)
    room.take(wording.note, 1, SAID, FOUND)
    timer, = room.rows(Timer, Timer.kind == NOTE_REST)
    assert f"{timer.due_at:%H:%M}" not in room.take(status.due, "1", "C1", LINUS).text
    room.take(KINDS[NOTE_REST], timer)


@pytest.mark.parametrize("error", [None, "user_not_in_channel", "expired"])
def test_the_row_is_emptied_whatever_slack_answers(room, error):
    room.take(wording.note, 1, SAID, FOUND)
    row, = notes(room)
    assert "14:02" in str(row.payload)
    room.answers(wording.forget, row, error)
    row, = notes(room)
    assert (row.payload, row.spare, row.facts, row.incident_id) == ({}, None, {}, None)


def test_what_was_not_blame_is_counted_for_the_rule(room):
    for _ in range(2):
        room.take(wording.not_blame, "withheld_signal", "why_not_told", "https://hooks.example.com/1")
    counted, = room.rows(RuleCount)
    assert (counted.rule, counted.kind, counted.count) == ("why_not_told", "withheld_signal", 2)


def test_turned_off_and_on(room):
    assert "are on for you" in room.take(wording.notes, "", LINUS).text
    room.take(wording.turn_off, LINUS, "https://hooks.example.com/1")
    room.take(wording.note, 1, SAID, FOUND)
    assert not notes(room)
    assert room.rows(Preference)[0].notes is False
    assert "are on for you" in room.take(wording.notes, "on", LINUS).text
    room.take(wording.note, 1, SAID, FOUND)
    assert len(notes(room)) == 1


def test_a_wording_is_posted_only_where_an_incident_runs(room):
    room.take(lambda turn: setattr(turn.session.get(Incident, 1), "channel", "C1"))
    room.take(wording.post, "Which signal shows it?", "C1", "5.0", "https://hooks.example.com/1")
    room.take(wording.post, "Which signal shows it?", "C024PAY01", None, "https://hooks.example.com/2")
    posted = [row for row in room.sent() if row.then == "wording_settled"]
    assert [(row.to, row.payload["thread_ts"]) for row in posted] == [("C1", "5.0")]
    assert [row.payload for row in room.sent("respond")][-2:] == [{"delete_original": True}] * 2


def test_mentions_in_a_wording_are_names(room):
    found = Suggestion("r", "named_fault", "<@U024GRA01> &amp; <@U0STRANGER> saw p99 &gt; 5 s. Which gap?", "Which gap?", "Why.")
    room.take(wording.note, 1, SAID, found)
    text = str(notes(room)[0].payload)
    assert "@grace &amp; @someone saw p99 &gt; 5 s." in text and "U024GRA01" not in text
    assert place.room(1) not in text
