"""The clocks of an incident that is running: the next update, and how long it has been quiet."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.incident import Incident
from bot.store import timer
from bot.views.text import plain_clock

if TYPE_CHECKING:
    from bot.services.turn import Turn

ASK = "update"  # timer kind: comms is asked, a little before the update is due
QUIET = "quiet"  # timer kind: nothing was heard for a while
UPDATE_EVERY = timedelta(hours=1)  # for a severity the playbook has dropped meanwhile


def rhythm(turn: "Turn", incident: Incident) -> timedelta:
    """How often the stakeholders hear something."""
    severity = turn.playbook.severities.get(incident.severity)
    return severity.update_every if severity else UPDATE_EVERY


def schedule(turn: "Turn", incident: Incident, *, due: datetime | None = None) -> datetime:
    """Set when the next update is due; comms is asked a little before. Returns the due time (UTC).

    Without `due` it is one rhythm from now, and an earlier time that is set already stays.
    """
    wanted = due or turn.now + rhythm(turn, incident)
    standing = timer.find(turn.session, ASK, incident.id)
    if due is None and standing and datetime.fromisoformat(standing.facts["due"]) <= wanted:
        return datetime.fromisoformat(standing.facts["due"])
    lead = turn.playbook.update_lead(incident.severity) if incident.severity in turn.playbook.severities else timedelta(0)
    timer.put(turn.session, ASK, max(turn.now, wanted - lead), incident_id=incident.id,
              facts={"due": wanted.isoformat()}, new=standing is None,
              because=f"the update due at {plain_clock(wanted)} is asked for")
    return wanted


def watch_quiet(turn: "Turn", incident: Incident, after: timedelta | None = None) -> None:
    """Look again after `after` (the playbook's quiet time) whether anything was heard."""
    timer.put(turn.session, QUIET, turn.now + (after or turn.playbook.quiet_after), incident_id=incident.id,
              because="the bot asks whether this goes on, if nothing was heard")
