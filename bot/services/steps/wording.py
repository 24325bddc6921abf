"""Holding a text against the wording check before it is public. It suggests; it never stands in the way."""

from bot.domain.playbook import Playbook
from bot.domain.suggestion import names_of, suggestion
from bot.domain.wording import Languages
from bot.domain.words import Words
from bot.views import wording as view


def suggest(playbook: Playbook, languages: Languages, text: str) -> Words | None:
    """What a form shows when `text` blames: `blocks` to put into the form, `text` the same in plain words; None when
    there is nothing to say. Reads nothing and writes nothing. Show it once: sent again unchanged, a text is taken."""
    found = suggestion(text, names_of(playbook), languages)
    return view.in_form(found) if found else None
