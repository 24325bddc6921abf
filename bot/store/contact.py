"""Questions about what Slack says of the roster's people."""

from sqlmodel import Session, select

from bot.domain.contact import Contact, Contacts
from bot.domain.playbook import Playbook


def contacts(session: Session, playbook: Playbook) -> Contacts:
    """Who of the playbook can be reached, as last looked up."""
    return Contacts(playbook, {row.key: row for row in session.exec(select(Contact))})
