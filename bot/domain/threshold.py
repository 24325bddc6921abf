"""Thresholds: the sentences that, when true, say "widen the circle now", and the severities they preset."""

from typing import Annotated

from pydantic import Field

from bot.domain.duration import Duration
from bot.domain.slack_id import LONGEST_OPTION
from bot.domain.value import Value

WORRIED = "worried"
"""Key of "None of these, and I am worried". Always on offer and never written in a playbook."""

OBJECTIVE_AT_RISK = "objective_at_risk"
"""The threshold a service's objective fires by itself, where a playbook has one of that key."""

MOST_THRESHOLDS = 9
"""Slack's checkboxes take ten options; one of them is WORRIED."""


class Severity(Value):
    key: str
    update_every: Duration
    """How often the stakeholders hear something."""


class Threshold(Value):
    key: str
    ask: Annotated[str, Field(min_length=1, max_length=LONGEST_OPTION)]
    """The sentence a responder reads and ticks."""
    severity: str | None = None
    """Key of the severity this threshold presets; without it the playbook's middle one."""
