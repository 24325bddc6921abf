"""Holding a text against the wording check. It suggests; it never stands in the way."""

from typing import TYPE_CHECKING

from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.suggestion import names_of, suggestion
from bot.domain.wording import Languages
from bot.domain.words import Words
from bot.store import timer
from bot.store import wording as wordings
from bot.views import wording as view

if TYPE_CHECKING:
    from bot.services.turn import Turn

NOTE_REST = "note_rest"  # timer kind: while it stands, this person gets no further note in this incident


def suggest(playbook: Playbook, languages: Languages, text: str) -> Words | None:
    """What a form shows when `text` blames: `blocks` to put into the form, `text` the same in plain words; None when
    there is nothing to say. Reads nothing and writes nothing. Show it once: sent again unchanged, a text is taken."""
    found = suggestion(text, names_of(playbook), languages)
    return view.in_form(found) if found else None


def wanted(turn: "Turn", incident: Incident, person: str) -> bool:
    """Whether a note may go to this person (Slack user id) now."""
    resting = timer.find(turn.session, NOTE_REST, incident.id, person)
    return (resting is None or resting.due_at <= turn.now) and wordings.wants_notes(turn.session, person)
