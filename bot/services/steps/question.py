"""Keeping the answer to one of the three questions."""

from typing import TYPE_CHECKING

from bot.domain.incident import Incident
from bot.domain.question import QuestionAnswer

if TYPE_CHECKING:
    from bot.services.turn import Turn


def first(turn: "Turn", incident: Incident, question: str, text: str) -> None:
    """Keep the first answer, of an incident that is being opened."""
    turn.session.add(QuestionAnswer(incident_id=incident.id, question=question, text=text, at=turn.now))


def save(turn: "Turn", incident: Incident, question: str, text: str) -> None:
    """Keep the latest answer; the card shows it."""
    answer = turn.session.get(QuestionAnswer, (incident.id, question))
    if answer is None:
        first(turn, incident, question, text)
    else:
        answer.text, answer.at = text, turn.now
