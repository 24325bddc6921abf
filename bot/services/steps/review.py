"""The review message: posted when an incident closes, drawn anew as answers come."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain import place
from bot.domain.incident import Incident
from bot.domain.review import Review, reviewed, unanswered
from bot.domain.threshold import WORRIED
from bot.store import incident as incidents
from bot.store import place as places
from bot.store import review as reviews
from bot.store import timer
from bot.views import review as view

if TYPE_CHECKING:
    from bot.domain.words import Words
    from bot.services.turn import Turn

REMIND = "review"  # timer kind
FINDS_ITS_MESSAGE = timedelta(minutes=2)  # an edit of a message Slack never took must not meet the next review


def fired(turn: "Turn", incident: Incident) -> list[str]:
    """Keys of the thresholds to be reviewed, each once, in the order they fired. A
    worry is not among them."""
    return reviewed(incidents.fired(turn.session, incident.id))


def left(turn: "Turn", incident: Incident) -> list[str]:
    """What is still asked for, in words."""
    review = reviews.of_incident(turn.session, incident.id)
    answered = reviews.thresholds(turn.session, incident.id)
    return unanswered(review, fired(turn, incident), answered, len(reviews.gaps(turn.session, incident.id)))


def ask(turn: "Turn", incident: Incident) -> None:
    """Ask for the three records where the incident ran, and remind later."""
    review = reviews.of_incident(turn.session, incident.id) or Review(incident_id=incident.id,
                                                                      asked_at=turn.now)
    review.reminders = 0  # also where it was closed before and taken up again
    turn.session.add(review)
    turn.session.flush()
    turn.say.post(incident.where, drawn(turn, incident), keeps=place.review(incident.id),
                  incident_id=incident.id)
    remind_later(turn, incident)


def rest(turn: "Turn", incident: Incident) -> None:
    """The incident goes on after all: nothing is asked until it closes again."""
    timer.cancel(turn.session, REMIND, incident.id)
    follow(turn, incident)


def follow(turn: "Turn", incident: Incident) -> None:
    """The review of an earlier close follows what became of its incident."""
    if reviews.of_incident(turn.session, incident.id):  # its message may still be on its way to Slack
        turn.say.update(place.review(incident.id), drawn(turn, incident),
                        expires_at=turn.now + FINDS_ITS_MESSAGE, incident_id=incident.id)


def remind_later(turn: "Turn", incident: Incident) -> None:
    """Look again after a while whether something is unanswered."""
    if not incident.drill:
        timer.put(turn.session, REMIND, turn.now + turn.playbook.review.remind_every, incident_id=incident.id,
                  because="the open records of the review are asked for")


def drawn(turn: "Turn", incident: Incident) -> "Words":
    """The review as it stands, as words; it waits where its incident was taken up again."""
    if incident.active:
        return view.waits(incident)
    return view.review(incident, turn.playbook, fired(turn, incident),
                       reviews.of_incident(turn.session, incident.id),
                       reviews.thresholds(turn.session, incident.id), reviews.gaps(turn.session, incident.id),
                       left(turn, incident), worried=worried(turn, incident))


def worried(turn: "Turn", incident: Incident) -> bool:
    """Whether somebody was worried and no threshold said so: a sign that one is missing."""
    return WORRIED in incidents.fired(turn.session, incident.id)


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
