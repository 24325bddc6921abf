"""Questions about timers."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import Session, or_, select

from bot.domain.timer import Timer
from bot.store import incident as incidents

ONE = select(Timer).where(
    Timer.kind == bindparam("kind"), Timer.incident_id == bindparam("incident"), Timer.key == bindparam("key"))
OF_INCIDENT = select(Timer).where(Timer.incident_id == bindparam("incident")).order_by(Timer.due_at)


def put(session: Session, kind: str, due_at: datetime, *, incident_id: int | None, key: str = "",
        because: str = "", facts: dict | None = None, new: bool = False) -> None:
    """Set the timer of this kind, incident and key; one that is already there moves to the new time. What is `new`
    is not looked for: what it belongs to was made in this turn, it was looked for just now, or it belongs to nothing."""
    timer = None if new else find(session, kind, incident_id, key)
    timer = timer or Timer(kind=kind, incident_id=incident_id, key=key, due_at=due_at)
    timer.due_at, timer.because, timer.facts, timer.claimed_until = due_at, because, facts or {}, None
    session.add(timer)


def find(session: Session, kind: str, incident_id: int, key: str = "") -> Timer | None:
    """The timer of this kind, incident and key, if one is set."""
    return session.exec(ONE, params={"kind": kind, "incident": incident_id, "key": key}).first()


def locked(session: Session, timer_id: int) -> Timer | None:
    """One timer, locked after its incident: in the order in which every turn takes them."""
    owner = session.exec(select(Timer.incident_id).where(Timer.id == timer_id)).first()
    if owner is not None:
        incidents.get(session, owner)
    return session.get(Timer, timer_id, with_for_update=True)


def cancel(session: Session, kind: str, incident_id: int, key: str | None = None) -> None:
    """Delete the timers of this kind and incident, or the one with `key`."""
    wanted = select(Timer).where(Timer.kind == kind, Timer.incident_id == incident_id)
    for timer in session.exec(wanted if key is None else wanted.where(Timer.key == key)):
        session.delete(timer)


def cancel_all(session: Session, incident_id: int) -> None:
    """Delete every timer of an incident."""
    for timer in of_incident(session, incident_id):
        session.delete(timer)


def of_incident(session: Session, incident_id: int) -> list[Timer]:
    """An incident's timers, the next one first."""
    return list(session.exec(OF_INCIDENT, params={"incident": incident_id}))


def end_claims(session: Session) -> None:
    """Timers that were claimed by a process that is gone may be claimed anew at once."""
    for timer in session.exec(select(Timer).where(Timer.claimed_until.is_not(None))):
        timer.claimed_until = None
        session.add(timer)


def claim_due(session: Session, now: datetime, lease: timedelta, limit: int = 50) -> list[Timer]:
    """Timers whose time has come, claimed for `lease` so that no other process takes them too."""
    due = select(Timer).where(Timer.due_at <= now, or_(Timer.claimed_until.is_(None), Timer.claimed_until <= now))
    timers = list(session.exec(due.order_by(Timer.due_at, Timer.id).limit(limit).with_for_update(skip_locked=True)))
    for timer in timers:
        timer.claimed_until = now + lease
        session.add(timer)
    return timers
