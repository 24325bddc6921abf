"""The decision log: numbered decisions, notes and the timeline."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class EntryKind(StrEnum):
    """What an entry of the log is."""

    DECISION = "decision"  # a reply of the scribe or the commander in the log's thread
    NOTE = "note"  # anybody else's reply there
    TIMELINE = "timeline"  # a message marked with 📝


class Entry(SQLModel, table=True):
    """One message that is part of the log. A message is in it once per kind of entry."""

    __table_args__ = (UniqueConstraint("incident_id", "ts", "timeline"),)

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    kind: str
    timeline: bool = False  # kind is TIMELINE: a decision may stand on the timeline too
    number: int | None = None  # D1, D2, … for decisions; never used again
    channel: str
    ts: str = Field(index=True)  # Slack's timestamp id of the message: the order of the log
    thread: str | None = None
    by: str  # Slack user id, to tell a role at that time; never exported
    by_role: str | None = None  # role held when it was written
    text: str  # plain text
    at: datetime  # when the message was written
    amended_at: datetime | None = None
    edited_ts: str | None = None  # Slack's ts of the edit the text is from; an older edit changes nothing
    withdrawn_at: datetime | None = None


class EarlierWording(SQLModel, table=True):
    """What an amended decision said before."""

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="entry.id", index=True)
    text: str
    until: datetime
