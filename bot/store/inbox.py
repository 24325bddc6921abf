"""What Slack has delivered already. Slack repeats itself; each delivery is taken once."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, SQLModel

# With "Delayed Events" on, Slack repeats hourly for 24 hours (Events API, retries).
KEPT_FOR = timedelta(hours=25)


class Delivery(SQLModel, table=True):
    """One delivery that was taken, by the id Slack gave it."""

    key: str = Field(primary_key=True)
    at: datetime = Field(index=True)


class Repeated(Exception):
    """This delivery was taken before; the turn is a quiet no-op."""


def take(session: Session, key: str, now: datetime) -> None:
    """Write the delivery down in this turn; raise Repeated when it was taken before."""
    session.add(Delivery(key=key, at=now))
    try:
        session.flush()
    except IntegrityError:
        raise Repeated(key) from None


def taken(session: Session, key: str) -> bool:
    """Whether this was written down before."""
    return session.get(Delivery, key) is not None


def remember(session: Session, key: str, now: datetime) -> None:
    """Write something down that may be told twice."""
    if not taken(session, key):
        session.add(Delivery(key=key, at=now))


def forget_old(session: Session, now: datetime) -> None:
    """Drop what Slack will not repeat any more."""
    session.execute(delete(Delivery).where(Delivery.at < now - KEPT_FOR))
