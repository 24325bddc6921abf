"""What a service's objective says while an incident runs."""

from datetime import datetime, timedelta

from bot.domain import place
from bot.domain.duration import in_words
from bot.domain.incident import Incident
from bot.domain.words import Words
from bot.views.blocks import section
from bot.views.text import clock, ended, foreign, plain_clock


def half_used(found: Incident, ask: str, at: datetime) -> Words:
    """For the commander alone; `ask` is the sentence that is going to be true."""
    words = (f"{found.reference} ({place.mention(place.room(found.id))}): half of what the objective of "
             f"{foreign(found.service, 80)} allows is used. The rest is used up at")
    tail = f"and this threshold then fires by itself: {ended(foreign(ask))} Only you are told now."
    return Words(f"{words} {plain_clock(at)}, {tail}", [section(f"{words} {clock(at)}, {tail}")])


def signal(found: Incident, allowed: timedelta) -> str:
    """The signal of a threshold that fires by itself, as plain text."""
    whole = timedelta(minutes=round(allowed.total_seconds() / 60)) if allowed >= timedelta(minutes=2) else allowed
    return f"open for {in_words(whole)}, as long as the objective of {found.service} allows"
