"""The decision log: numbered decisions, notes and the timeline.

The log is read in the order of Slack's timestamps. A number is given once, when a decision is taken down, and stays:
people may have said it aloud already. A reply that arrives late gets the next free number and stands at its own time.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.domain.heard import moment
from bot.domain.roster import COMMANDER, SCRIBE

DECIDE = (SCRIBE, COMMANDER)
"""Whose replies are decisions; somebody who holds both wrote as the first of them."""

MARKS = ("memo", "pencil")
"""What puts a message on the timeline: 📝 by its two names. ✏️ is "pencil2"."""

LONGEST = 4000
"""Characters kept of one wording: Slack's own advice for a message."""


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


@dataclass(frozen=True)
class Log:
    """Everything the log shows, in the order things were written."""

    decisions: list[Entry]
    notes: list[Entry]
    timeline: list[Entry]
    earlier: dict[int, list[str]] = field(default_factory=dict)  # a decision's id → what it said before, oldest first


def decides(roles: Iterable[str]) -> str | None:
    """The role that makes a reply a decision, of those its author held when it was written; None for a note."""
    return next((role for role in DECIDE if role in set(roles)), None)


def amend(entry: Entry, text: str, edited_ts: str | None, before: str | None) -> list[str]:
    """Take over the wording of an edit; return the earlier wordings to keep, oldest first.

    `edited_ts` is Slack's ts of the edit, None for the message as it was first written: that, or an edit older than
    the one taken over, changes nothing but what is kept. `before` is what the edit itself says stood there. Slack
    tells of edits that change no word (a link that unfolds): nothing comes of them.
    """
    text = text[:LONGEST]
    if not newer(edited_ts, entry.edited_ts):
        return _late(entry, text)
    earlier = [wording[:LONGEST] for wording in (entry.text, before) if wording is not None]
    if text != entry.text:
        entry.text, entry.amended_at = text, moment(edited_ts)
    entry.edited_ts = edited_ts
    return [wording for wording in dict.fromkeys(earlier) if wording != text]


def _late(entry: Entry, text: str) -> list[str]:
    """A wording that arrives after the one that took its place."""
    if text == entry.text or entry.edited_ts is None:
        return []
    entry.amended_at = entry.amended_at or moment(entry.edited_ts)
    return [text]


def newer(edited_ts: str | None, known: str | None) -> bool:
    """Whether an edit comes after the one that is known; the first writing comes before every edit."""
    return edited_ts is not None and (known is None or float(edited_ts) > float(known))
