"""Questions about roles and offers."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, literal, union_all
from sqlmodel import Session, col, select

from bot.domain.incident import ACTIVE, Incident
from bot.domain.role import Offer, OfferState, Role, Term
from bot.store import incident as incidents

CLOCKS_MAY_DIFFER = timedelta(seconds=10)  # between a message's time, which is Slack's, and ours

ROLES = select(Role).where(Role.incident_id == bindparam("incident"))
OFFERS = select(Offer).where(Offer.incident_id == bindparam("incident")).order_by(Offer.id)
LET_GO = select(Term.role, Term.person).where(Term.incident_id == bindparam("incident"))
REAL = select(Incident.id).where(col(Incident.state).in_(ACTIVE), col(Incident.drill).is_(False))
ELSEWHERE = REAL.where(Incident.id != bindparam("incident"))
BUSY = union_all(
    select(Role.holder, literal(True)).where(Role.incident_id.in_(ELSEWHERE), col(Role.holder).is_not(None)),
    select(Offer.person, literal(False)).where(Offer.incident_id.in_(ELSEWHERE), Offer.state == OfferState.OPEN),
)
STANDING_OPEN = select(Role.incident_id).where(
    Role.incident_id.in_(REAL), col(Role.holder).is_(None), col(Role.offer_id).is_(None)).distinct()


def get(session: Session, incident_id: int, name: str) -> Role | None:
    """One role of an incident; lock the incident first to change it."""
    return session.get(Role, (incident_id, name))


def of_incident(session: Session, incident_id: int) -> dict[str, Role]:
    """An incident's roles by name."""
    return {role.name: role for role in session.exec(ROLES, params={"incident": incident_id})}


def offer(session: Session, offer_id: int | None) -> Offer | None:
    """One offer, with its incident locked for this turn: two people may answer at the same moment."""
    owner = session.exec(select(Offer.incident_id).where(Offer.id == offer_id)).first()
    if owner is None:
        return None
    incidents.get(session, owner)
    return session.get(Offer, offer_id)


def offers(session: Session, incident_id: int) -> list[Offer]:
    """Every offer made in an incident, the oldest first."""
    return list(session.exec(OFFERS, params={"incident": incident_id}))


def open_offers(session: Session, incident_id: int) -> list[Offer]:
    """The offers that wait for an answer."""
    return [offer for offer in offers(session, incident_id) if offer.state == OfferState.OPEN]


def elsewhere(session: Session, besides: int) -> tuple[set[str], set[str]]:
    """Slack ids of people who hold a role in another open incident, and of those who are offered one there. A drill
    keeps nobody from an incident."""
    found = session.execute(BUSY, {"incident": besides}).all()
    return {person for person, holds in found if holds}, {person for person, holds in found if not holds}


def standing_open(session: Session) -> list[int]:
    """Open incidents with a role that nobody holds or is offered, in the order in which they are locked."""
    return sorted(session.exec(STANDING_OPEN))


def end_term(session: Session, role: Role, now: datetime) -> None:
    """The holder is about to change: write down from when until when this one held the role."""
    if role.holder:
        session.add(Term(incident_id=role.incident_id, role=role.name, person=role.holder, since=role.since, until=now))


def terms(session: Session, incident_id: int) -> list[Term]:
    """The times of those who held a role and let it go, the oldest first."""
    return list(session.exec(select(Term).where(Term.incident_id == incident_id).order_by(Term.since, Term.id)))


def let_go(session: Session, incident_id: int) -> set[tuple[str, str]]:
    """Roles, each with the Slack id of somebody who held it and does not want to be asked for it again."""
    return {(role, person) for role, person in session.exec(LET_GO, params={"incident": incident_id})}


def held_by(session: Session, incident_id: int, person: str, at: datetime) -> set[str]:
    """The names of the roles this person (Slack user id) held at that time."""
    begun = at + CLOCKS_MAY_DIFFER
    now = select(Role.name).where(Role.incident_id == incident_id, Role.holder == person, Role.since <= begun)
    then = select(Term.role).where(Term.incident_id == incident_id, Term.person == person, Term.since <= begun, Term.until >= at)
    return {*session.exec(now), *session.exec(then)}
