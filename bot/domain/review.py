"""The review: three records asked for when an incident closes."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel


class Fit(StrEnum):
    """Did the threshold fire in the right place?"""

    RIGHT = "right"
    TOO_EARLY = "too early"
    TOO_LATE = "too late"
    SHOULD_NOT_EXIST = "should not exist"


class ThresholdReview(SQLModel, table=True):
    """The first two records, for one threshold that fired."""

    incident_id: int = Field(foreign_key="incident.id", primary_key=True)
    threshold: str = Field(primary_key=True)
    fit: str | None = None
    earlier: str | None = None  # what would have changed had it fired earlier
    minutes: int | None = None  # minutes that firing earlier would have saved, if known
    amended_at: datetime | None = None


class Gap(SQLModel, table=True):
    """The third record: which runbook, alert or ownership gap created this need."""

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    kind: str  # of the playbook's review.gap_kinds
    text: str
    team: str | None = None  # key of the owning team
    due: date | None = None
    amended_at: datetime | None = None


class Review(SQLModel, table=True):
    """The review of one incident as a whole."""

    incident_id: int = Field(foreign_key="incident.id", primary_key=True)
    asked_at: datetime
    reminders: int = 0
    no_gap: bool = False  # "no gap found" is an answer too
    missing: str | None = None  # which threshold should have fired and did not; "" for none
    completed_at: datetime | None = None
