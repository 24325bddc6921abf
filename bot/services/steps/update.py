"""The clock of the updates: the next one is due in the rhythm of the severity."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.incident import Incident
from bot.store import timer

if TYPE_CHECKING:
    from bot.services.turn import Turn

DUE = "update"  # timer kind: comms is asked, a little before the update is due
QUIET = "quiet"  # timer kind: nothing was heard for a while
UPDATE_EVERY = timedelta(hours=1)  # for a severity the playbook has dropped meanwhile


def schedule(turn: "Turn", incident: Incident, since=None) -> None:
    """Set when the next update is due, counted from `since` (now, when not given); an earlier time that is
    already set stays unless `since` is given."""
    rhythm = turn.playbook.severities.get(incident.severity)
    due = (since or turn.now) + (rhythm.update_every if rhythm else UPDATE_EVERY)
    lead = turn.playbook.update_lead(incident.severity) if rhythm else timedelta(0)
    standing = timer.find(turn.session, DUE, incident.id)
    if since is None and standing and standing.due_at <= due - lead:
        return
    timer.put(turn.session, DUE, due - lead, incident_id=incident.id, because="comms is asked for an update",
              facts={"due": due.isoformat()})
