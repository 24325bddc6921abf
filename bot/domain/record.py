"""The whole record of one incident, as the export reads it."""

from dataclasses import dataclass

from bot.domain.call import Call
from bot.domain.decision import EarlierWording, Entry
from bot.domain.incident import EarlierEnd, Firing, Incident
from bot.domain.review import Gap, Review, ThresholdReview
from bot.domain.role import Role, Term
from bot.domain.update import Update


@dataclass(frozen=True)
class Record:
    """Everything that was written down."""

    incident: Incident
    earlier_ends: list[EarlierEnd]  # in their order
    firings: list[Firing]
    answers: dict[str, str]
    roles: dict[str, Role]
    terms: list[Term]  # of holders who let a role go, in their order
    calls: list[Call]
    entries: list[Entry]  # in the order they were written
    earlier: dict[int, list[EarlierWording]]  # entry id → what it said before
    updates: list[Update]
    review: Review | None
    thresholds: dict[str, ThresholdReview]
    gaps: list[Gap]
