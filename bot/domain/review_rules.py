"""How a team reviews: when the three records are asked for again, and what they may say."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from bot.domain.duration import Duration
from bot.domain.value import Value

GAP_KINDS = ("runbook", "alert", "ownership")


class ReviewRules(Value):
    remind_every: Duration = timedelta(days=1)
    """How long an unanswered record rests before it is asked for again."""
    max_reminders: Annotated[int, Field(ge=0, le=20)] = 3
    gap_kinds: Annotated[tuple[str, ...], Field(min_length=1, max_length=10)] = GAP_KINDS
    names_in_export: bool = False
    """Whether the exported review names people; without it, roles only."""
