"""What the roster knows about the names that appear in a message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .tokens import fold

PERSON, TEAM, BOT = "person", "team", "bot"


def _folded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names)


@dataclass(frozen=True)
class Names:
    """Names of the roster and the workspace, compared without regard to case and accents.

    `mentions` maps a Slack id (U…, S…) to "person", "team" or "bot"; an id that is not listed is taken by its
    first letter: S is a team, anything else a person.
    """

    people: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    mentions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def known_people(self) -> frozenset[str]:
        return _folded(self.people)

    @cached_property
    def known_teams(self) -> frozenset[str]:
        return _folded(self.teams)

    @cached_property
    def known_services(self) -> frozenset[str]:
        return _folded(self.services)

    def mentioned(self, slack_id: str) -> str:
        """The kind of whoever stands behind a Slack id: "person", "team" or "bot"."""
        return self.mentions.get(slack_id) or (TEAM if slack_id.startswith("S") else PERSON)
