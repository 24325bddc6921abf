"""Questions about called teams and who joined."""

from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, select

from bot.domain.call import Call, Joined
from bot.domain.incident import Incident
from bot.store import incident as incidents

OF_INCIDENT = select(Call).where(Call.incident_id == bindparam("incident")).order_by(Call.wave, Call.id)
JOINED = select(Joined.person).where(Joined.incident_id == bindparam("incident"))


def get(session: Session, call_id: int) -> tuple[Call, Incident] | None:
    """The call, and its incident locked for this turn."""
    owner = session.exec(select(Call.incident_id).where(Call.id == call_id)).first()
    incident = owner and incidents.get(session, owner)
    return (session.get(Call, call_id), incident) if incident else None


def of_incident(session: Session, incident_id: int) -> list[Call]:
    """An incident's calls, wave by wave."""
    return list(session.exec(OF_INCIDENT, params={"incident": incident_id}))


def of_person(session: Session, incident_id: int, person: str) -> list[Call]:
    """The calls that brought this person (Slack user id) in."""
    return [call for call in of_incident(session, incident_id) if person in call.people]


def joined(session: Session, incident_id: int) -> set[str]:
    """Slack ids of those who showed to be there."""
    return set(session.exec(JOINED, params={"incident": incident_id}))


def join(session: Session, incident_id: int, person: str, now: datetime) -> bool:
    """Write down that this person shows to be there; False when that is known already."""
    if session.get(Joined, (incident_id, person)):
        return False
    incidents.get(session, incident_id)  # locked, so that two turns do not both write the row
    if session.get(Joined, (incident_id, person)):
        return False
    session.add(Joined(incident_id=incident_id, person=person, at=now))
    session.flush()
    return True
