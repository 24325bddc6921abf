"""The review message: posted when an incident closes, drawn anew as answers come."""

from typing import TYPE_CHECKING

from bot.domain import place
from bot.domain.incident import Incident
from bot.domain.review import Review, unanswered
from bot.store import incident as incidents
from bot.store import place as places
from bot.store import review as reviews
from bot.store import timer
from bot.views import review as view

if TYPE_CHECKING:
    from bot.services.turn import Turn

REMIND = "review"  # timer kind


def fired(turn: "Turn", incident: Incident) -> list[str]:
    """Threshold keys, each once, in the order they fired."""
    return list(dict.fromkeys(firing.threshold for firing in incidents.firings(turn.session, incident.id)))


def left(turn: "Turn", incident: Incident) -> list[str]:
    """What is still asked for, in words."""
    review = reviews.of_incident(turn.session, incident.id)
    answered = reviews.thresholds(turn.session, incident.id)
    return unanswered(review, fired(turn, incident), answered, len(reviews.gaps(turn.session, incident.id)))


def ask(turn: "Turn", incident: Incident) -> None:
    """Ask for the three records where the incident ran, and remind later."""
    if reviews.of_incident(turn.session, incident.id) is None:
        turn.session.add(Review(incident_id=incident.id, asked_at=turn.now))
        turn.session.flush()
    turn.say.post(place.room(incident.id), drawn(turn, incident), keeps=place.review(incident.id), incident_id=incident.id)
    remind_later(turn, incident)


def remind_later(turn: "Turn", incident: Incident) -> None:
    """Look again after a while whether something is unanswered."""
    if not incident.drill:
        timer.put(turn.session, REMIND, turn.now + turn.playbook.review.remind_every, incident_id=incident.id,
                  because="the open records of the review are asked for")


def drawn(turn: "Turn", incident: Incident):
    """The review as it stands, as words."""
    return view.review(incident, turn.playbook, fired(turn, incident), reviews.of_incident(turn.session, incident.id),
                       reviews.thresholds(turn.session, incident.id), reviews.gaps(turn.session, incident.id),
                       left(turn, incident))


def changed(turn: "Turn", incident: Incident) -> None:
    """An answer came or was amended: the message follows, and the review may be complete."""
    turn.session.flush()
    review = reviews.of_incident(turn.session, incident.id)
    complete = not left(turn, incident)
    review.completed_at = (review.completed_at or turn.now) if complete else None
    if complete:
        timer.cancel(turn.session, REMIND, incident.id)
    if places.named(turn.session, place.review(incident.id)):
        turn.say.update(place.review(incident.id), drawn(turn, incident), incident_id=incident.id)
