"""What the loop takes up: rows of one lane in order, lanes side by side, no more at once than there are connections."""

import asyncio

import pytest

from bot.domain import place
from bot.outbox import deliver
from bot.outbox.answer import Answer, Outcome
from bot.outbox.deliver import AT_ONCE, Deliverer
from bot.outbox.message import Message, Sending
from bot.store import place as places
from tests.outbox.rows import NOW, ok, row


class Held:
    """A Slack that answers when it is told to; `calls` are the ids of the rows it was sent."""

    def __init__(self) -> None:
        self.calls, self.answers = [], {}

    async def send(self, sent: Message, _places: dict, _spare: bool) -> Answer:
        self.calls.append(sent.id)
        self.answers[sent.id] = asyncio.get_running_loop().create_future()
        return await self.answers[sent.id]

    def answer(self, number: int, answer: Answer | None = None) -> None:
        self.answers.pop(number).set_result(answer or ok(channel="C1", ts="1700000000.000100"))


@pytest.fixture
async def loop(house):
    made = Deliverer(house.database, Held(), lambda: NOW, lambda *_: None)
    yield made
    for number in list(made.slack.answers):
        made.slack.answer(number)
    await made._let_go()


def write(loop, *rows: Message) -> None:
    loop.database.turn(lambda session: session.add_all(rows))


async def step(loop) -> None:
    """One look at the queue, and the calls it begins."""
    await loop.step()
    await asyncio.sleep(0)


async def answered(loop, number: int) -> None:
    """Slack answers this row, and that is written down."""
    loop.slack.answer(number)
    while number in loop._tasks.values():
        await asyncio.sleep(0)


async def test_a_lane_goes_in_order_and_lanes_side_by_side(loop):
    write(loop, row(id=1, lane="C1"), row(id=2, lane="C1"), row(id=3, lane="C2"))
    await step(loop)
    assert loop.slack.calls == [1, 3]
    await answered(loop, 1)
    await step(loop)
    assert loop.slack.calls == [1, 3, 2]


async def test_no_more_calls_at_once_than_there_are_connections(loop):
    write(loop, *(row(id=number, lane=f"C{number}") for number in range(1, AT_ONCE + 11)))
    await step(loop)
    await step(loop)
    assert len(loop.slack.calls) == AT_ONCE
    for number in (1, 2, 3):
        await answered(loop, number)
    await step(loop)
    assert loop.slack.calls[AT_ONCE:] == [AT_ONCE + 1, AT_ONCE + 2, AT_ONCE + 3]


async def test_what_waits_for_a_place_does_not_keep_others_waiting(loop, monkeypatch):
    monkeypatch.setattr(deliver, "LOOKED_AT", 10)
    waiting = (row(id=number, lane=f"C{number}", needs=[f"{number}/room"]) for number in range(1, 41))
    write(loop, *waiting, row(id=41, lane="C41"))
    await step(loop)
    assert loop.slack.calls == [41]
    loop.database.turn(lambda session: places.remember(session, place.room(23), "C023", None))
    await step(loop)
    assert loop.slack.calls == [41, 23]


async def test_a_rate_limit_holds_back_its_method_alone_and_tells_when_to_look_again(loop):
    write(loop, row(id=1, lane="a", kind="pins.add"), row(id=2, lane="b", kind="pins.add"), row(id=3, lane="c"))
    await step(loop)
    loop.slack.answer(1, Answer(Outcome.LATER, "ratelimited", retry_after=0.5))
    while 1 in loop._tasks.values():
        await asyncio.sleep(0)
    write(loop, row(id=4, lane="d", kind="pins.add"), row(id=5, lane="e"))
    assert await loop.step() == pytest.approx(0.5)
    await asyncio.sleep(0)
    assert loop.slack.calls == [1, 2, 3, 5]


async def test_what_came_too_late_is_dropped_without_a_call(loop, house):
    write(loop, row(id=1, expires_at=NOW))
    await step(loop)
    assert loop.slack.calls == [] and house.rows(Message)[0].state == Sending.EXPIRED
