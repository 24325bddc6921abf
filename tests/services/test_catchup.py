"""Log threads read back."""

from bot.domain import place
from bot.domain.decision import Entry
from bot.outbox.message import Message
from bot.services import catchup, message
from tests.services.kept_log import GRACE, LINUS, LOG, hears, reply, stamp

PARENT = {"type": "message", "user": "U024MUSTER", "bot_id": "B1", "ts": LOG, "thread_ts": LOG, "text": "Decision log"}


def written(text: str, ts: str, user: str = GRACE, **more) -> dict:
    return {"type": "message", "user": user, "text": text, "ts": ts, "thread_ts": LOG} | more


def asked(house) -> Message:
    return house.sent("conversations.replies")[-1]


def pages(house, *answers: list[dict]) -> None:
    for number, messages in enumerate(answers):
        more = {"response_metadata": {"next_cursor": f"p{number}"}} if number < len(answers) - 1 else {}
        house.answers(catchup.log_read, asked(house), messages=messages, **more)


def log(house) -> list[tuple]:
    return [(entry.kind, entry.number, entry.text, bool(entry.withdrawn_at)) for entry in house.rows(Entry)]


def test_new_edited_missing_over_pages(room):
    kept, gone, new = stamp(room, 101), stamp(room, 102), stamp(room, 103)
    hears(room, message.said, reply(room, "Roll back 4.2", ts=kept), "1")
    hears(room, message.said, reply(room, "Restart", ts=gone), "2")
    room.take(catchup.read_back)
    assert asked(room).to == place.log(1)
    edited = written("Roll back to 4.1", kept, edited={"user": GRACE, "ts": f"{kept[:-7]}.000000"})
    pages(room, [PARENT, edited], [written("Freeze", new), written("Warm", stamp(room, 104), LINUS)])
    assert asked(room).payload["cursor"] == "p0"
    assert log(room) == [("decision", 1, "Roll back to 4.1", False), ("decision", 2, "Restart", True),
                         ("decision", 3, "Freeze", False), ("note", None, "Warm", False)]


def test_twice_is_harmless(room):
    ts = stamp(room, 101)
    for _ in range(2):
        room.take(catchup.read_back)
        pages(room, [PARENT, written("Freeze", ts)])
    assert log(room) == [("decision", 1, "Freeze", False)]
    assert len(room.sent("reactions.add")) == 1


def test_a_reply_heard_while_the_answer_was_on_its_way_stays(room):
    room.take(catchup.read_back)
    hears(room, message.said, reply(room, "Freeze", ts=stamp(room, 101)), "1")
    pages(room, [PARENT])
    assert log(room) == [("decision", 1, "Freeze", False)]


def test_no_answer_changes_nothing(room):
    hears(room, message.said, reply(room, "Freeze", ts=stamp(room, 101)), "1")
    room.take(catchup.read_back)
    room.answers(catchup.log_read, asked(room), "channel_not_found")
    assert log(room) == [("decision", 1, "Freeze", False)]


def test_a_log_whose_message_is_gone_is_posted_again(room):
    ts = stamp(room, 101)
    hears(room, message.said, reply(room, "Freeze", ts=ts), "1")
    room.take(catchup.read_back)
    pages(room, [PARENT | {"subtype": "tombstone", "user": "USLACKBOT"}, written("Freeze", ts)])
    assert "continued" in room.texts(place.room(1))[-1]
    assert log(room) == [("decision", 1, "Freeze", False)]


def test_the_threads_of_earlier_logs_are_read_too(room):
    room.lands(place.earlier_log(1, "5.0"), "C1", "5.0")
    room.take(catchup.read_back)
    assert {row.to for row in room.sent("conversations.replies")} == {place.log(1), place.earlier_log(1, "5.0")}
