"""Who may hand a role over, to whom, and who may step back."""

import pytest

from bot.domain import refusal
from bot.domain.handoff import check_may_move, check_receiver, check_step_back, may_move
from bot.domain.role import Role


def _role(holder: str | None) -> Role:
    return Role(incident_id=1, name="scribe", holder=holder)


@pytest.mark.parametrize(
    ("holder", "by", "commander", "admin", "expected"),
    {
        "its holder": ("A", "A", None, False, True),
        "the commander": ("A", "C", "C", False, True),
        "an admin": ("A", "X", "C", True, True),
        "somebody else": ("A", "X", "C", False, False),
        "somebody else, and nobody commands": ("A", "X", None, False, False),
        "nobody holds it": (None, "C", "C", True, False),
    }.values(),
    ids=str,
)
def test_may_move(holder, by, commander, admin, expected):
    assert may_move(_role(holder), by, commander, admin) is expected


def test_refusals_say_who_can():
    with pytest.raises(refusal.NotYoursToHandOff, match="<@A> holds the scribe role. They can hand it over"):
        check_may_move(_role("A"), "X", "C", False)
    with pytest.raises(refusal.NobodyHolds):
        check_may_move(_role(None), "X", "X", True)
    with pytest.raises(refusal.ReceiverMissing):
        check_receiver(_role("A"), None)
    with pytest.raises(refusal.SameHolder):
        check_receiver(_role("A"), "A")
    with pytest.raises(refusal.RoleHeld):
        check_step_back(_role("A"), "X")
    with pytest.raises(refusal.NobodyHolds):
        check_step_back(_role(None), "X")


def test_what_is_allowed_is_quiet():
    check_may_move(_role("A"), "A", None, False)
    check_receiver(_role("A"), "B")
    check_step_back(_role("A"), "A")
