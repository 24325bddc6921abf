"""Questions about many incidents at once. Drills are outside all figures; private ones never leave their channel."""

from datetime import datetime

from sqlmodel import Session, col, select

from bot.domain.incident import Firing, Incident
from bot.domain.review import Gap, Review, ThresholdReview


def fired(session: Session, service: str | None = None) -> list[tuple[int, str, str]]:
    """(incident id, service, threshold key) of everything that fired."""
    wanted = select(Incident.id, Incident.service, Firing.threshold).join(Firing, Firing.incident_id == Incident.id).where(
        col(Incident.drill).is_(False), col(Incident.private).is_(False))
    return [tuple(row) for row in session.exec(wanted.where(Incident.service == service) if service else wanted)]


def answers(session: Session) -> list[ThresholdReview]:
    """Every answered threshold."""
    return list(session.exec(select(ThresholdReview)))


def gaps(session: Session) -> list[tuple[int, str]]:
    """(incident id, kind) of every gap."""
    return [tuple(row) for row in session.exec(select(Gap.incident_id, Gap.kind))]


def missing(session: Session, service: str | None = None, most: int = 5) -> list[tuple[Incident, str]]:
    """Sentences that reviews missed among the thresholds, the latest first, each with its incident."""
    wanted = select(Incident, Review.missing).join(Review, Review.incident_id == Incident.id).where(
        Review.missing != "", col(Incident.drill).is_(False), col(Incident.private).is_(False))
    narrowed = wanted.where(Incident.service == service) if service else wanted
    return [tuple(row) for row in session.exec(narrowed.order_by(col(Incident.id).desc()).limit(most))]


def fired_since(session: Session, service: str, threshold: str, since: datetime, severities: list[str]) -> list[Incident]:
    """The incidents of these severities on the service that had this threshold fire since then, the oldest first."""
    fired = select(Firing.incident_id).where(Firing.threshold == threshold)
    wanted = select(Incident).where(
        col(Incident.id).in_(fired), Incident.service == service, Incident.opened_at >= since,
        col(Incident.drill).is_(False), col(Incident.private).is_(False), col(Incident.severity).in_(severities))
    return list(session.exec(wanted.order_by(col(Incident.id))))
