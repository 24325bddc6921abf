"""The form for one of the three questions, and the offer to call a team an answer names."""

import json

from bot.domain.incident import Incident
from bot.domain.question import QUESTIONS
from bot.views import actions
from bot.views.blocks import field, modal, section, text_input
from bot.views.text import foreign


def form(found: Incident, key: str, answer: str, suggestion: list[dict] | None = None) -> dict:
    """One question, with what is known so far. `suggestion` are blocks that offer another wording, once."""
    kept = {"incident": found.id, "question": key, "suggested": bool(suggestion)}
    return modal(actions.ANSWER_QUESTION, found.reference, [
        *(suggestion or []),
        field("text", QUESTIONS[key], text_input(answer, lines=True, most=1500),
              hint="It shows on the card. You can change it later."),
    ], "Save", private_metadata=json.dumps(kept))


def offer_team(found: Incident, team: str, title: str) -> dict:
    """An answer names a team: it can be called with one more press."""
    return modal(actions.CALL_NAMED_TEAM, found.reference, [
        section(f"Saved. Your answer names *{foreign(title, 60)}*. Call {foreign(title, 60)} into {found.reference} now?"),
    ], "Call them", close="Not now", private_metadata=f"{found.id}:{team}")
