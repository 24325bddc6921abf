"""What people of a called team read, and what is said when Slack cannot reach them."""

from bot.domain import place
from bot.domain.call import Call
from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, section
from bot.views.text import defused, foreign, listed, person


def called(found: Incident, call: Call, playbook: Playbook, *, with_channel: bool = True,
           there: bool = False) -> Words:
    """The direct message that brings somebody in. Without the channel where that is late in coming; somebody who
    shows to be `there` has nothing to press."""
    channel = f": {place.mention(place.room(found.id))}" if with_channel else f". {incident.NOT_THERE_YET}"
    lines = [
        f"{found.reference}: {incident.risk(found, marked=True)}",
        f"You are called as on call for {title(playbook, call.team)}{channel}",
        f"Signal: {foreign(found.signal, 500)}" if found.signal else "",
    ]
    words = "\n".join(line for line in lines if line)
    press = row(button("I am here", actions.HERE, str(found.id), label=f"Say that you are in {found.reference}"))
    return Words(words, [section(words), *([] if there else [press])])


def here(found: Incident) -> Words:
    """What is left of that message once they are there."""
    words = (f"Thank you for coming. The card of {found.reference} shows you as joined: "
             f"{place.mention(place.room(found.id))} is where it goes on.")
    return Words(words, [section(words)])


def not_reached(found: Incident, call: Call, playbook: Playbook, user: str, instead: str | None) -> Words:
    """Said once, to whoever leads: somebody could not be called through Slack."""
    team = title(playbook, call.team)
    after = (f"{person(instead)} is called for {team} instead." if instead else
             f"Nobody else of {team} can be called through Slack: please call them by hand.")
    words = f"{incident.drill_mark(found)}{found.reference}: Slack could not reach {person(user)}, on call for {team}. {after}"
    return Words(words, [section(words)])


def not_invited(found: Incident, users: list[str], error: str) -> Words:
    """Said once, to whoever leads: these people are not in the channel."""
    people = listed([person(user) for user in users])
    words = (f"{incident.drill_mark(found)}{found.reference}: Slack did not let the bot bring {people} into the channel "
             f"({error.replace('_', ' ')}). Please invite them by hand.")
    return Words(words, [section(words)])


def title(playbook: Playbook, team: str) -> str:
    """A team's name, marked up; one the playbook has dropped meanwhile is named by its key."""
    return foreign(_title(playbook, team), 60)


def plain_title(playbook: Playbook, team: str) -> str:
    """The same for buttons and choices, where nothing is marked up."""
    return defused(_title(playbook, team), 60)


def _title(playbook: Playbook, team: str) -> str:
    known = playbook.teams.get(team)
    return known.title if known else team
