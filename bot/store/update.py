"""Questions about updates."""

from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain.decision import Entry, EntryKind
from bot.domain.update import Update


def of_incident(session: Session, incident_id: int) -> list[Update]:
    """Everything that was written, snoozed or skipped, the oldest first."""
    return list(session.exec(select(Update).where(Update.incident_id == incident_id).order_by(Update.id)))


def last_written(session: Session, incident_id: int) -> datetime | None:
    """When the stakeholders last heard something."""
    wanted = select(Update.at).where(Update.incident_id == incident_id, Update.text != "")
    return session.exec(wanted.order_by(col(Update.id).desc())).first()


def last_decisions(session: Session, incident_id: int, most: int = 3) -> list[Entry]:
    """The newest decisions that stand, the oldest of them first."""
    wanted = select(Entry).where(Entry.incident_id == incident_id, Entry.kind == EntryKind.DECISION,
                                 col(Entry.withdrawn_at).is_(None)).order_by(col(Entry.number).desc())
    return list(session.exec(wanted.limit(most)))[::-1]
