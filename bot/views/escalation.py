"""What is read when somebody escalates: the announcement, the thanks, a threshold that fired later."""

import json

from bot.domain import place
from bot.domain.escalation import Typed
from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import MOST_VALUE, button, section
from bot.views.blocks import actions as row
from bot.views.text import cut, ended, foreign

COMING = "The channel is not there yet: it follows, or you are told what to do by hand."


def announcement(found: Incident, playbook: Playbook, thresholds: list[str]) -> Words:
    """The public sentence. A private incident names no service, signal or person."""
    if found.private:
        words = "A private incident is open. The people it needs are being called; nobody else has to do anything."
        return Words(words, [section(words)])
    words = f"{incident.risk(found, marked=True)} {_understood(found, playbook, thresholds)}"
    where = f"{found.reference}: {place.mention(place.room(found.id))}"
    return Words(f"{words} {where}", [section(words), section(where)])


def _understood(found: Incident, playbook: Playbook, thresholds: list[str]) -> str:
    """Which thresholds fired, and what showed it."""
    said = f"{'Threshold' if len(thresholds) == 1 else 'Thresholds'}: {foreign(incident.asks(playbook, thresholds))}."
    return said + (f" Signal: {ended(foreign(found.signal, 500))}" if found.signal else "")


def thanks(found: Incident, playbook: Playbook, thresholds: list[str], *, with_channel: bool = True) -> Words:
    """Said privately to whoever escalated, with what was understood of their words."""
    where = f"{place.mention(place.room(found.id))} is where it goes on." if with_channel else COMING
    quiet = "Nobody outside it is told." if found.drill else (
        "The threshold decided: your name is not part of the announcement.")
    words = (f"{incident.drill_mark(found)}Thank you for raising this early. {found.reference} is open. {where} {quiet}"
             + ("" if found.private else f" {_understood(found, playbook, thresholds)}"))
    return Words(words, [section(words)])


def added(found: Incident, playbook: Playbook, thresholds: list[str], *, with_channel: bool = True,
          here: bool = False) -> Words:
    """Said privately to whoever added a threshold; `here` in the incident's own channel."""
    where = place.mention(place.room(found.id)) if with_channel else "its channel"
    said = (f"Thank you. Added to {found.reference}: {foreign(incident.asks(playbook, thresholds))}."
            if thresholds else
            f"Thank you. {found.reference} has that on its card already.")
    words = said if here else f"{said} It goes on in {where}."
    return Words(words, [section(words)])


def fired_later(found: Incident, playbook: Playbook, thresholds: list[str], signal: str) -> Words:
    """Said in the incident's channel when another threshold fires, or one that fired
    before shows in another signal."""
    lead = "Another threshold fired" if len(thresholds) == 1 else "More thresholds fired"
    fired = f"{lead}: {foreign(incident.asks(playbook, thresholds))}." if thresholds else ""
    seen = f"{'Signal' if fired else 'Another signal'}: {ended(foreign(signal, 500))}" if signal else ""
    words = incident.drill_mark(found) + " ".join(filter(None, [fired, seen]))
    return Words(words, [section(words)])


def open_already(existing: Incident, said: Typed) -> Words:
    """One is open on the service: a choice instead of a second incident."""
    words = (f"{existing.reference} is already open on *{foreign(existing.service, 80)}*. One incident keeps everybody "
             "in one place.")
    value = _value(existing, said)
    return Words(words, [section(words), row(
        button(f"Add it to {existing.reference}", actions.ADD_TO_OPEN, value, style="primary"),
        button("Open a separate incident", actions.OPEN_SEPARATE, value))])


def _value(existing: Incident, said: Typed) -> str:
    """What was typed, for the button that is pressed. In JSON a quote or a line break takes two characters."""
    packed = {"incident": existing.id, "service": said.service, "thresholds": list(said.thresholds), "signal": ""}
    room = (MOST_VALUE - len(json.dumps(packed, ensure_ascii=False))) // 2
    return json.dumps(packed | {"signal": cut(said.signal, room)}, ensure_ascii=False)
