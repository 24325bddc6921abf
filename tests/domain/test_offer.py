"""To whom a role is offered next, and what an answer does."""

from datetime import UTC, datetime

import pytest

from bot.domain import refusal
from bot.domain.offer import Asked, accepts, choose, passes, takes
from bot.domain.role import Offer, OfferState, Role

NOW = datetime(2026, 11, 23, 2, 55, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "engaged", "awaited", "expected"),
    {
        "the first on the roster": ("ABC", "", "", "A"),
        "somebody with another role comes last": ("ABC", "A", "", "B"),
        "and comes when nobody else is left": ("A", "A", "", "A"),
        "several with another role, in roster order": ("AB", "AB", "", "A"),
        "somebody asked elsewhere comes later": ("ABC", "", "AB", "C"),
        "and comes when nobody else is left, in roster order": ("AB", "", "AB", "A"),
        "sooner than somebody with another role": ("AB", "A", "B", "B"),
        "the list has run out": ("", "", "", None),
    }.values(),
    ids=str,
)
def test_whom_one_role_is_offered_to(left, engaged, awaited, expected):
    assert choose({"scribe": list(left)}, set(engaged), set(awaited)) == {"scribe": expected}


@pytest.mark.parametrize(
    ("lists", "awaited", "expected"),
    {
        "each its first": (("AB", "CD", "E"), "", "ACE"),
        "nobody twice": (("AB", "AB", "ABC"), "", "ABC"),
        "a role yields its first where another has nobody else": (("AB", "A"), "", "BA"),
        "also by way of a third": (("AB", "BC", "A"), "", "BCA"),
        "nobody yields where somebody is free": (("AB", "AC"), "", "AC"),
        "but sooner than that somebody asked elsewhere is": (("AB", "AC"), "C", "BA"),
        "twice, where nobody else is left": (("A", "A"), "", "AA"),
    }.values(),
    ids=str,
)
def test_whom_several_roles_are_offered_to_at_once(lists, awaited, expected):
    left = {str(number): list(people) for number, people in enumerate(lists)}
    assert "".join(choose(left, set(), set(awaited)).values()) == expected


def test_who_was_asked_for_a_role_and_who_has_another():
    made = [_offer(OfferState.PASSED, "A"), _offer(OfferState.WITHDRAWN, "B"), _offer(OfferState.OPEN, "C")]
    asked = Asked(made, {"D"}, {("commander", "E"), ("scribe", "F")}, {"G"}, set())
    assert asked.for_role(_role()) == {None, "A", "C", "E"}  # what was withdrawn can be offered again
    assert asked.engaged == {"C", "D"}
    assert asked.left(_role(), "HGFEDCBA") == ["H", "F", "D", "B"]


def _offer(state: OfferState, person: str = "A") -> Offer:
    return Offer(id=1, incident_id=1, role="commander", person=person, state=state, offered_at=NOW, lapses_at=NOW)


def _role(holder: str | None = None) -> Role:
    return Role(incident_id=1, name="commander", holder=holder)


OPEN, ACCEPTED, PASSED, LAPSED, WITHDRAWN = (
    OfferState.OPEN, OfferState.ACCEPTED, OfferState.PASSED, OfferState.LAPSED, OfferState.WITHDRAWN)


@pytest.mark.parametrize(
    ("state", "holder", "by", "offered_to", "expected"),
    {
        "in time": (OPEN, None, "A", None, True),
        "a hand-off in time, while another holds it": (OPEN, "B", "A", None, True),
        "twice": (ACCEPTED, "A", "A", None, False),
        "late, and the role is open": (LAPSED, None, "A", None, True),
        "after a pass, and the role is open": (PASSED, None, "A", None, True),
        "late, and it is offered to another": (LAPSED, None, "A", "B", refusal.RoleOfferedOn),
        "late, and another holds it": (LAPSED, "B", "A", None, refusal.RoleHeld),
        "withdrawn, and another holds it": (WITHDRAWN, "B", "A", None, refusal.RoleHeld),
        "accepted, then handed to another": (ACCEPTED, "B", "A", None, refusal.RoleHeld),
        "somebody else's offer": (OPEN, None, "C", None, refusal.NotYourOffer),
    }.values(),
    ids=str,
)
def test_accepts(state, holder, by, offered_to, expected):
    standing = _offer(OPEN, offered_to) if offered_to else None
    if isinstance(expected, bool):
        assert accepts(_offer(state), _role(holder), by, standing, "/escalate") is expected
    else:
        with pytest.raises(expected):
            accepts(_offer(state), _role(holder), by, standing, "/escalate")


@pytest.mark.parametrize(
    ("state", "holder", "by", "expected"),
    {
        "in time": (OPEN, None, "A", True),
        "twice": (PASSED, None, "A", False),
        "too late": (LAPSED, "B", "A", False),
        "while holding it": (ACCEPTED, "A", "A", refusal.HoldsItAlready),
        "after having handed it on": (ACCEPTED, "B", "A", False),
        "somebody else's offer": (OPEN, None, "C", refusal.NotYourOffer),
    }.values(),
    ids=str,
)
def test_passes(state, holder, by, expected):
    if isinstance(expected, bool):
        assert passes(_offer(state), _role(holder), by, "/escalate") is expected
    else:
        with pytest.raises(expected):
            passes(_offer(state), _role(holder), by, "/escalate")


def test_takes():
    assert takes(_role(), "A") is True
    assert takes(_role("A"), "A") is False
    with pytest.raises(refusal.RoleHeld, match="<@B> holds the commander role"):
        takes(_role("B"), "A")
