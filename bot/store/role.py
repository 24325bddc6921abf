"""Questions about roles and offers."""

from sqlmodel import Session, col, select

from bot.domain.incident import ACTIVE, Incident
from bot.domain.role import Offer, OfferState, Role


def of_incident(session: Session, incident_id: int) -> dict[str, Role]:
    """An incident's roles by name."""
    return {role.name: role for role in session.exec(select(Role).where(Role.incident_id == incident_id))}


def offers(session: Session, incident_id: int) -> list[Offer]:
    """Every offer made in an incident, the oldest first."""
    return list(session.exec(select(Offer).where(Offer.incident_id == incident_id).order_by(Offer.id)))


def busy(session: Session, besides: int) -> set[str]:
    """Slack ids of people who hold a role, or are offered one, in another open incident."""
    elsewhere = select(Incident.id).where(col(Incident.state).in_(ACTIVE), Incident.id != besides)
    held = session.exec(select(Role.holder).where(Role.incident_id.in_(elsewhere), col(Role.holder).is_not(None)))
    offered = session.exec(select(Offer.person).where(Offer.incident_id.in_(elsewhere), Offer.state == OfferState.OPEN))
    return {*held, *offered}
