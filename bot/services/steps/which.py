"""Which incident somebody means: by its number, or by the channel it was typed in."""

import re
from typing import TYPE_CHECKING

from bot.domain import refusal
from bot.domain.incident import Incident
from bot.domain.text import from_slack, one_line
from bot.store import call as calls
from bot.store import incident as incidents
from bot.store import role as roles
from bot.views.text import foreign

if TYPE_CHECKING:
    from bot.services.turn import Turn

_NUMBER = re.compile(r"(?:inc|drill)?[-#\s]?(\d{1,9})", re.IGNORECASE)


def meant(turn: "Turn", words: str, channel: str | None, word: str, user: str | None = None) -> Incident:
    """The incident named in `words` ("INC-42", "42"), else the one `channel` belongs to.

    `word` is the sub-command, for the refusal that says how to name one. A private incident is only known in
    its own channel: elsewhere it does not exist. While it has none, or has lost it, `user` can name it if they were told of it.
    """
    if number := _NUMBER.fullmatch(words.strip()):
        found = incidents.get(turn.session, int(number[1]))
        if found is None or (found.private and not _known(turn, found, channel, user)):
            raise refusal.NoSuchIncident(reference=words.strip().upper(), command=turn.command)
        return found
    if words.strip():
        raise refusal.NoSuchIncident(reference=f'"{foreign(one_line(from_slack(words), 40))}"',
                                     command=turn.command)
    found = incidents.meant_in(turn.session, channel) if channel else None
    if found is None:
        raise refusal.NotAnIncidentChannel(command=turn.command, word=word, example=_newest(turn))
    return found


def _known(turn: "Turn", private: Incident, channel: str | None, user: str | None) -> bool:
    return private.channel == channel if private.channel else user in told(turn, private)


def told(turn: "Turn", incident: Incident) -> list[str]:
    """Slack ids of those who were told of it directly: whoever escalated, the called, those offered a role or
    holding one."""
    people = [person for call in calls.of_incident(turn.session, incident.id) for person in call.people]
    people += [offer.person for offer in roles.offers(turn.session, incident.id)]
    people += [role.holder for role in roles.of_incident(turn.session, incident.id).values() if role.holder]
    return list(dict.fromkeys([incident.responder, *people]))


def _newest(turn: "Turn") -> str:
    """The number somebody most likely wants to type; any number where nothing is open."""
    known = [incident.reference for incident in incidents.all_open(turn.session) if not incident.private]
    return known[-1] if known else "INC-42"


def numbered(turn: "Turn", number: int) -> Incident:
    """The incident of a button's value, locked; refused when it is over."""
    found = incidents.get(turn.session, number)
    if found is None:
        raise refusal.NoSuchIncident(reference=f"INC-{number}", command=turn.command)
    if not found.active:
        raise refusal.IncidentOver(reference=found.reference, state=found.state)
    return found
