"""Questions about what Slack says of the roster's people."""

from datetime import datetime

from sqlmodel import Session, or_, select

from bot.domain.contact import Contact, Contacts
from bot.domain.playbook import Playbook

KNOWN = select(Contact.key, Contact.slack, Contact.active)


def contacts(session: Session, playbook: Playbook) -> Contacts:
    """Who of the playbook can be reached, as last looked up."""
    return Contacts(playbook, {key: slack if active else None for key, slack, active in session.exec(KNOWN)})


def names(session: Session) -> list[tuple[str | None, list[str]]]:
    """Of everybody looked up: the Slack user id, and the names Slack shows."""
    return [(slack, shown or []) for slack, shown in session.exec(select(Contact.slack, Contact.names))]


def mark_gone(session: Session, slack: str, now: datetime) -> None:
    """Write down that this Slack user has left; nothing is offered to them any more."""
    row = session.exec(select(Contact).where(or_(Contact.slack == slack, Contact.key == slack))).first()
    row = row or Contact(key=slack, slack=slack, checked_at=now)
    row.active, row.checked_at = False, now
    session.add(row)
    session.flush()
