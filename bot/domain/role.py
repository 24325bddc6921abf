"""Roles of an incident: who holds them, to whom they are offered."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel


class Role(SQLModel, table=True):
    """One role of one incident. The row is the truth about its single holder."""

    incident_id: int = Field(foreign_key="incident.id", primary_key=True)
    name: str = Field(primary_key=True)  # key of the playbook's role
    holder: str | None = None  # Slack user id
    since: datetime | None = None  # when the holder took it
    offer_id: int | None = None  # the offer that is out, if one is
    exhausted: bool = False  # everybody on the roster was asked, and it was said that anyone may take it


class Term(SQLModel, table=True):
    """A time somebody held a role, written down when it ended: what they wrote in it keeps its weight, however late
    it is read. It is never used to compare people."""

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    role: str
    person: str  # Slack user id
    since: datetime
    until: datetime


class OfferState(StrEnum):
    """What became of an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PASSED = "passed"
    LAPSED = "lapsed"  # no answer in time
    UNREACHED = "unreached"  # Slack could not bring it to them
    WITHDRAWN = "withdrawn"  # the role was taken by somebody else, or the incident ended


class Offer(SQLModel, table=True):
    """A role offered to one person. It is never used to compare people."""

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    role: str
    person: str = Field(index=True)  # Slack user id
    state: str = OfferState.OPEN
    offered_at: datetime
    lapses_at: datetime
    hand_off_from: str | None = None  # Slack user id of the holder who hands it over, for a hand-off
    note: str = ""  # for a hand-off: open decisions and risks in the words of whoever hands it over, plain text
