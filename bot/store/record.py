"""The whole record of one incident, for the export."""

from sqlmodel import Session, col, select

from bot.domain.decision import EarlierWording, Entry
from bot.domain.record import Record
from bot.store import call, card, incident, review, role, update


def read(session: Session, incident_id: int) -> Record | None:
    """None for an unknown incident."""
    found = incident.get(session, incident_id)
    if found is None:
        return None
    entries = list(session.exec(select(Entry).where(Entry.incident_id == incident_id).order_by(Entry.at, Entry.ts)))
    return Record(
        incident=found, earlier_ends=incident.earlier_ends(session, incident_id),
        firings=incident.firings(session, incident_id), answers=card.answers(session, incident_id),
        roles=role.of_incident(session, incident_id), terms=role.terms(session, incident_id), calls=call.of_incident(session, incident_id),
        entries=entries, earlier=_earlier(session, [entry.id for entry in entries]),
        updates=update.of_incident(session, incident_id), review=review.of_incident(session, incident_id),
        thresholds=review.thresholds(session, incident_id), gaps=review.gaps(session, incident_id),
    )


def _earlier(session: Session, entries: list[int]) -> dict[int, list[EarlierWording]]:
    found: dict[int, list[EarlierWording]] = {}
    wordings = select(EarlierWording).where(col(EarlierWording.entry_id).in_(entries)).order_by(EarlierWording.id)
    for wording in session.exec(wordings):
        found.setdefault(wording.entry_id, []).append(wording)
    return found
