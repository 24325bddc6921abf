"""Waves, on a real database."""

from datetime import timedelta

import pytest

from bot.domain import place, refusal
from bot.domain.call import Call, CallState, Joined
from bot.domain.timer import Timer
from bot.services import ending, offer, status, wave
from bot.services.steps.calling import WAVE
from bot.services.steps.opening import Addition, add_thresholds

MARGARET, LINUS, ALAN, GRACE, KATHERINE = "U024MAR01", "U024LIN01", "U024ALA01", "U024GRA01", "U024KAT01"


@pytest.fixture
def number(house):
    """An incident whose commander is margaret."""
    number = house.opened()
    house.take(offer.accepted, 1, MARGARET)
    return number


def call(house, team: str) -> Call:
    return house.rows(Call, Call.team == team)[0]


def due(house, team: str) -> list[Timer]:
    return house.rows(Timer, Timer.kind == WAVE, Timer.key == str(call(house, team).id))


def test_the_plan_waits_for_its_minute_and_its_threshold(house, number):
    assert call(house, "payments").people == [GRACE]
    assert due(house, "network")[0].due_at == house.now + timedelta(minutes=10)
    assert (call(house, "platform").when, due(house, "platform")) == ("outside_runbook", [])


def test_its_minute_calls_a_team(house, number):
    house.take(wave.due, due(house, "network")[0])
    assert (call(house, "network").state, call(house, "network").people) == (CallState.CALLED, [LINUS])
    assert house.sent("conversations.invite")[-1].payload == {"users": [LINUS], "force": True}
    assert "You are called as on call for network" in house.texts(LINUS)[0]


def test_somebody_who_is_there_already_has_nothing_to_press(house, number):
    house.take(lambda turn: turn.session.add(Joined(incident_id=number, person=LINUS, at=turn.now)))
    house.take(wave.due, due(house, "network")[0])
    message = house.sent(to=LINUS)[0]
    assert "You are called as on call for network" in message.payload["text"]
    assert [block["type"] for block in message.payload["blocks"]] == ["section"]


@pytest.mark.parametrize("meanwhile", [
    lambda house, number: house.take(wave.skip, number, MARGARET, "network"),
    lambda house, number: house.take(wave.call_now, number, MARGARET, "network"),
])
def test_a_minute_that_is_no_longer_wanted_calls_nobody(house, number, meanwhile):
    late = due(house, "network")[0]
    meanwhile(house, number)
    before = len(house.sent())
    house.take(wave.due, late)
    assert due(house, "network") == []
    assert len(house.sent()) == before


def test_next_calls_one_wave_at_a_time(house, number):
    house.take(wave.call_next, number, MARGARET)
    assert (call(house, "network").state, call(house, "platform").state) == (CallState.CALLED, CallState.PLANNED)
    house.take(wave.call_next, number, MARGARET)
    assert call(house, "platform").people == [ALAN]
    with pytest.raises(refusal.NothingToCall):
        house.take(wave.call_next, number, MARGARET)


def test_a_skipped_team_can_still_be_called(house, number):
    house.take(wave.skip, number, MARGARET, "network")
    house.take(wave.skip, number, MARGARET, "network")
    assert call(house, "network").state == CallState.SKIPPED
    house.take(wave.call_now, number, MARGARET, "network")
    assert call(house, "network").people == [LINUS]


def test_a_skipped_team_waits_again_for_its_minute(house, number):
    house.take(wave.skip, number, MARGARET, "network")
    for _ in range(2):
        house.take(wave.put_back, number, MARGARET, "network")
    assert call(house, "network").state == CallState.PLANNED
    assert due(house, "network")[0].due_at == house.now + timedelta(minutes=10)


def test_a_skipped_team_waits_again_for_its_threshold(house, number):
    house.take(wave.skip, number, MARGARET, "platform")
    house.take(wave.put_back, number, MARGARET, "platform")
    assert (call(house, "platform").state, due(house, "platform")) == (CallState.PLANNED, [])
    house.take(add_thresholds, Addition(number, ("outside_runbook",), GRACE))
    assert call(house, "platform").people == [ALAN]


def test_a_skipped_team_whose_time_has_passed_is_not_called_by_putting_it_back(house, number):
    house.take(wave.skip, number, MARGARET, "network")
    house.take(wave.skip, number, MARGARET, "platform")
    house.take(add_thresholds, Addition(number, ("outside_runbook",), GRACE))
    house.pass_time(minutes=10)
    for team in ("network", "platform"):
        with pytest.raises(refusal.PastItsTime, match=f"{team} would have been called by now. It stays out; "):
            house.take(wave.put_back, number, MARGARET, team)
        assert call(house, team).state == CallState.SKIPPED


