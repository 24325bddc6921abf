"""Teams called into an incident, wave by wave, and the people who joined."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel


class CallState(StrEnum):
    """How far a team's call has come."""

    PLANNED = "planned"
    CALLED = "called"
    SKIPPED = "skipped"


class Call(SQLModel, table=True):
    """One team of an incident's waves."""

    __table_args__ = (UniqueConstraint("incident_id", "team"),)

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    team: str  # key of the playbook's team
    wave: int  # counted from 1
    state: str = CallState.PLANNED
    due_at: datetime | None = None  # when it is called by itself
    when: str | None = None  # the threshold it waits for
    called_at: datetime | None = None
    people: list[str] = Field(default_factory=list, sa_type=JSON)  # Slack user ids that were called
    unreached: list[str] = Field(default_factory=list, sa_type=JSON)  # those whom Slack could not reach


class Joined(SQLModel, table=True):
    """Somebody who shows to be there: wrote, reacted, took a role or pressed "I am here".

    Being invited does not count: Slack makes an invited person a member at once.
    """

    incident_id: int = Field(foreign_key="incident.id", primary_key=True)
    person: str = Field(primary_key=True)  # Slack user id
    at: datetime
