"""Everything the card of an incident is drawn from."""

from sqlmodel import Session, col, func, select

from bot.domain.card import Card
from bot.domain.decision import Entry, EntryKind
from bot.domain.playbook import Playbook
from bot.domain.question import QuestionAnswer
from bot.domain.role import OfferState
from bot.store import call, incident, place, role, timer, update


def read(session: Session, incident_id: int, playbook: Playbook) -> Card | None:
    """The card's facts as of this turn; None for an unknown incident."""
    found = incident.get(session, incident_id)
    if found is None:
        return None
    return Card(
        incident=found,
        firings=incident.firings(session, incident_id),
        roles=role.of_incident(session, incident_id),
        offers={offer.id: offer for offer in role.offers(session, incident_id) if offer.state == OfferState.OPEN},
        calls=call.of_incident(session, incident_id),
        joined=call.joined(session, incident_id),
        answers=answers(session, incident_id),
        timers=timer.of_incident(session, incident_id),
        places=place.of_incident(session, incident_id),
        playbook=playbook,
        decisions=_standing_decisions(session, incident_id),
        updated_at=update.last_written(session, incident_id),
    )


def answers(session: Session, incident_id: int) -> dict[str, str]:
    """The answers to the three questions so far, by question."""
    rows = session.exec(select(QuestionAnswer).where(QuestionAnswer.incident_id == incident_id))
    return {row.question: row.text for row in rows}


def _standing_decisions(session: Session, incident_id: int) -> int:
    standing = select(func.count()).select_from(Entry).where(
        Entry.incident_id == incident_id, Entry.kind == EntryKind.DECISION, col(Entry.withdrawn_at).is_(None))
    return session.exec(standing).one()
