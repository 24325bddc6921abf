"""What people of a called team read."""

from bot.domain import place
from bot.domain.call import Call
from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, section
from bot.views.text import defused, foreign


def called(found: Incident, call: Call, playbook: Playbook, *, with_channel: bool = True) -> Words:
    """The direct message that brings somebody in. Without the channel where that is late in coming."""
    team = playbook.teams.get(call.team)
    channel = place.mention(place.room(found.id)) if with_channel else "The channel follows in a moment."
    lines = [
        f"{found.reference}: {incident.risk(found.service, marked=True)}",
        f"You are called as on call for {defused(team.title if team else call.team, 60)}: {channel}",
        f"Signal: {foreign(found.signal, 500)}" if found.signal else "",
    ]
    words = "\n".join(line for line in lines if line)
    return Words(words, [
        section(words), row(button("I am here", actions.HERE, str(found.id), label=f"Say that you are in {found.reference}"))])
