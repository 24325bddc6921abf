"""Incidents end, and are taken up again, on a real database."""

from datetime import timedelta

import pytest

from bot.domain import objective, place
from bot.domain.call import Call, CallState
from bot.domain.incident import EarlierEnd, Incident, State
from bot.domain.refusal import ForTheCommander, IncidentOver, NoSuchIncident, TimeOutside
from bot.domain.role import Offer, OfferState, Role
from bot.domain.timer import Timer
from bot.domain.update import Update
from bot.services import ending, offer
from bot.services.steps.calling import WAVE
from bot.services.steps.offering import LAPSE
from bot.services.steps.update import ASK, QUIET
from tests.services.conftest import ADA, URL

RADIA, MARGARET, KATHERINE = "U024RAD01", "U024MAR01", "U024KAT01"  # margaret is asked to command, katherine is an admin
STAKEHOLDERS, ANNOUNCE = "C024STK01", "C024INC01"


def found(house) -> Incident:
    return house.rows(Incident)[0]


def commanded(house, **more) -> int:
    """An incident margaret commands."""
    number = house.opened(**more)
    first = house.rows(Offer, Offer.role == "commander")[0]
    house.take(offer.accepted, first.id, first.person)
    return number


def test_mitigated_stays_open_and_keeps_its_first_time(house):
    number = house.opened()
    house.pass_time(minutes=10)
    house.take(ending.mitigate, number, ADA)
    at = house.now
    house.pass_time(minutes=10)
    house.take(ending.mitigate, number, ADA)
    assert (found(house).state, found(house).mitigated_at) == (State.MITIGATED, at)


def test_the_effect_is_back(house):
    number = house.opened()
    clocks = {timer.kind for timer in house.rows(Timer)}
    house.take(ending.mitigate, number, ADA)
    assert clocks - {timer.kind for timer in house.rows(Timer)} == {objective.HALF, objective.USED}
    for _ in range(2):
        house.take(ending.not_mitigated, number, ADA)
    assert (found(house).state, found(house).mitigated_at) == (State.OPEN, None)
    assert [(end.state, end.at) for end in house.rows(EarlierEnd)] == [(State.MITIGATED, house.now)]
    assert {timer.kind for timer in house.rows(Timer)} == clocks


@pytest.mark.parametrize("close", [
    lambda house, number, user: house.take(ending.mitigate, number, user),
    lambda house, number, user: house.take(ending.not_mitigated, number, user),
    lambda house, number, user: house.take(ending.form_of, number, user),
    lambda house, number, user: house.take(ending.close, number, user, house.now, "it went away"),
])
@pytest.mark.parametrize(("user", "may"), [(RADIA, False), (ADA, False), (MARGARET, True), (KATHERINE, True)])
def test_the_commander_and_the_admins_close(house, close, user, may):
    number = commanded(house)
    if may:
        close(house, number, user)
    else:
        with pytest.raises(ForTheCommander, match="<@U024MAR01> holds command of INC-1"):
            close(house, number, user)


def test_where_nobody_commands_anybody_closes(house):
    number = house.opened()
    house.take(ending.close, number, RADIA, house.now, "it went away")
    assert found(house).state == State.CLOSED


@pytest.mark.parametrize(("minutes", "fits"), [(-1, False), (0, True), (30, True), (31, False)])
def test_the_effect_stopped_between_opening_and_now(house, minutes, fits):
    number = house.opened()
    opened = house.now
    house.pass_time(minutes=30)
    if fits:
        house.take(ending.close, number, ADA, opened + timedelta(minutes=minutes), "a rollback")
    else:
        with pytest.raises(TimeOutside, match="between 23 Nov 02:55 UTC, when it was opened, and now"):
            house.take(ending.close, number, ADA, opened + timedelta(minutes=minutes), "a rollback")


def test_nothing_fires_once_it_is_over(house):
    number = house.opened()
    house.take(ending.stand_down_of, number)
    assert house.rows(Timer, Timer.incident_id == number) == []
    assert {made.state for made in house.rows(Offer)} == {OfferState.WITHDRAWN}


