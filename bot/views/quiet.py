"""Asking whether a quiet incident goes on."""

from datetime import datetime

from bot.domain import place
from bot.domain.incident import Incident
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, section


def quiet(found: Incident, now: datetime, *, in_room: bool = False) -> Words:
    """For the commander, or `in_room` for everybody there."""
    where = "" if in_room else f" ({place.mention(place.room(found.id))})"
    words = (f"{incident.drill_mark(found)}{found.reference}{where} has been quiet for "
             f"{incident.since(found.active_at, now)}. Does it go on, or can it be closed?")
    number = str(found.id)
    return Words(words, [section(words), row(
        button("It goes on", actions.GOES_ON, number), button("Close", actions.CLOSE, number))])


def goes_on(found: Incident) -> Words:
    words = f"Thank you. {found.reference} goes on."
    return Words(words, [section(words)])
