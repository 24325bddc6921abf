"""What Slack has delivered already. Slack repeats itself; each delivery is taken once."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, SQLModel

# With "Delayed Events" on, Slack repeats hourly for 24 hours (Events API, retries).
KEPT_FOR = timedelta(hours=25)
INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Delivery(SQLModel, table=True):
    """One delivery that was taken, by the id Slack gave it."""

    key: str = Field(primary_key=True)
    at: datetime = Field(index=True)


class Repeated(Exception):
    """This delivery was taken before; the turn is a quiet no-op."""


def take(session: Session, key: str, now: datetime) -> None:
    """Write the delivery down in this turn; raise Repeated when it was taken before. Where another process is about
    to take it, its turn is waited for."""
    if not _write(session, key, now):
        raise Repeated(key)


def taken(session: Session, key: str) -> bool:
    """Whether this was written down before."""
    return session.get(Delivery, key) is not None


def remember(session: Session, key: str, now: datetime) -> None:
    """Write something down that may be told twice."""
    _write(session, key, now)


def _write(session: Session, key: str, now: datetime) -> bool:
    """Whether this turn is the first to write it."""
    insert = INSERTS[session.get_bind().dialect.name](Delivery.__table__).values(key=key, at=now)
    return session.execute(insert.on_conflict_do_nothing().returning(Delivery.key)).first() is not None


def forget_old(session: Session, now: datetime) -> None:
    """Drop what Slack will not repeat any more."""
    session.execute(delete(Delivery).where(Delivery.at < now - KEPT_FOR))
