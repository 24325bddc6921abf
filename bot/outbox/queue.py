"""Which waiting rows may go now. Pure: rows, known names and the time in; a verdict out."""

from collections.abc import Container
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.outbox.message import Message

PATIENCE = timedelta(days=1)  # what waits longer than this for a channel or message to come to be is dropped


class Verdict(Enum):
    """What is to be done with the first row of a lane."""

    GO = auto()  # send it as it is
    GO_SPARE = auto()  # what it needs is too late: send its spare words
    EXPIRE = auto()  # nobody wants it any more
    WAIT = auto()


def judge(row: Message, known: Container[str], now: datetime) -> Verdict:
    """Decide about the first row of a lane; `known` holds the remembered names that are in Slack by now."""
    if row.expires_at and row.expires_at <= now:
        return Verdict.EXPIRE
    if row.not_before > now or (row.lease_until and row.lease_until > now):
        return Verdict.WAIT
    if all(name in known for name in row.needs):
        return Verdict.GO
    if row.spare and row.wait_until and row.wait_until <= now:
        return Verdict.GO_SPARE
    return Verdict.EXPIRE if row.created_at + PATIENCE <= now else Verdict.WAIT


def next_look(rows: list[Message], now: datetime) -> datetime | None:
    """When, after `now`, time alone may change a verdict; None when only news can."""
    times = (t for row in rows for t in (row.not_before, row.wait_until, row.expires_at, row.lease_until))
    return min((t for t in times if t and t > now), default=None)
