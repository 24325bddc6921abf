"""Telling the operator that changed files were refused, and that they are mended."""

from bot.services.turn import Turn
from bot.views import playbook as view


def refused(turn: Turn, files: str, problems: list[str]) -> None:
    """The playbook's admins hear what is wrong; the last good version stays in force."""
    for person in turn.contacts.reachable(turn.playbook.admins):
        turn.say.post(person, view.refused(files, problems))


def mended(turn: Turn, files: str) -> None:
    """Who heard of the problems hears that they are gone."""
    for person in turn.contacts.reachable(turn.playbook.admins):
        turn.say.post(person, view.mended(files))