def test_ending_twice_is_refused_with_its_state(house):
    number = house.opened()
    house.take(ending.stand_down_of, number)
    with pytest.raises(IncidentOver, match="INC-1 is stood down already"):
        house.take(ending.close, number, ADA, house.now, "")
    with pytest.raises(IncidentOver):
        house.take(ending.stand_down, "", f"C{number}", URL)


def test_standing_down_from_elsewhere_is_answered_there(house):
    number = house.opened()
    house.take(ending.stand_down, "INC-1", "C024GEN01", URL)
    assert "Thank you for raising it early" in house.texts(URL, "respond")[0]
    assert house.texts(place.room(number))[-1] == house.texts(URL, "respond")[0]


def test_in_its_channel_the_one_message_is_enough(house):
    number = house.opened()
    house.take(ending.stand_down, "", f"C{number}", URL)
    assert house.texts(URL, "respond") == []


def test_a_private_incident_cannot_be_ended_from_outside(house):
    house.opened(private=True)
    with pytest.raises(NoSuchIncident):
        house.take(ending.stand_down, "INC-1", "C024GEN01", URL)


@pytest.mark.parametrize(("more", "told"), [({}, True), ({"private": True}, False), ({"drill": True}, False)])
def test_stakeholders_who_heard_of_it_hear_that_it_is_over(house, more, told):
    number = house.opened(**more)
    house.take(lambda turn: turn.session.add(Update(incident_id=number, at=turn.now, text="We are on it")))
    house.take(ending.stand_down_of, number)
    assert bool(house.sent(to=STAKEHOLDERS)) == told
    house.take(ending.reopen, number)
    assert (house.texts(STAKEHOLDERS)[1:] == ["INC-1 (checkout-api) is open again. Updates on it go on."]) == told


def test_stakeholders_who_heard_nothing_are_not_troubled(house):
    number = house.opened()
    house.take(lambda turn: turn.session.add(Update(incident_id=number, at=turn.now, skipped=True)))
    house.take(ending.stand_down_of, number)
    assert house.sent(to=STAKEHOLDERS) == []


@pytest.mark.parametrize("there", [True, False])
def test_the_review_waits_also_where_its_message_is_still_on_its_way(house, there):
    number = house.opened()
    house.take(ending.close, number, ADA, house.now, "a rollback")
    if there:
        house.lands(place.review(number), "C1", "1.3")
    house.take(ending.reopen, number)
    edit = house.sent("chat.update", place.review(number))[-1]
    assert edit.payload["text"].startswith("INC-1 was taken up again.") and edit.needs == [place.review(number)]


class TestTakenUpAgain:
    """Stood down by mistake, five minutes later."""

    @pytest.fixture
    def number(self, house) -> int:
        number = commanded(house)
        house.lands(place.announcement(number), ANNOUNCE, "1.2")
        house.pass_time(minutes=2)
        house.take(ending.stand_down_of, number)
        house.pass_time(minutes=5)
        house.take(ending.reopen, number)
        return number

    def test_it_is_open_with_its_clocks(self, house, number):
        assert (found(house).state, found(house).closed_at) == (State.OPEN, None)
        assert {ASK, QUIET, WAVE, LAPSE} <= {timer.kind for timer in house.rows(Timer)}

    def test_the_holder_keeps_the_role_and_open_ones_are_offered_again(self, house, number):
        assert {role.name: role.holder for role in house.rows(Role)} == {
            "commander": MARGARET, "scribe": None, "comms": None}
        assert [made.role for made in house.rows(Offer, Offer.state == OfferState.OPEN)] == ["scribe",
                                                                                             "comms"]

    def test_teams_not_called_yet_come_that_much_later(self, house, number):
        network = house.rows(Call, Call.team == "network")[0]
        assert network.state == CallState.PLANNED
        assert network.due_at - found(house).opened_at == timedelta(minutes=15)
        assert house.rows(Timer, Timer.kind == WAVE)[0].due_at == network.due_at

    def test_the_announcement_says_that_it_runs(self, house, number):
        said = [row.payload["text"] for row in house.rows(type(house.sent()[0]))
                if row.to == place.announcement(number)]
        assert "is stood down" in said[0]
        assert "now requires broader coordination" in said[-1]

    def test_pressing_it_twice_says_it_once(self, house, number):
        before = len(house.sent())
        house.take(ending.reopen, number)
        assert len(house.sent()) == before
