"""The channel of an incident is archived, or there again."""

from bot.domain import place
from bot.domain.incident import Incident, State
from bot.domain.place import Place
from bot.services import room as rooms
from tests.services.kept_log import LOG, hold

MARGARET = "U024MAR01"


def set_state(house, **more) -> None:
    house.take(lambda turn: [setattr(turn.session.get(Incident, 1), key, value) for key, value in more.items()])


def names(house) -> dict[str, str]:
    return {row.name: row.channel for row in house.rows(Place)}


def begin_thread(house, channel: str, ts: str) -> None:
    """Slack takes the card that begins the thread."""
    row = [row for row in house.sent() if row.then == "thread_begun"][-1]
    assert row.to == channel
    house.answers(rooms.thread_begun, row, channel=channel, ts=ts)


def test_it_moves_to_a_thread_and_back(room):
    hold(room, "commander", MARGARET)
    room.take(rooms.archived, "C1")
    begin_thread(room, "C024INC01", "7.0")
    assert names(room)[place.room(1)] == "C024INC01" and names(room)[place.earlier_log(1, LOG)] == "C1"
    assert "It goes on in" in room.texts(MARGARET)[-1]
    assert room.rows(Incident)[0].in_thread

    room.take(rooms.unarchived, "C1")
    incident, = room.rows(Incident)
    assert (incident.channel, incident.in_thread, names(room)[place.room(1)]) == ("C1", False, "C1")
    assert "goes on in its own channel again" in room.texts("C024INC01")[-1]
    assert place.left(1) not in names(room)


def test_a_private_one_goes_nowhere_public(room):
    set_state(room, private=True)
    room.lands(place.card(1), "C1", "8.0")
    room.take(rooms.archived, "C1")
    assert not [row for row in room.sent() if row.then == "thread_begun"]
    assert place.room(1) not in names(room) and room.rows(Incident)[0].channel is None
    room.take(rooms.archived, "C1")
    told, = [row for row in room.sent(to="U024ADA01") if "was archived" in row.payload["text"]]
    assert "un-archived" in told.payload["text"] and "this thread" not in told.payload["text"]

    before = {row.id for row in room.sent("chat.update", place.card(1))}
    room.take(rooms.unarchived, "C1")
    assert {row.id for row in room.sent("chat.update", place.card(1))} - before
    assert (names(room)[place.room(1)], room.rows(Incident)[0].channel) == ("C1", "C1")


def test_a_card_that_never_came_to_the_thread_is_not_waited_for(room):
    """Its edit would meet the card of the channel, once that has to be left again."""
    room.lands(place.card(1), "C1", "8.0")
    room.take(rooms.archived, "C1")
    room.take(rooms.unarchived, "C1")
    assert names(room)[place.card(1)] == "C1" and not room.sent("chat.update", place.card_elsewhere(1))
    for _ in range(2):  # as many as there are channels to try
        room.answers(rooms.thread_begun, [row for row in room.sent() if row.then == "thread_begun"][-1], "not_in_channel")
    assert room.rows(Incident)[0].channel == "C1" and names(room)[place.room(1)] == "C1"


def test_an_incident_that_is_over_stays_where_it_was(room):
    set_state(room, state=State.CLOSED)
    room.take(rooms.archived, "C1")
    room.take(rooms.unarchived, "C1")
    assert names(room)[place.room(1)] == "C1" and place.left(1) not in names(room)


def test_other_channels_are_no_matter(room):
    before = len(room.sent())
    room.take(rooms.archived, "C024PAY01")
    room.take(rooms.unarchived, "C024PAY01")
    assert len(room.sent()) == before
