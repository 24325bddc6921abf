"""Hand-offs, on a real database."""

import pytest

from bot.domain import place, refusal
from bot.domain.decision import Entry, EntryKind
from bot.domain.role import Offer, OfferState, Role
from bot.services import handoff, offer, reach, role

MARGARET, KATHERINE, RADIA, ALAN, GRACE = "U024MAR01", "U024KAT01", "U024RAD01", "U024ALA01", "U024GRA01"


@pytest.fixture
def number(house):
    """An incident whose commander is margaret."""
    number = house.opened()
    house.take(offer.accepted, 1, MARGARET)
    return number


def commander(house) -> Role:
    return house.rows(Role, Role.name == "commander")[0]


def handed(house) -> Offer:
    return house.rows(Offer, Offer.role == "commander")[-1]


def hand(house, number: int, by: str = MARGARET, to: str | None = RADIA, note: str = "") -> None:
    house.take(handoff.sent, number, "commander", by, to, note)


def decide(house, number: int, count: int) -> None:
    for index in range(1, count + 1):
        house.take(lambda turn, index=index: turn.session.add(Entry(
            incident_id=number, kind=EntryKind.DECISION, number=index, channel="C1", ts=f"{index}.0", by=GRACE,
            text=f"Step {index}", at=house.now)))


def test_the_holder_stays_until_the_other_accepts(house, number):
    hand(house, number)
    assert commander(house).holder == MARGARET
    house.take(offer.accepted, handed(house).id, RADIA)
    assert (commander(house).holder, commander(house).offer_id) == (RADIA, None)


def test_the_card_goes_to_the_receiver_and_then_to_everybody(house, number):
    decide(house, number, 7)
    hand(house, number, note="Roll back or wait?")
    asked = house.texts(RADIA)[-1]
    for words in ("Signal: p99 at 5 s", "Threshold: Customer impact has started", "Roll back or wait?", "D7,", "D3,",
                  "Due next", "<@U024MAR01> holds it until you accept"):
        assert words in asked, words
    assert "D2," not in asked
    house.take(offer.accepted, handed(house).id, RADIA)
    said = house.texts(place.room(number))[-1]
    assert said.startswith("<@U024RAD01> holds the *commander* role from now on. Thank you, <@U024MAR01>.")
    assert "Roll back or wait?" in said and "D7," in said


@pytest.mark.parametrize(("end", "says"), [
    (lambda house: house.take(offer.passed, handed(house).id, RADIA), "<@U024RAD01> passes."),
    (lambda house: house.answers(reach.offer_sent, house.sent(to=RADIA)[-1], "user_not_found"),
     "Slack could not reach <@U024RAD01>."),
])
def test_without_a_yes_the_holder_keeps_it(house, number, end, says):
    hand(house, number)
    end(house)
    assert (commander(house).holder, commander(house).offer_id) == (MARGARET, None)
    assert house.texts(MARGARET)[-1].startswith(says)
    assert len(house.rows(Offer, Offer.role == "commander")) == 2  # nobody else of the roster is asked


def test_a_second_receiver_takes_the_place_of_the_first(house, number):
    hand(house, number)
    first = handed(house)
    hand(house, number, to=ALAN)
    assert [made.state for made in house.rows(Offer, Offer.id == first.id)] == [OfferState.WITHDRAWN]
    house.take(offer.accepted, handed(house).id, ALAN)
    assert commander(house).holder == ALAN


def test_stepping_back_leaves_the_hand_off_to_be_accepted(house, number):
    hand(house, number)
    house.take(role.step_back, number, "commander", MARGARET, None, False)
    assert (commander(house).holder, commander(house).offer_id) == (None, handed(house).id)
    house.take(offer.passed, handed(house).id, RADIA)
    assert handed(house).person == KATHERINE


@pytest.mark.parametrize(("by", "to", "no"), [
    (GRACE, RADIA, refusal.NotYoursToHandOff),
    (MARGARET, MARGARET, refusal.SameHolder),
    (MARGARET, None, refusal.ReceiverMissing),
])
def test_what_cannot_be_handed_off(house, number, by, to, no):
    with pytest.raises(no):
        hand(house, number, by, to)
    assert commander(house).offer_id is None


def test_the_commander_and_admins_move_roles_they_do_not_hold(house, number):
    house.take(role.take, number, "scribe", GRACE, None, False)
    for by in (MARGARET, KATHERINE):
        assert "scribe" in str(house.take(handoff.form, number, "scribe", by))
    with pytest.raises(refusal.NotYoursToHandOff, match="<@U024GRA01> holds the scribe role"):
        house.take(handoff.form, number, "scribe", ALAN)


@pytest.mark.parametrize(("name", "no"), [("comms", refusal.NobodyHolds), ("pilot", refusal.NoSuchRole)])
def test_a_role_nobody_holds_is_not_handed_off(house, number, name, no):
    with pytest.raises(no):
        house.take(handoff.form, number, name, MARGARET)
