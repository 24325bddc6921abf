"""The one door for messages: being there, the quiet clock, the log, in any order of arrival."""

from itertools import permutations

from sqlalchemy import event

from bot.domain import place
from bot.domain.call import Joined
from bot.domain.decision import EarlierWording, Entry
from bot.domain.heard import Deleted, Edited, Said
from bot.domain.incident import Incident
from bot.services import message
from bot.store import inbox
from tests.services.kept_log import ADA, GRACE, LINUS, LOG, hears, hold, reply, stamp


def entries(house) -> list[Entry]:
    return house.rows(Entry)


def test_every_order_of_a_reply_and_its_edits_ends_alike(room):
    for number, order in enumerate(permutations(range(3))):
        ts = stamp(room, 1000 + number)
        heard = [
            (message.said, reply(room, "a", ts=ts)),
            (message.edited, Edited(reply(room, "b", ts=ts, edited=f"{ts[:-6]}900001"), "a")),
            (message.edited, Edited(reply(room, "c", ts=ts, edited=f"{ts[:-6]}900002"), "b")),
        ]
        for step in (*order, *order):
            hears(room, *heard[step], f"event {number} {step}")
        entry = entries(room)[-1]
        earlier = [row.text for row in room.rows(EarlierWording, EarlierWording.entry_id == entry.id)]
        assert (entry.number, entry.text, sorted(earlier)) == (number + 1, "c", ["a", "b"]), order


def test_a_deletion_wins_in_every_order(room):
    for number, order in enumerate(permutations(range(3))):
        ts = stamp(room, 1000 + number)
        heard = [
            (message.said, reply(room, "a", ts=ts)),
            (message.edited, Edited(reply(room, "b", ts=ts, edited=f"{ts[:-6]}900001"), "a")),
            (message.deleted, Deleted("C1", ts)),
        ]
        for step in order:
            hears(room, *heard[step], f"event {number} {step}")
        assert all(entry.withdrawn_at for entry in entries(room)), order
        assert len(entries(room)) == len({entry.ts for entry in entries(room)})
    assert entries(room)


def test_a_number_once_given_stays_and_is_not_used_again(room):
    late, early = stamp(room, 900), stamp(room, 800)
    hears(room, message.said, reply(room, "late", ts=late), "1")
    hears(room, message.said, reply(room, "early", ts=early), "2")
    hears(room, message.deleted, Deleted("C1", early), "3")
    hears(room, message.said, reply(room, "next", ts=stamp(room, 950)), "4")
    assert [(entry.text, entry.number) for entry in entries(room)] == [("late", 1), ("early", 2), ("next", 3)]


def test_the_role_at_the_time_of_writing_counts(room):
    before = stamp(room)
    room.pass_time(minutes=5)
    hold(room, "scribe", ADA)
    room.pass_time(minutes=5)
    hears(room, message.said, reply(room, "written as scribe", ts=before), "1")
    hears(room, message.said, reply(room, "written afterwards"), "2")
    hears(room, message.said, reply(room, "the new scribe's", ADA, stamp(room, 200)), "3")
    assert [entry.kind for entry in entries(room)] == ["decision", "note", "decision"]


def test_being_there_and_the_quiet_clock(room):
    room.pass_time(minutes=30)
    hears(room, message.said, Said("C1", stamp(room), None, LINUS, "hello"), "1")
    assert LINUS in {row.person for row in room.rows(Joined)}
    assert room.rows(Incident)[0].active_at == room.now.replace(microsecond=100)
    assert not entries(room)


def test_a_channel_without_an_incident_costs_one_question(room):
    asked = []
    event.listen(room.database.engine, "before_cursor_execute", lambda _c, _cur, statement, *_: asked.append(statement))
    assert room.take(message.said, Said("C024PAY01", stamp(room), None, LINUS, "lunch?"), "1") is None
    assert len([one for one in asked if one != "BEGIN IMMEDIATE"]) == 1
    assert not room.rows(inbox.Delivery, inbox.Delivery.key == "1")


def test_a_deleted_card_and_log_are_posted_again_once(room):
    room.lands(place.card(1), "C1", "1795402501.000100")
    for ts in (LOG, "1795402501.000100"):
        hears(room, message.deleted, Deleted("C1", ts), f"deleted {ts}")
        hears(room, message.deleted, Deleted("C1", ts), f"deleted {ts}")
    texts = room.texts(place.room(1))
    assert len([text for text in texts if "continued" in text]) == 1
    assert len([text for text in texts if text.startswith("INC-1. The risk")]) == 1
    hears(room, message.said, reply(room, "in the old thread", ts=stamp(room, 200)), "1")
    assert [entry.number for entry in entries(room)] == [1]


def test_an_incident_in_a_thread_hears_its_own_threads_only(house):
    house.opened()
    house.take(_moved_into_thread)
    house.lands(place.log(1), "C024PAY01", "2.0")
    hold(house, "scribe", GRACE)
    said = [("1.0", "in the thread"), ("2.0", "in the log"), ("3.0", "elsewhere"), (None, "on top")]
    for number, (thread, text) in enumerate(said):
        hears(house, message.said, Said("C024PAY01", stamp(house, number), thread, GRACE, text), str(number))
    assert [entry.text for entry in entries(house)] == ["in the log"]


def _moved_into_thread(turn):
    incident = turn.session.get(Incident, 1)
    incident.channel, incident.in_thread = "C024PAY01", True
    turn.session.get(place.Place, place.room(1)).channel = "C024PAY01"
    turn.session.get(place.Place, place.room(1)).ts = "1.0"
