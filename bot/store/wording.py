"""Questions about who wants notes about wording, and how often a rule was wrong. Never about what anybody wrote."""

from sqlmodel import Session, col, select

from bot.domain.suggestion import Preference, RuleCount


def wants_notes(session: Session, person: str) -> bool:
    """Whether this person (Slack user id) is shown notes: yes until they turn them off."""
    chosen = session.get(Preference, person)
    return chosen is None or chosen.notes


def turn_notes(session: Session, person: str, on: bool) -> None:
    """Keep what this person chose."""
    chosen = session.get(Preference, person) or Preference(person=person)
    chosen.notes = on
    session.add(chosen)


def count_not_blame(session: Session, rule: str, kind: str) -> None:
    """One more time somebody said that what this rule found was not blame."""
    counted = session.get(RuleCount, (rule, kind), with_for_update=True) or RuleCount(rule=rule, kind=kind)
    counted.count += 1
    session.add(counted)


def not_blame(session: Session, most: int = 5) -> list[RuleCount]:
    """The rules whose notes were most often answered with "this was not blame"."""
    wanted = select(RuleCount).order_by(col(RuleCount.count).desc(), RuleCount.rule, RuleCount.kind)
    return list(session.exec(wanted.limit(most)))
