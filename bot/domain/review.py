"""The review: three records asked for when an incident closes."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlmodel import Field, SQLModel

from bot.domain import refusal
from bot.domain.threshold import WORRIED

LONGEST = 1500  # characters of an answer


class Fit(StrEnum):
    """Did the threshold fire in the right place?"""

    RIGHT = "right"
    TOO_EARLY = "too early"
    TOO_LATE = "too late"
    SHOULD_NOT_EXIST = "should not exist"


EARLIER_HELPS = (Fit.RIGHT, Fit.TOO_LATE)
"""Where firing earlier can have saved minutes."""


class ThresholdReview(SQLModel, table=True):
    """The first two records, for one threshold that fired."""

    incident_id: int = Field(foreign_key="incident.id", primary_key=True)
    threshold: str = Field(primary_key=True)
    fit: str
    earlier: str = ""  # what would have changed had it fired earlier, plain text
    minutes: int | None = None  # minutes that firing earlier would have saved, if known
    at: datetime  # of the latest wording


class Gap(SQLModel, table=True):
    """The third record: which runbook, alert or ownership gap created this need."""

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    kind: str  # of the playbook's review.gap_kinds
    text: str  # plain text
    team: str | None = None  # key of the owning team
    due: date | None = None
    at: datetime


class Review(SQLModel, table=True):
    """The review of one incident as a whole."""

    incident_id: int = Field(foreign_key="incident.id", primary_key=True)
    asked_at: datetime
    reminders: int = 0
    no_gap: bool = False  # "no gap created this need" is an answer too
    missing: str | None = None  # which threshold should have fired and did not; "" for none, None: not answered
    completed_at: datetime | None = None


def reviewed(fired: Iterable[str]) -> list[str]:
    """Keys of the thresholds a review asks about, each once. A worry is never judged:
    it has no place to be right."""
    return [key for key in dict.fromkeys(fired) if key != WORRIED]


def check_minutes(fit: str, minutes: int | None) -> None:
    """The first two records must not contradict each other."""
    if minutes and fit not in EARLIER_HELPS:
        raise refusal.NoMinutesSaved(fit=fit)


def check_due(due: date | None, before: date | None, now: datetime) -> None:
    """A gap cannot become due in the past; what was due `before` may have passed meanwhile."""
    yesterday = now.date() - timedelta(days=1)  # west of Greenwich it may still be today
    if due and due != before and due < yesterday:
        raise refusal.DayPassed(due=due)


def unanswered(review: Review, fired: Iterable[str], answered: Iterable[str], gaps: int) -> list[str]:
    """What is still asked for, in words. `fired` and `answered` are threshold keys."""
    asked = set(fired)
    left = len(asked - set(answered))
    which = f"{left} thresholds" if left > 1 else "the threshold" if len(asked) == 1 else "one more threshold"
    open_records = [f"whether {which} fired in the right place"] if left else []
    open_records += [] if gaps or review.no_gap else ["which gap created this need"]
    return open_records + ([] if review.missing is not None else ["whether a threshold is missing"])
