"""What is read when an incident ends."""

from datetime import datetime

from bot.domain import place
from bot.domain.incident import Incident, State
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, field, modal, section, text_input
from bot.views.text import clock, defused, foreign, plain_clock


def form(found: Incident, mitigated_at: datetime) -> dict:
    """Two facts, then the review follows."""
    when = {"type": "datetimepicker", "initial_date_time": int(mitigated_at.timestamp())}
    return modal(actions.CLOSE_FORM, f"Close {found.reference}", [
        field("mitigated", "When did the effect stop?", when),
        field("ended_by", "What ended it?", text_input(found.ended_by, lines=True, most=1500),
              hint="For example: the rollback of 4.2, the restart of the primary, it went away by itself."),
    ], "Close", private_metadata=f'{{"incident": {found.id}}}')


def announcement(found: Incident) -> Words:
    """The announcement, once it is over."""
    if found.private:
        words = "The private incident is over. Nobody has to do anything."
        return Words(words, [section(words)])
    ended = f" {foreign(found.ended_by, 500)}" if found.ended_by else ""
    words = (f"{found.reference} on *{foreign(found.service, 80)}* is {found.state}, after "
             f"{incident.since(found.opened_at, found.closed_at)}.{ended} Its channel: {place.mention(place.room(found.id))}")
    return Words(words, [section(words)])


def over(found: Incident) -> Words:
    """The last the stakeholders hear."""
    stopped = found.mitigated_at if found.state == State.CLOSED else found.closed_at
    words = f"{found.reference} ({defused(found.service, 80)}) is {found.state}; the effect stopped at"
    tail = f" {foreign(found.ended_by, 1000)}" if found.ended_by else ""
    return Words(f"{words} {plain_clock(stopped)}.{tail}", [section(f"{words} {clock(stopped)}.{tail}")])


def stood_down(found: Incident) -> Words:
    words = (f"{incident.drill_mark(found)}{found.reference} is stood down. Nothing more is asked of anybody. Thank you for "
             "raising it early: that is what thresholds are for.")
    return Words(words, [section(words), row(button("Take it up again", actions.REOPEN, str(found.id)))])


def reopened(found: Incident) -> Words:
    words = f"{incident.drill_mark(found)}{found.reference} is open again. Roles, thresholds and the log are as they were."
    return Words(words, [section(words)])
