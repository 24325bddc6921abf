"""📝: Slack is asked how the message stands, and the answer decides."""

from bot.domain.decision import Entry
from bot.domain.heard import Mark
from bot.outbox.message import Message
from bot.services import timeline
from tests.services.kept_log import ADA, LINUS, stamp

TS = "1795402500.000700"
MEMO = [{"name": "memo", "users": [ADA], "count": 1}]


def asked(house) -> list[Message]:
    return house.sent("conversations.replies")


def mark(house, on: bool = True, channel: str = "C1") -> None:
    house.take(timeline.marked, Mark("memo", ADA, channel, TS, on))


def answered(house, error: str | None = None, **more) -> None:
    message = {"type": "message", "user": LINUS, "ts": TS, "text": "Loss began at 02:38"} | more
    house.answers(timeline.looked, asked(house)[-1], error, messages=[message])


def standing(house) -> list[str]:
    return [entry.text for entry in house.rows(Entry) if entry.timeline]


def test_on_and_off_as_the_message_stands(room):
    mark(room)
    answered(room, reactions=MEMO)
    answered(room, reactions=MEMO)
    assert standing(room) == ["Loss began at 02:38"]
    mark(room, on=False)
    answered(room, reactions=[{"name": "pencil", "users": [LINUS], "count": 1}])
    assert standing(room) == ["Loss began at 02:38"]
    answered(room, reactions=[{"name": "eyes", "users": [LINUS], "count": 1}])
    assert standing(room) == []


def test_the_question_goes_out_once_for_marks_that_come_together(room):
    mark(room)
    mark(room, on=False)
    assert len(asked(room)) == 1


def test_bots_messages_and_replies_too(room):
    mark(room)
    answered(room, reactions=MEMO, bot_id="B1", thread_ts=stamp(room, 5))
    assert standing(room) == ["Loss began at 02:38"]


def test_a_replys_parent_may_come_along(room):
    mark(room)
    asks = asked(room)[-1].payload
    assert (asks["ts"], asks["oldest"], asks["latest"], asks["inclusive"]) == (TS, TS, TS, True)
    parent = {"type": "message", "user": LINUS, "ts": stamp(room, 5), "text": "What do you see?"}
    reply = {"type": "message", "user": LINUS, "ts": TS, "text": "Loss began", "thread_ts": parent["ts"], "reactions": MEMO}
    room.answers(timeline.looked, asked(room)[-1], None, messages=[parent, reply])
    assert standing(room) == ["Loss began"]


def test_a_message_that_is_gone_leaves_the_timeline_and_a_trouble_does_not(room):
    mark(room)
    answered(room, reactions=MEMO)
    answered(room, "ratelimited")
    assert standing(room)
    answered(room, "thread_not_found")
    assert not standing(room)


def test_elsewhere_nothing_is_asked(room):
    mark(room, channel="C024PAY01")
    assert not asked(room)
