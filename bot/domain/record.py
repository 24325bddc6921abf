"""The whole record of one incident, as the export reads it."""

from dataclasses import dataclass

from bot.domain.call import Call
from bot.domain.decision import EarlierWording, Entry
from bot.domain.incident import Firing, Incident
from bot.domain.review import Gap, Review, ThresholdReview
from bot.domain.role import Role
from bot.domain.update import Update


@dataclass(frozen=True)
class Record:
    """Everything that was written down."""

    incident: Incident
    firings: list[Firing]
    answers: dict[str, str]
    roles: dict[str, Role]
    calls: list[Call]
    entries: list[Entry]  # in the order they were written
    earlier: dict[int, list[EarlierWording]]  # entry id → what it said before
    updates: list[Update]
    review: Review | None
    thresholds: dict[str, ThresholdReview]
    gaps: list[Gap]
