"""Answers to role offers, on a real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.domain import place, refusal
from bot.domain.call import Joined
from bot.domain.contact import Contact
from bot.domain.heard import Mark
from bot.domain.refusal import Refusal
from bot.domain.role import Offer, OfferState, Role
from bot.domain.timer import Timer
from bot.services import ending, handoff, offer, reach, role
from bot.services.steps import holding, offering
from bot.store import incident as incidents
from tests.services.conftest import ADA

MARGARET, KATHERINE, RADIA = "U024MAR01", "U024KAT01", "U024RAD01"


def held(house, name: str = "commander") -> Role:
    return house.rows(Role, Role.name == name)[0]


def offers(house, name: str = "commander") -> list[Offer]:
    return house.rows(Offer, Offer.role == name)


def said(house, made: Offer) -> str:
    """What stands in the offer's message now."""
    return house.texts(place.offer(made.id), "chat.update")[-1]


def run_out(house) -> None:
    """Everybody on the commander's list passes."""
    for person in (MARGARET, KATHERINE):
        house.take(offer.passed, offers(house)[-1].id, person)


def test_accepting_makes_the_holder(house):
    house.opened()
    made = offers(house)[0]
    house.take(offer.accepted, made.id, MARGARET)

    assert (held(house).holder, held(house).since, held(house).offer_id) == (MARGARET, house.now, None)
    assert offers(house)[0].state == OfferState.ACCEPTED
    assert not house.rows(Timer, Timer.kind == offering.LAPSE, Timer.key == str(made.id))
    assert [row.person for row in house.rows(Joined)] == [MARGARET]
    assert said(house, made).startswith("You hold the *commander* role in INC-1. Thank you.")


def test_accepting_twice_changes_nothing(house):
    house.opened()
    made = offers(house)[0]
    house.take(offer.accepted, made.id, MARGARET)
    house.pass_time(minutes=1)
    before = held(house), len(house.sent("chat.update"))
    house.take(offer.accepted, made.id, MARGARET)
    assert (held(house), len(house.sent("chat.update"))) == before


def test_an_offer_is_nobody_elses(house):
    house.opened()
    with pytest.raises(refusal.NotYourOffer):
        house.take(offer.accepted, offers(house)[0].id, RADIA)
    assert held(house).holder is None


def test_passing_asks_the_next_and_brings_them_in(house):
    house.opened()
    made = offers(house)[0]
    house.take(offer.passed, made.id, MARGARET)
    first, second = offers(house)
    assert (first.state, second.person, held(house).offer_id) == (OfferState.PASSED, KATHERINE, second.id)
    assert house.sent("conversations.invite")[-1].payload["users"] == [KATHERINE]
    assert said(house, made).startswith("Thank you for answering: the offer moves to the next on the roster.")


def lapse(house, made: Offer) -> None:
    """Slack has taken the offer, and nobody answers it in time."""
    house.lands(place.offer(made.id), f"D{made.id}", "1.1")
    timer = house.rows(Timer, Timer.kind == offering.LAPSE, Timer.key == str(made.id))[0]
    house.take(offer.lapsed, timer)


def test_no_answer_moves_on_in_words_that_judge_nobody(house):
    house.opened()
    made = offers(house)[0]
    lapse(house, made)
    assert offers(house)[0].state == OfferState.LAPSED
    assert said(house, made).startswith("No answer is fine: the offer moves to the next on the roster.")


def test_a_lapse_after_the_answer_changes_nothing(house):
    house.opened()
    made = offers(house)[0]
    late = house.rows(Timer, Timer.kind == offering.LAPSE, Timer.key == str(made.id))[0]
    house.take(offer.accepted, made.id, MARGARET)
    house.take(offer.lapsed, late)
    assert held(house).holder == MARGARET
    assert len(offers(house)) == 1


def test_when_the_list_runs_out_it_is_told_once(house):
    house.opened()
    run_out(house)
    assert (held(house).exhausted, held(house).offer_id) == (True, None)
    told = [text for text in house.texts(place.room(1)) if "role in INC-1 is open" in text]
    assert len(told) == 1


