"""Remembered places in Slack: what a message's destination is called before Slack has given it an id.

A place is a channel, or a message in a channel. Posting to a place that is a message answers in its
thread. Names hold a slash, Slack ids never do, so one string can be either.
"""

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class Place(SQLModel, table=True):
    """A name and where it is in Slack."""

    # An incident's names are asked for by their beginning; PostgreSQL has to be told that its index is for that too.
    __table_args__ = (Index("place_beginning", "name", postgresql_ops={"name": "text_pattern_ops"}),)

    name: str = Field(primary_key=True)
    channel: str = Field(index=True)
    ts: str | None = Field(default=None, index=True)  # the message, as Slack's timestamp id
    shown: str = ""  # fingerprint of what was last written there, so that equal edits are not sent


def is_name(to: str) -> bool:
    """Whether a destination is a remembered name rather than a Slack id."""
    return "/" in to


def room(incident_id: int) -> str:
    """Where an incident's talk goes: its channel, or its thread."""
    return f"{incident_id}/room"


def card(incident_id: int) -> str:
    """The pinned card."""
    return f"{incident_id}/card"


def log(incident_id: int) -> str:
    """The decision-log message; its thread is the log."""
    return f"{incident_id}/log"


def earlier_log(incident_id: int, ts: str) -> str:
    """A decision-log message that another took the place of; replies in its thread still count."""
    return f"{log(incident_id)}/{ts}"


def left(incident_id: int) -> str:
    """The channel an incident had to leave because it was archived, or the app removed."""
    return f"{incident_id}/left"


def card_elsewhere(incident_id: int) -> str:
    """The card that stands where the incident does not run now: in the channel it had to leave, or in the thread
    it came back from."""
    return f"{incident_id}/card elsewhere"


def is_log(name: str, incident_id: int) -> bool:
    """Whether this place is, or was, the incident's decision log."""
    return name == log(incident_id) or name.startswith(f"{log(incident_id)}/")


def announcement(incident_id: int) -> str:
    """The message in the announcement channel."""
    return f"{incident_id}/announcement"


def review(incident_id: int) -> str:
    """The message that asks for the three records."""
    return f"{incident_id}/review"


def asked(incident_id: int) -> str:
    """The message that asked for an update last."""
    return f"{incident_id}/asked for update"


def offer(offer_id: int) -> str:
    """The direct message that offers a role."""
    return f"offer/{offer_id}"


def offer_of(name: str) -> int | None:
    """The offer a remembered direct message makes, if it is one."""
    head, _, number = name.partition("/")
    return int(number) if head == "offer" else None


def open_role(incident_id: int, role: str) -> str:
    """The message that says a role is open for anyone to take."""
    return f"{incident_id}/open role/{role}"


def call(call_id: int, person: str) -> str:
    """The direct message that brings one person of a called team in."""
    return f"call/{call_id}/{person}"


def incident_of(name: str) -> int | None:
    """The incident a place belongs to, where its name says so."""
    head = name.split("/", 1)[0]
    return int(head) if head.isdigit() else None


# A reference to a place inside a text, filled in when the message is sent. The brackets are characters of
# Unicode's private use area, which are removed from everything people type: nobody can type a reference.
OPEN, CLOSE = "\ue000", "\ue001"


def link(name: str) -> str:
    """Stands in a text for the web address of a remembered message."""
    return f"{OPEN}link {name}{CLOSE}"


def mention(name: str) -> str:
    """Stands in a text for a remembered channel, as a mention of it."""
    return f"{OPEN}channel {name}{CLOSE}"