def test_a_skipped_team_knows_its_time_when_its_threshold_has_fired(house, number):
    rules = house.playbook.services["checkout-api"].waves
    later = rules[-1].model_copy(update={"after": timedelta(minutes=10)})
    service = house.playbook.services["checkout-api"].model_copy(update={"waves": (*rules[:-1], later)})
    house.playbook = house.playbook.model_copy(update={"services": house.playbook.services | {"checkout-api": service}})
    house.take(wave.skip, number, MARGARET, "platform")
    house.take(add_thresholds, Addition(number, ("outside_runbook",), GRACE))
    house.pass_time(minutes=1)
    assert (call(house, "platform").state, due(house, "platform")) == (CallState.SKIPPED, [])
    house.take(wave.put_back, number, MARGARET, "platform")
    assert due(house, "platform")[0].due_at == house.now + timedelta(minutes=9)


def test_a_skipped_team_keeps_its_place_when_the_incident_is_taken_up_again(house, number):
    house.take(wave.skip, number, MARGARET, "network")
    house.take(ending.stand_down_of, number)
    house.pass_time(minutes=30)
    house.take(ending.reopen, number)
    house.take(wave.put_back, number, MARGARET, "network")
    assert due(house, "network")[0].due_at == house.now + timedelta(minutes=10)


def test_a_team_in_no_plan_is_neither_skipped_nor_put_back(house, number):
    for deed in (wave.skip, wave.put_back):
        house.take(deed, number, MARGARET, "communications")
    assert house.rows(Call, Call.team == "communications") == []


def test_an_added_team_comes_with_the_wave_that_is_in(house, number):
    house.take(wave.call_next, number, MARGARET)
    house.take(wave.call_now, number, MARGARET, "communications")
    assert (call(house, "communications").wave, call(house, "communications").state) == (2, CallState.CALLED)


@pytest.mark.parametrize(("team", "says"), [
    ("payments", "payments is called already."), ("", "Choose the team to call."), ("nobody", "Choose the team to call."),
])
def test_a_team_that_cannot_be_added(house, number, team, says):
    with pytest.raises(refusal.Refusal, match=says) as no:
        house.take(wave.call_now, number, MARGARET, team)
    assert no.value.block == "team"


def test_a_threshold_that_fires_later_pulls_its_team_once(house, number):
    for _ in range(2):
        house.take(add_thresholds, Addition(number, ("outside_runbook",), GRACE))
    assert call(house, "platform").people == [ALAN]
    assert len([text for text in house.texts(ALAN) if "on call for platform" in text]) == 1
    assert call(house, "network").state == CallState.PLANNED


def test_a_skipped_team_stays_skipped_when_its_threshold_fires(house, number):
    house.take(wave.skip, number, MARGARET, "platform")
    house.take(add_thresholds, Addition(number, ("outside_runbook",), GRACE))
    assert call(house, "platform").state == CallState.SKIPPED


@pytest.mark.parametrize("deed", [
    lambda house, number, user: house.take(wave.form, number, user),
    lambda house, number, user: house.take(wave.call_next, number, user),
    lambda house, number, user: house.take(wave.call_now, number, user, "network"),
    lambda house, number, user: house.take(wave.skip, number, user, "network"),
    lambda house, number, user: house.take(wave.put_back, number, user, "network"),
])
def test_only_the_commander_and_admins(house, number, deed):
    with pytest.raises(refusal.CommanderOnly, match="<@U024MAR01> holds the commander role"):
        deed(house, number, GRACE)
    deed(house, number, KATHERINE)


def test_without_a_commander_one_is_told_how_to_become_it(house):
    number = house.opened()
    with pytest.raises(refusal.NoCommanderYet, match="`/escalate roles` lets you take it"):
        house.take(wave.call_next, number, GRACE)


def test_being_there_is_written_down_once(house, number):
    house.take(wave.call_next, number, MARGARET)
    name = place.call(call(house, "network").id, LINUS)
    for _ in range(2):  # Slack's answer to the post may come after the press
        house.take(wave.here, number, LINUS, "D1", "1.1")
    assert [row.person for row in house.rows(Joined)] == [LINUS, MARGARET]
    assert house.texts(name, "chat.update")[-1].startswith("Thank you for coming.")


def test_a_drill_brings_in_nobody_but_those_who_take_part(house):
    number = house.opened(drill=True, participants=("U024ADA01", LINUS))
    assert "wave 2: network would be called" in house.take(status.due, "1", "C1", LINUS).text
    house.take(wave.due, due(house, "network")[0])
    assert (call(house, "network").state, call(house, "network").people) == (CallState.CALLED, [])
    invited = {user for row in house.sent("conversations.invite") for user in row.payload["users"]}
    assert invited == {"U024ADA01", LINUS}
    assert number == 1
