"""What a service promises, and how long an incident may last before the promise is used up."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from bot.domain.duration import Duration
from bot.domain.value import Value

HALF = "objective_half"  # timer kind: half of what the objective allows is used
USED = "objective_used"  # timer kind: all of it is
FOR_THE_COMMANDER = (HALF, USED)  # when these fall due is told to nobody else


class Objective(Value):
    """`target` percent of `window` without customer impact, for example 99.9 over 30 days."""

    target: Annotated[Decimal, Field(gt=0, lt=100)]
    window: Duration

    @property
    def allowed(self) -> timedelta:
        """The time the objective allows to be bad in one window: 99.9 over 30 days is 43.2 minutes."""
        window = Decimal(self.window // timedelta(microseconds=1))
        return timedelta(microseconds=int(window * (100 - self.target) / 100))


def half_used_at(objective: Objective, began: datetime) -> datetime:
    """When an incident that began then has used half of what the objective allows."""
    return began + objective.allowed / 2


def used_up_at(objective: Objective, began: datetime) -> datetime:
    """When an incident that began then has used all of what the objective allows."""
    return began + objective.allowed
