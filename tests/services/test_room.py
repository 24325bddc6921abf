"""Where an incident runs, as Slack answers."""

import pytest

from bot.domain import place, refusal
from bot.domain.escalation import Escalation
from bot.domain.incident import Incident
from bot.outbox.message import Message, Sending
from bot.services import ending, room, update
from bot.services.steps.opening import open_incident
from tests.services.conftest import ADA

PAYMENTS, ANNOUNCE = "C024PAY01", "C024INC01"


def begun(house, **more):
    """An escalation whose channel is still to be answered for."""
    request = {"service": "checkout-api", "thresholds": ("customer_impact",), "responder": ADA,
               "signal": "p99",
               "origin": PAYMENTS} | more
    house.take(lambda turn: open_incident(turn, Escalation(**request)) and None)
    return house.sent("conversations.create")[-1]


def incident(house) -> Incident:
    return house.rows(Incident)[0]


def cards(house) -> list[str]:
    """Where the card was sent, in order."""
    return [row.to for row in house.sent() if row.keeps == place.card(1)]


def test_a_new_channel_gets_a_card_and_a_log_both_pinned(house):
    house.answers(room.channel_opened, begun(house), channel={"id": "C9"})
    assert incident(house).channel == "C9"
    said = [row.keeps for row in house.sent(to=place.room(1))]
    assert said == [place.card(1), place.log(1)]
    assert [row.to for row in house.sent("pins.add")] == [place.card(1), place.log(1)]


def test_a_name_that_is_taken_gets_the_next(house):
    create = begun(house)
    for number in range(2, 6):
        house.answers(room.channel_opened, create, "name_taken")
        create = house.sent("conversations.create")[-1]
        assert create.payload["name"] == f"inc-1-checkout-api-{number}"
    house.answers(room.channel_opened, create, "name_taken")
    assert cards(house) == [PAYMENTS]  # enough tried: it runs in a thread


@pytest.mark.parametrize(("more", "tried"), [
    ({}, [PAYMENTS, ANNOUNCE]),  # where it was typed is also where the team speaks
    ({"origin": "C024GEN01"}, ["C024GEN01", ANNOUNCE, PAYMENTS]),
    ({"origin": None}, [ANNOUNCE, PAYMENTS]),
    ({"origin": "D024ADA01"}, [ANNOUNCE, PAYMENTS]),  # nobody can come to a direct message
    ({"drill": True}, [PAYMENTS]),
    ({"drill": True, "origin": "D024ADA01"}, []),
    ({"private": True}, []),
])
def test_without_a_channel_the_next_best_places_are_tried_in_turn(house, more, tried):
    house.answers(room.channel_opened, begun(house, **more), "restricted_action")
    while len(cards(house)) < len(tried):
        last = next(row for row in reversed(house.sent()) if row.keeps == place.card(1))
        house.answers(room.thread_begun, last, "not_in_channel")
    assert cards(house) == tried
    if tried:
        house.answers(room.thread_begun, [row for row in house.sent() if row.keeps == place.card(1)][-1],
                      "not_in_channel")
    assert cards(house) == tried
    told = house.texts(ADA)[-1]
    assert "nothing public was opened in its place" in told and "A workspace admin can allow the app" in told


def test_archived_before_its_card_and_refused_everywhere_it_comes_back_as_promised(house):
    house.answers(room.channel_opened, begun(house), channel={"id": "C9"})
    house.lands(place.room(1), "C9")
    house.answers(room.card_posted, house.sent(to=place.room(1))[0], "is_archived")
    for _ in range(2):
        house.answers(room.thread_begun, [row for row in house.sent() if row.keeps == place.card(1)][-1], "not_in_channel")
    assert "Once the channel is un-archived, the incident moves back there" in house.texts(ADA)[-1]
    assert incident(house).channel is None
    house.take(room.unarchived, "C9")
    assert incident(house).channel == "C9" and cards(house)[-1] == place.room(1)


def test_a_private_one_without_a_channel_stays_private(house):
    house.answers(room.channel_opened, begun(house, private=True, signal="Card numbers"), "restricted_action")
    outside = [row for row in house.sent() if row.to.startswith("C")]
    assert [row.to for row in outside] == [ANNOUNCE]
    assert "Card numbers" not in str(outside[0].payload) and "checkout" not in str(outside[0].payload)
    assert {row.state for row in house.sent("conversations.invite")} == {Sending.EXPIRED}
    assert house.texts(ADA)[-1].startswith("Slack gave no channel for INC-1 (restricted action)")


def test_in_a_thread_the_log_is_a_message_beside_the_card(house):
    house.answers(room.channel_opened, begun(house), "restricted_action")
    card = next(row for row in house.sent() if row.keeps == place.card(1))
    house.answers(room.thread_begun, card, channel=PAYMENTS, ts="1.1")
    assert (incident(house).channel, incident(house).in_thread) == (PAYMENTS, True)
    assert next(row.to for row in house.sent() if row.keeps == place.log(1)) == PAYMENTS
    assert "runs in this thread" in house.texts(place.room(1))[0]


def test_a_card_somebody_deleted_is_posted_again(house):
    house.answers(room.channel_opened, begun(house), channel={"id": "C9"})
    house.lands(place.room(1), "C9")
    house.lands(place.card(1), "C9", "1.1")
    house.lands(place.log(1), "C9", "1.2")
    house.take(ending.mitigate, 1, ADA)
    edit = house.sent("chat.update", place.card(1))[-1]
    for _ in range(2):  # its deletion is heard too, or a second edit was under way
        house.answers(room.card_updated, edit, "message_not_found", aimed_at=("C9", "1.1"))
    assert cards(house) == [place.room(1), place.room(1)]
    assert house.sent("pins.add")[-1].to == place.card(1)


@pytest.mark.parametrize("error", ["message_not_found", "is_inactive"])
def test_an_edit_refused_where_the_card_stood_before_changes_nothing(house, error):
    house.answers(room.channel_opened, begun(house), channel={"id": "C9"})
    house.lands(place.room(1), "C9")
    house.lands(place.card(1), "C024PAY01", "1.1")
    house.lands(place.log(1), "C9", "1.2")
    house.take(ending.mitigate, 1, ADA)
    before = len(house.rows(Message))
    house.answers(room.card_updated, house.sent("chat.update", place.card(1))[-1], error, aimed_at=("C9", "0.9"))
    assert len(house.rows(Message)) == before


def test_two_incidents_without_a_channel_do_not_go_on_in_the_same_one(house):
    for _ in range(2):
        house.answers(room.channel_opened, begun(house, private=True), "restricted_action")
    house.take(room.go_on_there, 1, "G9", None)
    with pytest.raises(refusal.ChannelOfAnother, match="<#G9> is the channel of INC-1. For INC-2, please invite"):
        house.take(room.go_on_there, 2, "G9", None)
    assert [found.channel for found in house.rows(Incident)] == ["G9", None]


def test_an_update_in_a_private_incident_without_a_channel_is_not_lost(house):
    house.answers(room.channel_opened, begun(house, private=True), "restricted_action")
    house.take(update.write, 1, "The bucket is private again")
    assert "The bucket is private again" in house.texts(ADA)[-1]