def test_an_offer_slack_has_not_taken_yet_has_its_time_begin_anew(house):
    house.opened()
    made = offers(house)[0]
    house.pass_time(minutes=3)
    house.take(offer.lapsed, house.rows(Timer, Timer.kind == offering.LAPSE, Timer.key == str(made.id))[0])
    assert (offers(house)[0].state, offers(house)[0].lapses_at) == (OfferState.OPEN, house.now + timedelta(minutes=3))


def test_a_late_yes_counts_only_while_the_role_is_open(house):
    house.opened()
    first = offers(house)[0]
    lapse(house, first)
    with pytest.raises(refusal.RoleOfferedOn, match="offered to <@U024KAT01> now"):
        house.take(offer.accepted, first.id, MARGARET)
    house.take(offer.passed, offers(house)[1].id, KATHERINE)
    house.take(offer.accepted, first.id, MARGARET)
    assert held(house).holder == MARGARET
    with pytest.raises(refusal.RoleHeld, match="<@U024MAR01> holds the commander role"):
        house.take(offer.accepted, offers(house)[1].id, KATHERINE)


def test_taking_withdraws_the_offer_that_is_out(house):
    number = house.opened()
    made = offers(house)[0]
    house.take(role.take, number, "commander", RADIA, None, False)
    assert held(house).holder == RADIA
    assert offers(house)[0].state == OfferState.WITHDRAWN
    assert said(house, made) == "<@U024RAD01> holds the *commander* role in INC-1 now."
    assert not house.rows(Timer, Timer.kind == offering.LAPSE, Timer.key == str(made.id))


def test_taking_what_is_offered_to_oneself_accepts_it(house):
    number = house.opened()
    house.take(role.take, number, "commander", MARGARET, None, False)
    assert offers(house)[0].state == OfferState.ACCEPTED


def test_stepping_back_asks_those_who_have_not_let_it_go_by(house):
    number = house.opened()
    house.take(role.take, number, "commander", KATHERINE, None, False)
    house.take(role.step_back, number, "commander", KATHERINE, None, False)
    assert held(house).holder is None
    assert [made.person for made in offers(house)] == [MARGARET, MARGARET]  # katherine was quicker the first time
    house.take(offer.passed, offers(house)[-1].id, MARGARET)
    assert held(house).exhausted  # katherine had it and let it go


def test_only_the_holder_steps_back(house):
    number = house.opened()
    with pytest.raises(refusal.NobodyHolds):
        house.take(role.step_back, number, "commander", RADIA, None, False)
    house.take(role.take, number, "commander", KATHERINE, None, False)
    with pytest.raises(refusal.RoleHeld):
        house.take(role.step_back, number, "commander", RADIA, None, False)


@pytest.mark.parametrize(("error", "active"), [
    ("user_not_found", False), ("user_disabled", False), ("channel_not_found", False), ("cannot_dm_bot", False),
    ("account_inactive", None), ("restricted_action", None),  # these say nothing about the person
])
def test_an_offer_that_cannot_be_brought_moves_on(house, error, active):
    house.opened()
    made = offers(house)[0]
    post = next(row for row in house.sent(to=MARGARET) if row.facts.get("offer") == made.id)
    house.answers(reach.offer_sent, post, error)
    assert [(row.state, row.person) for row in offers(house)] == [
        (OfferState.UNREACHED, MARGARET), (OfferState.OPEN, KATHERINE)]
    assert [row.active for row in house.rows(Contact)] == ([active] if active is False else [])
    assert not [row for row in house.sent("chat.update", place.offer(made.id)) if row.state == "waiting"]


def test_the_end_of_an_incident_withdraws_every_offer(house):
    number = house.opened()
    house.take(lambda turn: holding.end(turn, incidents.get(turn.session, number)))
    assert {made.state for made in house.rows(Offer)} == {OfferState.WITHDRAWN}
    assert said(house, offers(house)[0]) == "INC-1 has ended, and the *commander* role is not needed any more. Thank you."


def asked_in(house, number: int) -> list[str]:
    return [made.person for made in offers(house) if made.incident_id == number]


@pytest.mark.parametrize(("drill", "asked"), [(False, [KATHERINE]), (True, [MARGARET])])
def test_who_holds_a_role_elsewhere_is_not_asked(house, drill, asked):
    house.take(role.take, house.opened(drill=drill), "commander", MARGARET, None, False)
    assert asked_in(house, house.opened()) == asked


