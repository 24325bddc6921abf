"""Calibration, and the sentence for a pattern that comes back."""

from bot.domain import place
from bot.domain.calibration import ENOUGH, OFTEN, WITHIN, Calibration
from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.threshold import WORRIED
from bot.domain.words import Words
from bot.views import incident
from bot.views.blocks import context, section
from bot.views.text import MOST_MESSAGE, cut_marked, foreign

SHOWN = 20


def calibration(figures: list[Calibration], playbook: Playbook, command: str) -> Words:
    """One paragraph a threshold and service."""
    if not figures:
        words = f"Nothing has fired yet. After a review, `{command} calibration` says whether thresholds fire in the right place."
        return Words(words, [section(words)])
    lines = [_line(one, playbook) for one in figures[:SHOWN]]
    note = f"No advice below {ENOUGH} reviews. Drills are not counted, and nothing here is about people."
    return Words(cut_marked("\n".join([*lines, note]), MOST_MESSAGE), [*map(section, lines), context(note)])


def _line(one: Calibration, playbook: Playbook) -> str:
    fits = ", ".join(f"{count} {fit}" for fit, count in one.fits.most_common()) or "none answered yet"
    words = [f"*{foreign(one.service, 80)}*: {foreign(incident.asks(playbook, [one.threshold]))}.",
             f"Fired {_count(one.fired, 'time')}; {_count(one.reviews, 'review')}: {fits}."]
    words += [f"Firing earlier would have saved {one.minutes} min."] if one.minutes else []
    words += [f"Gaps: {', '.join(f'{count} {foreign(kind, 60)}' for kind, count in one.gaps.most_common())}."] if one.gaps else []
    words += ["Each is a sign that a threshold is missing."] if one.threshold == WORRIED else [one.advice() or ""]
    return " ".join(word for word in words if word)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def recurring(found: Incident, threshold: str, playbook: Playbook) -> Words:
    """Asks the owning team for one review of the pattern."""
    words = (f"*{foreign(found.service, 80)}*: this threshold has fired {OFTEN} times in {WITHIN.days} days, now in "
             f"{found.reference} ({place.mention(place.room(found.id))}): {foreign(incident.asks(playbook, [threshold]))}. "
             "One review of the pattern may be worth more than three of the single cases.")
    return Words(words, [section(words)])
