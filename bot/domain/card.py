"""What the pinned card shows: the incident at a glance."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.call import Call
from bot.domain.incident import Firing, Incident
from bot.domain.playbook import Playbook
from bot.domain.role import Offer, Role
from bot.domain.timer import Timer


@dataclass(frozen=True)
class Card:
    """Everything the card is drawn from, read in one turn."""

    incident: Incident
    firings: list[Firing]
    roles: dict[str, Role]
    offers: dict[int, Offer]  # the open ones, by id
    calls: list[Call]
    joined: set[str]  # Slack ids
    answers: dict[str, str]  # question key → plain text
    timers: list[Timer]
    places: set[str]  # remembered names of this incident that are in Slack by now
    playbook: Playbook
    decisions: int = 0  # how many stand
    updated_at: datetime | None = None  # when the stakeholders last heard something
    adviser: str = ""  # "model at host" of the language model that reads along, where there is one
