"""The three questions that lead, and their answers as they come."""

from datetime import datetime

from sqlmodel import Field, SQLModel

QUESTIONS = {
    "signal": "Which signal crossed this threshold?",
    "dependency": "Which dependency is slowing us down right now?",
    "expertise": "Which expertise is missing, leading us to widen the scope?",
}


class QuestionAnswer(SQLModel, table=True):
    """The latest answer to one of the questions in one incident."""

    incident_id: int = Field(foreign_key="incident.id", primary_key=True)
    question: str = Field(primary_key=True)  # key of QUESTIONS
    text: str  # plain text
    at: datetime
