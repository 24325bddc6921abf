"""People whom Slack cannot reach, on a real database."""

import pytest

from bot.domain import place
from bot.domain.call import Call
from bot.domain.contact import Contact
from bot.domain.role import Offer, OfferState
from bot.services import offer, reach, wave

MARGARET, LINUS, EDSGER, GRACE, ADA, BARBARA = (
    "U024MAR01", "U024LIN01", "U024EDS01", "U024GRA01", "U024ADA01", "U024BAR01")


def network(house) -> Call:
    return house.rows(Call, Call.team == "network")[0]


@pytest.fixture
def called(house):
    """Margaret commands, network was called; the row that told linus."""
    number = house.opened()
    house.take(offer.accepted, 1, MARGARET)
    house.take(wave.call_next, number, MARGARET)
    return house.sent(to=LINUS)[-1]


def told(house, to: str = MARGARET) -> list[str]:
    return [text for text in house.texts(to) if "Slack" in text]


def test_the_next_on_call_comes_instead(house, called):
    house.answers(reach.call_sent, called, "user_not_found")
    assert (network(house).people, network(house).unreached) == ([EDSGER], [LINUS])
    assert "You are called as on call for network" in house.texts(EDSGER)[0]
    assert house.sent("conversations.invite")[-1].payload["users"] == [EDSGER]
    assert told(house) == ["INC-1: Slack could not reach <@U024LIN01>, on call for network. <@U024EDS01> is called for "
                           "network instead."]
    assert [(row.key, row.active) for row in house.rows(Contact)] == [(LINUS, False)]


def test_learning_it_twice_tells_once(house, called):
    invitation = house.sent("conversations.invite")[-1]
    house.answers(reach.call_sent, called, "user_not_found")
    house.answers(reach.invited, invitation, "cant_invite", errors=[{"user": LINUS, "ok": False, "error": "cant_invite"}])
    assert len(told(house)) == 1
    assert network(house).people == [EDSGER]


def test_nobody_left_is_said(house, called):
    house.answers(reach.call_sent, called, "user_not_found")
    house.answers(reach.call_sent, house.sent(to=EDSGER)[-1], "user_not_found")
    assert network(house).people == []
    assert told(house)[-1].endswith("Nobody else of network can be called through Slack: please call them by hand.")


def test_without_a_commander_the_channel_is_told(house):
    house.opened()
    invitation = house.sent("conversations.invite")[0]
    house.answers(reach.invited, invitation, errors=[{"user": GRACE, "ok": False, "error": "cant_invite"}])
    assert told(house, place.room(1)) == [
        "INC-1: Slack could not reach <@U024GRA01>, on call for payments. <@U024ADA01> is called for payments instead."]
    scribe = house.rows(Offer, Offer.role == "scribe")
    assert [(row.person, row.state) for row in scribe] == [(GRACE, OfferState.UNREACHED), (ADA, OfferState.OPEN)]


def test_who_is_in_already_is_no_trouble(house, called):
    invitation = house.sent("conversations.invite")[0]
    before = len(house.sent())
    house.answers(reach.invited, invitation, errors=[{"user": GRACE, "ok": False, "error": "already_in_channel"}])
    assert len(house.sent()) == before


def test_without_a_word_on_each_person_the_list_is_halved(house, called):
    invitation = house.sent("conversations.invite")[0]
    people = invitation.payload["users"]
    house.answers(reach.invited, invitation, "user_not_found")
    halves = [row.payload["users"] for row in house.sent("conversations.invite")[-2:]]
    assert [person for half in halves for person in half] == people
    assert all(len(half) < len(people) for half in halves)


def test_one_bad_name_alone_is_the_persons(house, called):
    house.answers(reach.invited, house.sent("conversations.invite")[-1], "user_is_restricted")
    assert network(house).unreached == [LINUS]
    assert house.rows(Contact) == []  # kept out of the channel, and still there


def test_a_channel_that_takes_nobody_is_said_with_what_to_do(house, called):
    house.answers(reach.invited, house.sent("conversations.invite")[-1], "missing_scope")
    assert told(house) == []
    house.answers(reach.members_seen, house.sent("conversations.members")[-1], members=[ADA, MARGARET])
    assert told(house) == ["INC-1: Slack did not let the bot bring <@U024LIN01> into the channel (missing scope). Please "
                           "invite them by hand."]


def test_who_is_in_the_channel_need_not_be_invited(house, called):
    house.answers(reach.invited, house.sent("conversations.invite")[-1], "missing_scope")
    house.answers(reach.members_seen, house.sent("conversations.members")[-1], members=[ADA],
                  response_metadata={"next_cursor": "more"})
    more = house.sent("conversations.members")[-1]
    assert more.payload["cursor"] == "more"
    house.answers(reach.members_seen, more, members=[LINUS])
    assert told(house) == []


def test_members_that_cannot_be_read_are_to_be_invited(house, called):
    house.answers(reach.invited, house.sent("conversations.invite")[-1], "missing_scope")
    house.answers(reach.members_seen, house.sent("conversations.members")[-1], "missing_scope")
    assert told(house)[0].startswith("INC-1: Slack did not let the bot bring <@U024LIN01> into the channel")


def test_somebody_who_was_not_called_is_to_be_invited_by_hand(house, called):
    house.answers(reach.invited, house.sent("conversations.invite")[0],
                  errors=[{"user": "U024RAD01", "ok": False, "error": "ura_max_channels"}])
    assert told(house)[0].startswith("INC-1: Slack did not let the bot bring <@U024RAD01> into the channel")


def test_good_news_changes_nothing(house, called):
    before = len(house.sent())
    house.answers(reach.call_sent, called)
    house.answers(reach.offer_sent, next(row for row in house.sent(to=BARBARA) if "offer" in row.facts))
    house.answers(reach.invited, house.sent("conversations.invite")[0])
    assert len(house.sent()) == before


def test_an_open_role_is_told_where_it_can_be(house):
    number = house.opened()
    for _ in range(4):
        last = house.rows(Offer, Offer.role == "scribe")[-1]
        house.take(offer.passed, last.id, last.person)
    told = house.sent(to="C024PAY01")[-1]
    house.answers(reach.open_role_told, told, "not_in_channel")
    again = house.sent(to=place.room(number))[-1]
    assert (again.payload, again.keeps) == (told.payload, place.open_role(number, "scribe"))
    house.answers(reach.open_role_told, again, "is_archived")
    assert house.sent(to=place.room(number))[-1].id == again.id
