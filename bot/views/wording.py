"""The private note about wording, and the same suggestion inside a form."""

import json

from bot.domain.suggestion import Suggestion
from bot.domain.words import Words
from bot.views import actions
from bot.views.blocks import MOST_VALUE, button, confirm, context, section
from bot.views.blocks import actions as row
from bot.views.notice import sentence
from bot.views.text import foreign, quoted

MOST_WORDING = 2800  # leaves room in a section for what stands around it
LEADS = {
    True: "The same facts as a question about the system:",
    False: "A question about the system that may bring more:",
}


def in_form(found: Suggestion) -> Words:
    """The suggestion above a form's fields."""
    lead = f"Before this is public. {LEADS[bool(found.wording)]}"
    rest = f"{_why(found)} Change it or send it as it is: both are fine."
    return Words(f"{lead} {foreign(_said(found), MOST_WORDING)} {rest}",
                 [section(f"{lead}\n{quoted(_said(found), MOST_WORDING)}"), context(rest)])


def note(found: Suggestion, thread: str | None) -> Words:
    """The note only its reader sees. `thread` is the parent's ts of the thread it belongs to."""
    lead = f"Only you see this. {LEADS[bool(found.wording)]}"
    return Words(f"{lead} {foreign(_said(found), MOST_WORDING)} {_why(found)}",
                 [section(f"{lead}\n{quoted(_said(found), MOST_WORDING)}"), context(_why(found)),
                  row(*_buttons(found, thread))])


def _why(found: Suggestion) -> str:
    return foreign(found.why, 500)


def _said(found: Suggestion) -> str:
    return found.wording or found.question


def _buttons(found: Suggestion, thread: str | None) -> list[dict]:
    return [
        *_post_button(found, thread),
        button("Keep mine", actions.KEEP_MINE),
        button("This was not blame", actions.NOT_BLAME, f"{found.kind}:{found.rule}"),
        button("Turn these notes off", actions.NOTES_OFF),
    ]


def _post_button(found: Suggestion, thread: str | None) -> list[dict]:
    """The wording travels in the button alone; one that does not fit is left to copy and paste."""
    value = json.dumps({"wording": found.wording and _said(found), "thread": thread}, ensure_ascii=False)
    if not found.wording or len(value) > MOST_VALUE:
        return []
    sure = confirm("Post this wording?", "Muster posts it here, for everybody, without your name. Your own message "
                   "stays as it is; you can edit or delete it.", "Post it")
    return [button("Post this wording", actions.POST_WORDING, value, confirm=sure)]


def posted(wording: str) -> Words:
    """The wording, for everybody."""
    return Words(foreign(wording, MOST_WORDING), [section(foreign(wording, MOST_WORDING))])


def turned(on: bool, command: str) -> Words:
    """The answer to turning notes on or off."""
    if on:
        return sentence(f"Private notes about wording are on for you. `{command} notes off` turns them off.")
    return sentence(f"Private notes about wording are off for you. `{command} notes on` turns them on again.")
