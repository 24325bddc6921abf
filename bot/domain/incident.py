"""What an escalation opens: an incident, and the thresholds that fired in it."""

import unicodedata
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from bot.domain import place


class State(StrEnum):
    """Where an incident stands. What was pressed too early can be taken back."""

    OPEN = "open"
    MITIGATED = "mitigated"
    CLOSED = "closed"
    STOOD_DOWN = "stood down"


ACTIVE = (State.OPEN, State.MITIGATED)


class Incident(SQLModel, table=True):
    """One incident. Its number is its id and is never used again."""

    id: int | None = Field(default=None, primary_key=True)
    service: str = Field(index=True)
    severity: str
    state: str = Field(default=State.OPEN, index=True)
    drill: bool = False
    private: bool = False
    signal: str = ""  # what was seen, in the responder's words, as plain text
    signal_link: str = ""  # the message or graph the signal was taken from
    responder: str = ""  # Slack user id; thanked privately and asked first at the review, never shown
    origin: str | None = None  # channel id the escalation was typed in
    channel: str | None = Field(default=None, index=True)  # channel id it runs in, once there is one
    participants: list[str] = Field(default_factory=list, sa_type=JSON)  # Slack ids taking part in a drill
    in_thread: bool = False  # no channel could be had: it runs in a thread of `channel`
    opened_at: datetime
    mitigated_at: datetime | None = None
    closed_at: datetime | None = None
    ended_by: str = ""  # what ended it, about the system
    active_at: datetime  # last message, decision or update; for "this incident has been quiet for …"

    @property
    def reference(self) -> str:
        """How people name it: INC-42, or DRILL-42 for a drill."""
        return f"{'DRILL' if self.drill else 'INC'}-{self.id}"

    @property
    def active(self) -> bool:
        """Whether work on it goes on."""
        return self.state in ACTIVE

    @property
    def where(self) -> str:
        """Where it is talked about; where Slack gave it no place to run, whoever escalated is told."""
        return place.room(self.id) if self.channel else self.responder


class EarlierEnd(SQLModel, table=True):
    """An end that was taken back: the incident was closed or stood down and later taken up again, or it was mitigated
    and the effect came back."""

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    state: str  # how it had ended; mitigated: it had not, but its effect had
    at: datetime
    mitigated_at: datetime | None = None
    ended_by: str = ""  # what was thought to have ended it, plain text
    taken_up_at: datetime  # when it was open again


class Firing(SQLModel, table=True):
    """One threshold that fired in an incident."""

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    threshold: str  # key in the playbook, or threshold.WORRIED
    at: datetime
    signal: str = ""  # what showed it, where this differs from the incident's first signal


def channel_name(incident: Incident, attempt: int = 0) -> str:
    """Name for the incident's channel: `inc-42-checkout-api`, `drill-42-…` for a drill.

    Slack allows lower-case letters, digits, hyphens and underscores, 80 characters at most
    (conversations.create). A private incident's name tells nothing of the service. `attempt` > 0 adds a
    suffix for when the name is taken.
    """
    prefix = f"{'drill' if incident.drill else 'inc'}-{incident.id}"
    service = "" if incident.private else _channel_word(incident.service)
    suffix = f"-{attempt + 1}" if attempt else ""
    return (prefix + (f"-{service}" if service else ""))[: 80 - len(suffix)].rstrip("-") + suffix


def _channel_word(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.lower().replace("ı", "i"))  # ö is o and a mark
    letters = (c for c in plain if not unicodedata.combining(c))
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in letters)
    return "-".join(part for part in kept.split("-") if part)
