"""The private suggestion: a blaming text put as a question about the system, and what is remembered of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Field, SQLModel

from bot.domain.playbook import Playbook
from bot.domain.wording import Finding, Languages, Names, find, reframe

REST = timedelta(minutes=10)  # at most one note per person and incident in this time
MOST_CHECKED = 3000  # characters of a text that are looked at; what follows is left alone


class Preference(SQLModel, table=True):
    """What one person has chosen about the bot."""

    person: str = Field(primary_key=True)  # Slack user id
    notes: bool = True  # whether private notes about wording come


class RuleCount(SQLModel, table=True):
    """How often a rule's note was answered with "this was not blame". Never whose note, nor what it said."""

    rule: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    count: int = 0


@dataclass(frozen=True)
class Suggestion:
    """What a note or a form shows. `wording` is None where the question stands alone."""

    rule: str
    kind: str
    wording: str | None
    question: str
    why: str


def suggestion(text: str, names: Names, languages: Languages) -> Suggestion | None:
    """What can be said instead of `text`; None for a text that does not blame.

    `text` is as Slack sends it, or plain; the wording is of the same kind.
    """
    findings = find(checked_part(text), names, languages)
    return worded(text, findings, names, languages) if findings else None


def worded(text: str, findings: Sequence[Finding], names: Names, languages: Languages) -> Suggestion:
    """What can be said instead of `text`, in which these sentences blame (at least one of them)."""
    leading = max(findings, key=lambda finding: finding.score)
    reframing = reframe(text, findings, names, languages)
    return Suggestion(leading.rule, leading.kind, reframing.wording, reframing.question, reframing.why)


def checked_part(text: str) -> str:
    """The beginning of a long text, cut between two words."""
    if len(text) <= MOST_CHECKED:
        return text
    return text[:MOST_CHECKED].rsplit(maxsplit=1)[0]


def names_of(playbook: Playbook, bot_user: str = "") -> Names:
    """Whom and what the roster knows, so that a service's name is not taken for a person's."""
    teams = {key for key in playbook.teams} | {team.title for team in playbook.teams.values()}
    people = frozenset(playbook.people)
    return Names(people=people, teams=frozenset(teams) - people, services=frozenset(playbook.services),
                 mentions={bot_user: "bot"} if bot_user else {})
