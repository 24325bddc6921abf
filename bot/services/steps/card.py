"""Drawing an incident's card anew, where it differs from what stands in Slack."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain import place
from bot.domain.card import Card
from bot.store import place as places
from bot.store.card import read as read_facts
from bot.views import card as view

if TYPE_CHECKING:
    from bot.services.turn import Turn

REST = timedelta(seconds=0.4)  # edits that come close together become one call


def refresh(turn: "Turn", incident_id: int) -> None:
    """Edit the card if something on it has changed. A card that is not in Slack yet
    is left to its own outcome."""
    standing = places.named(turn.session, place.card(incident_id))
    read = standing and _read(turn, incident_id)
    if not read:
        return
    words = view.card(read)
    fingerprint = hashlib.sha256(json.dumps(words.payload(), sort_keys=True).encode()).hexdigest()
    if fingerprint != standing.shown:
        standing.shown = fingerprint
        turn.say.update(place.card(incident_id), words, needs=view.needed_places(read), rest=REST,
                        incident_id=incident_id, then="card_updated")


def post(turn: "Turn", incident_id: int, to: str, then: str, facts: dict | None = None,
         lane: str | None = None) -> None:
    """Post the card, anew or for the first time."""
    read = _read(turn, incident_id)
    turn.say.post(to, view.card(read), keeps=place.card(incident_id), needs=view.needed_places(read),
                  then=then,
                  facts=facts or {}, lane=lane, incident_id=incident_id)


def repost(turn: "Turn", incident_id: int) -> None:
    """Post the card anew, where the incident runs, and pin it."""
    places.forget(turn.session, place.card(incident_id))
    post(turn, incident_id, place.room(incident_id), then="card_posted")
    turn.say.pin(place.card(incident_id), incident_id=incident_id)


def _read(turn: "Turn", incident_id: int) -> Card | None:
    read = read_facts(turn.session, incident_id, turn.playbook)
    return read and replace(read, adviser=turn.adviser)
