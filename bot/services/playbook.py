"""Telling the operator that a changed playbook was refused, and that it is mended."""

from bot.services.turn import Turn
from bot.views import playbook as view


def refused(turn: Turn, problems: list[str]) -> None:
    """The playbook's admins hear what is wrong; the last good one stays in force."""
    for person in turn.contacts.reachable(turn.playbook.admins):
        turn.say.post(person, view.refused(problems))


def mended(turn: Turn) -> None:
    """Who heard of the problems hears that they are gone."""
    for person in turn.contacts.reachable(turn.playbook.admins):
        turn.say.post(person, view.mended())
