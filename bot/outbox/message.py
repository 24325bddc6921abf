"""One thing to tell Slack: a row, its states, what it waits for."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel


class Sending(StrEnum):
    """How far a row has come."""

    WAITING = "waiting"  # not tried yet, or to be tried again at `not_before`
    SENDING = "sending"  # a process is at it until `lease_until`; found so after a crash, it is looked up first
    SENT = "sent"
    FAILED = "failed"  # Slack refused it for good; `error` says why
    EXPIRED = "expired"  # it came too late to be wanted
    REPLACED = "replaced"  # a newer edit of the same message took its place


UNFINISHED = (Sending.WAITING, Sending.SENDING)


class Message(SQLModel, table=True):
    """A call to Slack's Web API (or a response URL), written in the turn that decided it."""

    __tablename__ = "outbox"
    __table_args__ = (Index("outbox_heads", "state", "lane", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str  # a key of bot.outbox.slack.METHODS
    to: str  # a Slack id, a remembered name, or a response URL
    payload: dict = Field(default_factory=dict, sa_type=JSON)  # the method's arguments, less the destination
    lane: str  # rows of one lane go one after the other, in the order of their ids
    needs: list[str] = Field(default_factory=list, sa_type=JSON)  # remembered names it waits for
    wait_until: datetime | None = None  # after this it goes without them, with `spare` as its payload
    spare: dict | None = Field(default=None, sa_type=JSON)
    keeps: str | None = None  # remember under this name where it landed
    replaces: str | None = Field(default=None, index=True)  # a waiting row with the same word is dropped for this one
    then: str | None = None  # the service that hears Slack's answer, see bot.listeners.outcomes
    facts: dict = Field(default_factory=dict, sa_type=JSON)  # what that service needs to know
    incident_id: int | None = Field(default=None, index=True)
    state: str = Sending.WAITING
    attempts: int = 0
    not_before: datetime
    expires_at: datetime | None = None
    lease_until: datetime | None = None
    started_at: datetime | None = None  # first attempt; where a search for its trace begins
    in_doubt: bool = False  # an attempt ended without an answer: look before repeating
    error: str | None = None
    created_at: datetime
    done_at: datetime | None = None

    @property
    def trace(self) -> str:
        """What a post carries in its metadata, unique also after a database was begun anew."""
        return f"{self.id}-{int(self.created_at.timestamp())}"
