"""What the technical leader reads of many reviews, on a real database."""

import pytest

from bot.domain.refusal import UnknownService
from bot.domain.review import Review
from bot.services import calibration, wording
from tests.services.conftest import URL


def figures(house, service: str = "") -> str:
    return house.take(calibration.shown, service).text


def test_before_anything_has_fired(house):
    assert figures(house).startswith("Nothing has fired yet; drills are not counted. After a review")
    house.opened()
    assert figures(house, "edge-gateway").startswith("Nothing has fired on *edge-gateway* yet; drills")


def test_a_service_the_playbook_does_not_know_is_not_taken_for_all(house):
    house.opened()
    with pytest.raises(UnknownService, match='"chekout-api" is not in the playbook. The nearest there: checkout-api'):
        figures(house, "chekout-api")
    assert figures(house, "Checkout-API").startswith("*checkout-api*: Customer impact")


@pytest.mark.parametrize(("more", "told"), [({}, True), ({"drill": True}, False), ({"private": True}, False)])
def test_sentences_the_reviews_missed(house, more, told):
    number = house.opened(**more)
    review = Review(incident_id=number, asked_at=house.now, missing="A queue grows for ten minutes")
    house.take(lambda turn: turn.session.add(review))
    assert ("• INC-1, *checkout-api*: A queue grows for ten minutes" in figures(house)) == told
    assert "A queue" not in figures(house, "edge-gateway")


def test_rules_that_were_wrong_are_counted_for_the_owner_of_the_playbook(house):
    for _ in range(2):
        house.take(wording.not_blame, "counterfactual", "should_have", URL)
    house.take(wording.not_blame, "named_fault", "broke_it", URL)
    assert "by the rule of `playbooks/language`: should_have (2), broke_it (1)." in figures(house)
