"""What services say, as rows."""

from datetime import timedelta

import pytest

from bot.domain import place
from bot.domain.words import Words
from bot.outbox.message import Message, Sending
from tests.services.conftest import House

ROOM, CARD = place.room(1), place.card(1)
HI = Words("hi", [])


def says(house: House, *rows) -> list[Message]:
    """Say these things one after the other, each in a turn of its own; all rows as they stand afterwards."""
    for say in rows:
        house.take(lambda turn, say=say: say(turn.say) and None)
    return house.rows(Message)


def edit(text: str, **more):
    return lambda say: say.update(CARD, Words(text, []), **more)


def test_a_newer_edit_takes_the_place_of_one_still_waiting(house):
    rows = says(house, edit("old"), edit("new"))
    assert [(row.payload["text"], row.state) for row in rows] == [("old", Sending.REPLACED),
                                                                  ("new", Sending.WAITING)]
    assert rows[0].done_at == house.now


def test_steady_edits_do_not_starve(house):
    rest = timedelta(seconds=1)
    first = house.now
    says(house, edit("old", rest=rest))
    house.pass_time(seconds=0.9)
    assert says(house, edit("new", rest=rest))[-1].not_before == first + rest


@pytest.mark.parametrize("standing",
                         [{"state": Sending.SENDING}, {"state": Sending.SENT}, {"in_doubt": True}])
def test_an_edit_that_is_on_its_way_is_not_replaced(house, standing):
    says(house, edit("old"))
    house.take(lambda turn: [setattr(turn.session.get(Message, 1), key, value)
                             for key, value in standing.items()])
    assert says(house, edit("new"))[0].state == standing.get("state", Sending.WAITING)


def test_edits_of_different_messages_leave_each_other_alone(house):
    other = place.review(1)
    rows = says(house, edit("card"), lambda say: say.update(other, Words("review", [])))
    assert {row.state for row in rows} == {Sending.WAITING}


def test_a_row_waits_for_the_names_it_needs_and_for_no_id(house):
    row = says(house, lambda say: say.post("C1", HI, needs=(ROOM, "C2", ROOM), keeps=CARD))[0]
    assert (row.needs, row.keeps, row.lane) == ([ROOM], CARD, "C1")


def test_what_never_comes_to_be_is_given_up(house):
    rows = says(
        house,
        lambda say: say.post("U1", HI, needs=(ROOM,), spare=Words("without", []), wait=timedelta(hours=1)),
        lambda say: say.post(ROOM, HI),
        lambda say: say.invite(ROOM, ["U1"]),
        lambda say: say.post("U1", HI),
        lambda say: say.give_up(ROOM) or True,
    )
    assert [row.state for row in rows] == [Sending.WAITING, Sending.EXPIRED, Sending.EXPIRED, Sending.WAITING]
    assert rows[0].wait_until == house.now  # its spare words go now
    assert rows[1].error == "1/room never came to be"


def test_private_notes_are_not_wanted_late(house):
    rows = says(
        house, lambda say: say.whisper("C1", "U1", HI),
                lambda say: say.respond("https://hooks.example.com/1", HI),
        lambda say: say.unsay("https://hooks.example.com/1"))
    assert [row.expires_at - house.now for row in rows] == [timedelta(minutes=10),
                                                            *[timedelta(minutes=29)] * 2]


def test_a_channel_takes_the_first_name_and_keeps_the_others_for_later(house):
    row = says(house, lambda say: say.open_channel(["inc-1", "inc-1-2"], True, keeps=ROOM,
                                                   facts={"more": 1}))[0]
    assert row.payload == {"name": "inc-1", "is_private": True}
    assert row.facts == {"names": ["inc-1", "inc-1-2"], "more": 1}
