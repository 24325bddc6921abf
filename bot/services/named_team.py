"""Calling the team that an answer named."""

from bot.services.steps import calling, which
from bot.services.turn import Turn


def call(turn: Turn, number: int, team: str) -> None:
    """Call the team now; one that is there already is left alone."""
    incident = which.numbered(turn, number)
    if team in turn.playbook.teams:
        calling.add_team(turn, incident, team)
