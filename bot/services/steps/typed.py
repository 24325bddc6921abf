"""Reading the words after the command."""

from typing import TYPE_CHECKING

from bot.domain.escalation import Typed, read
from bot.domain.incident import Incident
from bot.domain.text import from_slack
from bot.store import incident as incidents

if TYPE_CHECKING:
    from bot.services.turn import Turn


def understood(turn: "Turn", words: str, channel: str | None) -> tuple[Typed, Incident | None]:
    """What the words after the command say, as Slack sends them, with the service guessed from the channel, and the
    incident whose channel it is."""
    room = incidents.in_channel(turn.session, channel) if channel else None
    here = room if room and room.active else None
    guess = room.service if room else turn.playbook.service_for_channel(channel) if channel else None
    return read(from_slack(words, turn.contacts.key_of), turn.playbook, guess, in_incident=here is not None), here
