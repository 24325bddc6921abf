"""What the next holder of a role needs to know."""

from sqlmodel import Session, col, select

from bot.domain.decision import Entry, EntryKind
from bot.domain.handoff import LAST_DECISIONS, HandOff
from bot.domain.playbook import Playbook
from bot.store import card


def read(session: Session, incident_id: int, role: str, holder: str, note: str, playbook: Playbook) -> HandOff:
    """The hand-off card's facts as of this turn. `note` is what the holder says is open, as plain text."""
    return HandOff(role=role, holder=holder, note=note, card=card.read(session, incident_id, playbook),
                   decisions=_last_decisions(session, incident_id))


def _last_decisions(session: Session, incident_id: int) -> list[Entry]:
    standing = select(Entry).where(
        Entry.incident_id == incident_id, Entry.kind == EntryKind.DECISION, col(Entry.withdrawn_at).is_(None))
    return list(session.exec(standing.order_by(col(Entry.number).desc()).limit(LAST_DECISIONS)))[::-1]
