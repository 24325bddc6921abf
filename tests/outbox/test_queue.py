"""Which rows may go now."""

import pytest

from bot.outbox.queue import Verdict, judge, next_look
from tests.outbox.rows import NOW, ahead, row

ROOM = "1/room"
SPARE = {"spare": {"text": "later"}, "needs": [ROOM]}


@pytest.mark.parametrize(("more", "known", "verdict"), [
    ({}, (), Verdict.GO),
    ({"not_before": ahead(1)}, (), Verdict.WAIT),
    ({"not_before": ahead(-1)}, (), Verdict.GO),
    ({"lease_until": ahead(1)}, (), Verdict.WAIT),  # a process is at it
    ({"lease_until": NOW}, (), Verdict.GO),
    ({"needs": [ROOM]}, (), Verdict.WAIT),
    ({"needs": [ROOM]}, (ROOM,), Verdict.GO),
    ({"needs": [ROOM, "1/card"]}, (ROOM,), Verdict.WAIT),
    (SPARE, (), Verdict.WAIT),  # no time was set
    (SPARE | {"wait_until": ahead(3)}, (), Verdict.WAIT),
    (SPARE | {"wait_until": NOW}, (), Verdict.GO_SPARE),
    (SPARE | {"wait_until": NOW}, (ROOM,), Verdict.GO),
    ({"needs": [ROOM], "wait_until": NOW}, (), Verdict.WAIT),  # there are no spare words
    ({"needs": [ROOM], "created_at": ahead(-86_399)}, (), Verdict.WAIT),
    ({"needs": [ROOM], "created_at": ahead(-86_400)}, (), Verdict.EXPIRE),  # it never came to be
    ({"created_at": ahead(-86_400)}, (), Verdict.GO),  # only Slack was away
    ({"expires_at": NOW}, (), Verdict.EXPIRE),
    ({"expires_at": ahead(1)}, (), Verdict.GO),
    ({"expires_at": NOW, "not_before": ahead(60)}, (), Verdict.EXPIRE),
    ({"expires_at": NOW, "lease_until": ahead(60)}, (), Verdict.EXPIRE),
])
def test_judge(more, known, verdict):
    assert judge(row(**more), known, NOW) is verdict


@pytest.mark.parametrize(("rows", "when"), [
    ([], None),
    ([row()], None),
    ([row(not_before=ahead(5))], ahead(5)),
    ([row(expires_at=ahead(60)), row(wait_until=ahead(3))], ahead(3)),
    ([row(lease_until=ahead(9), expires_at=ahead(-1))], ahead(9)),
])
def test_when_time_alone_changes_something(rows, when):
    assert next_look(rows, NOW) == when