def both_command(house) -> int:
    """Margaret and katherine command incidents of their own; the number of a third that has nobody."""
    for person in (MARGARET, KATHERINE):
        house.take(role.take, house.opened(), "commander", person, None, False)
    return house.opened()


@pytest.mark.parametrize("frees", [
    lambda house: house.take(role.step_back, 1, "commander", MARGARET, None, False),
    lambda house: house.take(offer.accepted, hand_over(house).id, RADIA),
    lambda house: [house.take(ending.stand_down_of, number) for number in (1, 2)],  # two at once bring one offer
])
def test_a_role_that_stood_open_goes_to_whoever_is_free(house, frees):
    number = both_command(house)
    assert asked_in(house, number) == []
    frees(house)
    for timer in house.rows(Timer, Timer.kind == holding.FREE):
        house.take(offer.offered_anew, timer)
    assert asked_in(house, number) == [MARGARET]


def hand_over(house) -> Offer:
    house.take(handoff.sent, 1, "commander", MARGARET, RADIA, "")
    return house.rows(Offer)[-1]


def test_that_a_role_is_open_from_the_start_is_told_once(house):
    number = both_command(house)
    house.take(offer.offered_anew, None)
    told = [row.to for row in house.sent() if row.payload["text"].startswith(f"The commander role in INC-{number} is open")]
    assert told == ["C024PAY01"]  # of the team in trouble: incident command has no channel, the room no readers yet


def test_what_a_drill_leaves_is_offered_to_nobody(house):
    house.take(role.take, house.opened(drill=True), "commander", ADA, None, False)
    house.take(ending.stand_down_of, 1)
    assert house.rows(Timer, Timer.kind == holding.FREE) == []


def react(house, made: Offer, user: str, emoji: str, on: bool = True) -> None:
    house.take(offer.reacted, Mark(emoji, user, "D1", f"{made.id}.1", on))


@pytest.mark.parametrize(("emoji", "on", "state"), [
    ("white_check_mark", True, OfferState.ACCEPTED),
    ("heavy_check_mark", True, OfferState.ACCEPTED),
    ("black_right_pointing_double_triangle_with_vertical_bar", True, OfferState.PASSED),
    ("next_track_button", True, OfferState.PASSED),
    ("white_check_mark", False, OfferState.OPEN),
])
def test_reactions_answer(house, emoji, on, state):
    house.opened()
    made = offers(house)[0]
    house.lands(place.offer(made.id), "D1", f"{made.id}.1")
    react(house, made, MARGARET, emoji, on)
    assert offers(house)[0].state == state


def test_a_reaction_that_comes_too_late_is_answered_by_direct_message(house):
    number = house.opened()
    made = offers(house)[0]
    house.lands(place.offer(made.id), "D1", f"{made.id}.1")
    house.take(role.take, number, "commander", RADIA, None, False)
    react(house, made, MARGARET, "white_check_mark")
    assert house.texts(MARGARET)[-1] == "<@U024RAD01> holds the commander role. Thank you for being there."


def at_once(house, deeds: list) -> list[str]:
    """Each deed on a thread of its own; how each ended."""
    def one(deed) -> str:
        try:
            house.take(*deed)
        except Refusal as no:
            return type(no).__name__
        return "done"

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(one, deeds))


def test_eight_take_it_at_once_and_one_holds_it(house):
    number = house.opened()
    run_out(house)
    people = [f"U024TST0{index}" for index in range(8)]
    ended = at_once(house, [(role.take, number, "commander", person, None, False) for person in people])
    assert sorted(ended) == ["RoleHeld"] * 7 + ["done"]
    assert held(house).holder == people[ended.index("done")]


def test_yes_and_the_end_of_its_time_at_once(house):
    house.opened()
    made = offers(house)[0]
    timer = house.rows(Timer, Timer.kind == offering.LAPSE, Timer.key == str(made.id))[0]
    ended = at_once(house, [(offer.accepted, made.id, MARGARET), (offer.lapsed, timer)])
    standing = [row for row in offers(house) if row.state == OfferState.OPEN]
    if ended[0] == "done":
        assert held(house).holder == MARGARET and not standing
    else:
        assert held(house).holder is None and [row.person for row in standing] == [KATHERINE]
