"""The playbook: everything a team has written down beforehand, as one value."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from bot.domain.duration import Duration
from bot.domain.objective import Objective
from bot.domain.review_rules import ReviewRules
from bot.domain.roster import Person, RoleRule, Team
from bot.domain.slack_id import ChannelId
from bot.domain.threshold import MOST_THRESHOLDS, Severity, Threshold
from bot.domain.value import Value
from bot.domain.wave import WaveRule


class Service(Value):
    key: str
    team: str
    """Key of the team that owns it."""
    waves: tuple[WaveRule, ...] = ()
    """Whom an escalation calls, in order; the owning team alone where none are given."""
    objective: Objective | None = None
    channels: tuple[ChannelId, ...] = ()
    """Channels where the service is spoken of, besides its team's: an escalation typed there means it."""

    @field_validator("waves")
    @classmethod
    def _in_order(cls, waves: tuple[WaveRule, ...]) -> tuple[WaveRule, ...]:
        latest = timedelta(0)
        for number, wave in enumerate(waves, start=1):
            if wave.after is not None and wave.when is None and wave.after < latest:
                raise PydanticCustomError(
                    "wave_order",
                    "wave {number} would go out before the one above it; expected waves in the order they go out",
                    {"number": number},
                )
            latest = wave.after if wave.after is not None and wave.when is None else latest
        return waves


class Playbook(Value):
    """All dicts keep the order of the YAML; severities stand most severe first."""

    thresholds: Annotated[dict[str, Threshold], Field(min_length=1, max_length=MOST_THRESHOLDS)]
    severities: Annotated[dict[str, Severity], Field(min_length=1)]
    people: Annotated[dict[str, Person], Field(min_length=1)]
    teams: Annotated[dict[str, Team], Field(min_length=1)]
    roles: Annotated[dict[str, RoleRule], Field(min_length=1)]
    services: Annotated[dict[str, Service], Field(min_length=1)]
    announce: ChannelId | None = None
    """Channel that hears of every escalation that is not private."""
    stakeholders: tuple[ChannelId, ...] = ()
    """Channels the written updates go to."""
    admins: tuple[str, ...] = ()
    """Keys of the people who may close an incident or move a role they do not hold."""
    quiet_after: Duration = timedelta(hours=2)
    """After this long without a word the bot says that the incident has been quiet."""
    remind_before: Duration = timedelta(minutes=5)
    """How long before an update is due comms is asked for it."""
    language: Annotated[str | None, Field(pattern=r"^[a-z]{2}$")] = None
    """The language people write in; without it each message's own is recognised."""
    review: ReviewRules = ReviewRules()

    def team_of(self, service_key: str | None) -> str | None:
        """Key of the team that owns the service; None for no or an unknown service."""
        service = self.services.get(service_key) if service_key else None
        return service.team if service else None

    def service_for_channel(self, channel_id: str) -> str | None:
        """The one service spoken of in this channel; None where there is none or more than one."""
        named = [key for key, service in self.services.items() if channel_id in service.channels]
        owned = [
            key for key, service in self.services.items() if self.teams[service.team].channel == channel_id
        ]
        found = named or owned
        return found[0] if len(found) == 1 else None

    def default_severity(self, threshold_keys: Iterable[str] = ()) -> str:
        """Key of the most severe severity the ticked thresholds preset; the middle one where none presets any.

        A threshold without a severity, WORRIED too, counts as the middle one, so that a further tick never
        lowers what is preset.
        """
        order = list(self.severities)
        middle = order[len(order) // 2]
        ticked = (self.thresholds.get(key) for key in threshold_keys)
        preset = [(threshold and threshold.severity) or middle for threshold in ticked]
        return min(preset, key=order.index, default=middle)

    def update_lead(self, severity_key: str) -> timedelta:
        """How long before it is due an update is asked for: never more than half of the rhythm."""
        return min(self.remind_before, self.severities[severity_key].update_every / 2)
