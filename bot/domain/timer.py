"""Timers are rows: due at a time, done when deleted. Checked again when they fall due."""

from datetime import datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel


class Timer(SQLModel, table=True):
    """Something to be looked at when its time has come. One per kind, incident and key; of those that
    belong to no incident each stands for itself."""

    __table_args__ = (UniqueConstraint("kind", "incident_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str  # names the service in bot/clock/kinds.py
    incident_id: int | None = Field(default=None, foreign_key="incident.id", index=True)
    key: str = ""  # tells timers of one kind apart: an offer's id, a call's id
    due_at: datetime = Field(index=True)
    because: str = ""  # why it will fire, in words for `/escalate due`; without words it is shown to nobody
    facts: dict = Field(default_factory=dict, sa_type=JSON)
    claimed_until: datetime | None = None  # another process is carrying it out until then
