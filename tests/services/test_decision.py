"""The log shown, and "Log as decision" on any message."""

import pytest

from bot.domain import place, refusal
from bot.domain.decision import Entry, EntryKind
from bot.domain.heard import Said
from bot.domain.incident import Incident
from bot.services import decision
from bot.services.steps import decision as steps
from tests.services.kept_log import GRACE, LINUS, LOG, reply, stamp

URL = "https://hooks.example.com/1"


def test_logged_once_with_a_tick(room):
    said = Said("C1", stamp(room), None, LINUS, "<@U024GRA01> fails over to &lt;eu&gt;")
    room.take(decision.log_message, said, LINUS, URL)
    entry, = room.rows(Entry)
    assert (entry.kind, entry.number, entry.text) == ("note", None, "@grace fails over to <eu>")
    assert "kept as a note" in room.texts(URL, "respond")[-1]
    for _ in range(2):
        room.take(decision.log_message, said, GRACE, URL)
    entry, = room.rows(Entry)
    assert (entry.kind, entry.number, entry.by_role) == (EntryKind.DECISION, 1, "scribe")
    assert [row.payload for row in room.sent("reactions.add")] == [{"timestamp": said.ts, "name": "heavy_check_mark"}]
    assert room.texts(URL, "respond")[-2:] == ["Logged in INC-1 as D1.", "This is D1 of INC-1 already."]


def test_nothing_is_logged_where_no_incident_runs(room):
    with pytest.raises(refusal.NotWhereAnIncidentRuns):
        room.take(decision.log_message, Said("C024PAY01", stamp(room), None, GRACE, "hi"), GRACE, URL)


def test_the_next_page_takes_the_place_of_the_first(room):
    def many(turn):
        for number in range(60):
            steps.reply(turn, turn.session.get(Incident, 1), reply(room, "word " * 90, ts=stamp(room, number + 1)))
    room.take(many)
    assert "Page 1 of " in room.take(decision.shown, "INC-1", "C024PAY01").text
    room.take(decision.page, 1, 2, "C024PAY01", URL)
    row, = room.sent("respond", URL)
    assert row.payload["replace_original"] and "Page 2 of " in row.payload["text"]


def test_a_private_log_is_known_in_its_own_channel_only(house):
    house.opened(private=True)
    house.take(lambda turn: setattr(turn.session.get(Incident, 1), "channel", "G1"))
    assert "Decision log of INC-1" in house.take(decision.shown, "", "G1").text
    for words, channel in (("INC-1", "C024PAY01"), ("1", "C1")):
        with pytest.raises(refusal.NoSuchIncident):
            house.take(decision.shown, words, channel)


def test_a_log_message_is_replaced_once(room):
    for _ in range(2):
        room.take(lambda turn: steps.repost_log(turn, turn.session.get(Incident, 1)))
    assert len([text for text in room.texts(place.room(1)) if "continued" in text]) == 1
    assert place.earlier_log(1, LOG) in {row.name for row in room.rows(place.Place)}
