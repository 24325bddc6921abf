"""How an incident, its thresholds and times read."""

from datetime import datetime

from bot.domain.escalation import choices
from bot.domain.incident import Firing, Incident
from bot.domain.playbook import Playbook
from bot.domain.threshold import WORRIED
from bot.views.text import defused, foreign

NO_CHANNEL_YET = "Its channel is not there yet."  # true as well where it never will be


def ask(playbook: Playbook, threshold: str) -> str:
    """A threshold's sentence; one the playbook has dropped meanwhile is named by its key."""
    return choices(playbook).get(threshold, threshold.replace("_", " "))


def asks(playbook: Playbook, thresholds: list[str]) -> str:
    """Several thresholds in one line, as plain text."""
    return "; ".join(_said(playbook, threshold) for threshold in thresholds)


def _said(playbook: Playbook, threshold: str) -> str:
    return "somebody is worried" if threshold == WORRIED else ask(playbook, threshold)


def risk(service: str, marked: bool) -> str:
    """The sentence an escalation says, always of this shape."""
    name = f"*{foreign(service, 80)}*" if marked else defused(service, 80)
    return f"The risk in {name} now requires broader coordination."


def drill_mark(incident: Incident) -> str:
    """Put before everything a drill says."""
    return "DRILL (practice, nothing is broken): " if incident.drill else ""


def fired(playbook: Playbook, firings: list[Firing], clock) -> list[str]:
    """The thresholds with their times, marked up; `clock` writes a time."""
    return [f"{foreign(_said(playbook, firing.threshold))} ({clock(firing.at)})" for firing in firings]


def since(start: datetime, end: datetime) -> str:
    """How long something took, in words: minutes below two hours, then hours."""
    minutes = max(0, round((end - start).total_seconds() / 60))
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60:02d} min"


def ahead(at: datetime, now: datetime) -> str:
    """How far ahead a time is, in words."""
    return f"in {since(now, at)}" if at > now else "now"
