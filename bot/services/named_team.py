"""Calling the team that an answer named."""

from bot.domain.call import Call
from bot.services.steps import calling, which
from bot.services.turn import Turn
from bot.store import call as calls


def call(turn: Turn, number: int, team: str) -> None:
    """Call the team now; one that is there already is left alone."""
    incident = which.numbered(turn, number)
    known = {row.team: row for row in calls.of_incident(turn.session, incident.id)}
    row = known.get(team) or Call(incident_id=incident.id, team=team, wave=max([c.wave for c in known.values()], default=0) + 1)
    turn.session.add(row)
    turn.session.flush()
    if row.called_at is None and team in turn.playbook.teams:
        calling.call_team(turn, incident, row)
