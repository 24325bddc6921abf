"""Questions about called teams and who joined."""

from sqlmodel import Session, select

from bot.domain.call import Call, Joined


def of_incident(session: Session, incident_id: int) -> list[Call]:
    """An incident's calls, wave by wave."""
    return list(session.exec(select(Call).where(Call.incident_id == incident_id).order_by(Call.wave, Call.id)))


def joined(session: Session, incident_id: int) -> set[str]:
    """Slack ids of those who showed to be there."""
    return set(session.exec(select(Joined.person).where(Joined.incident_id == incident_id)))
