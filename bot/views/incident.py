"""How an incident, its thresholds and times read."""

from datetime import datetime

from bot.domain.escalation import choices
from bot.domain.incident import Firing, Incident
from bot.domain.playbook import Playbook
from bot.domain.threshold import WORRIED
from bot.views.text import defused, ended, foreign

NOT_THERE_YET = "The channel is not there yet: it follows, or somebody writes to you."


def ask(playbook: Playbook, threshold: str) -> str:
    """A threshold's sentence; one the playbook has dropped meanwhile is named by its key."""
    return choices(playbook).get(threshold, threshold.replace("_", " "))


def asks(playbook: Playbook, thresholds: list[str]) -> str:
    """Several thresholds in one line, as plain text."""
    return "; ".join(_said(playbook, threshold) for threshold in thresholds)


def _said(playbook: Playbook, threshold: str) -> str:
    return "Somebody is worried" if threshold == WORRIED else ask(playbook, threshold)


def risk(found: Incident, marked: bool) -> str:
    """The sentence an escalation says, always of this shape; true of what is over, too."""
    name = f"*{foreign(found.service, 80)}*" if marked else defused(found.service, 80)
    return f"The risk in {name} {'now requires' if found.active else 'required'} broader coordination."


def drill_mark(incident: Incident) -> str:
    """Put before everything a drill says."""
    return "DRILL (practice, nothing is broken): " if incident.drill else ""


def practice(incident: Incident) -> str:
    """The same after a drill's number, where lines stand one below the other."""
    return " (practice)" if incident.drill else ""


def fired(playbook: Playbook, firings: list[Firing], clock) -> list[str]:
    """The thresholds with their times, marked up; `clock` writes a time."""
    return [f"{foreign(_said(playbook, firing.threshold))} ({clock(firing.at)})" for firing in firings]


def cause(found: Incident, most: int = 500) -> str:
    """What ended it, as a sentence that follows another; empty where nobody said."""
    return f" What ended it: {ended(foreign(found.ended_by, most))}" if found.ended_by else ""


def since(start: datetime, end: datetime) -> str:
    """How long something took, in words: minutes below an hour, hours below two days, then days."""
    minutes = max(0, round((end - start).total_seconds() / 60))
    if minutes < 60:
        return f"{minutes} min" if minutes else "less than a minute"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes:02d} min" if minutes else f"{hours} h"
    days, hours = divmod(hours, 24)
    return f"{days} days {hours} h" if hours else f"{days} days"


def ahead(at: datetime, now: datetime) -> str:
    """How far ahead a time is, in words."""
    return f"in {since(now, at)}" if at > now else "now"
