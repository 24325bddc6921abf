"""Updates: what comms tells the stakeholders, in the rhythm of the severity."""

from datetime import datetime

from sqlmodel import Field, SQLModel

LONGEST = 2900  # characters; a section of a message holds 3,000


class Update(SQLModel, table=True):
    """One update that was written, snoozed or skipped. Which of them is written down too."""

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    at: datetime
    text: str = ""  # plain text; empty when snoozed or skipped
    skipped: bool = False
    snoozed_until: datetime | None = None


def draft(asks: str, since: datetime, signal: str, state: str, decisions: list[str]) -> str:
    """A first text made of facts alone: threshold, impact, state, last decisions. `since` is UTC."""
    lines = [
        f"{asks} (since {since:%d %b %H:%M} UTC).",
        f"What is seen: {signal}" if signal else "",
        "The effect has stopped; we keep watching." if state == "mitigated" else "Work on it goes on.",
        *(f"Decided: {decision}" for decision in decisions if decision),
    ]
    return "\n".join(line for line in lines if line)[:LONGEST]
