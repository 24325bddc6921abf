"""Updates: what comms tells the stakeholders, in the rhythm of the severity."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class Update(SQLModel, table=True):
    """One update that was written, or skipped."""

    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    at: datetime
    text: str = ""
    skipped: bool = False  # nobody wrote it, on purpose; that is written down too
    snoozed_until: datetime | None = None
