"""Questions about reviews."""

from sqlmodel import Session, select

from bot.domain.review import Gap, Review, ThresholdReview


def of_incident(session: Session, incident_id: int) -> Review | None:
    """The review, once it was asked for."""
    return session.get(Review, incident_id)


def thresholds(session: Session, incident_id: int) -> dict[str, ThresholdReview]:
    """The answered thresholds by key."""
    rows = session.exec(select(ThresholdReview).where(ThresholdReview.incident_id == incident_id))
    return {row.threshold: row for row in rows}


def gaps(session: Session, incident_id: int) -> list[Gap]:
    """The gaps that were named, in that order."""
    return list(session.exec(select(Gap).where(Gap.incident_id == incident_id).order_by(Gap.id)))
