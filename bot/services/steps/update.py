"""The clocks of an incident that is running: the next update, and how long it has been quiet."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.duration import in_words
from bot.domain.incident import Incident
from bot.store import timer

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
    asked = max(turn.now, wanted - lead)
    timer.put(turn.session, ASK, asked, incident_id=incident.id, facts={"due": wanted.isoformat()}, new=standing is None,
              because=_because(wanted - asked))
    return wanted


def _because(lead: timedelta) -> str:
    """Why comms is asked then. Words that are kept hold no time of day: each reader has a time zone of their own."""
    return "the next update is asked for" + (f", {in_words(lead)} before it is due" if lead else "")


def watch_quiet(turn: "Turn", incident: Incident, after: timedelta | None = None) -> None:
    """Look again after `after` (the playbook's quiet time) whether anything was heard."""
    timer.put(turn.session, QUIET, turn.now + (after or turn.playbook.quiet_after), incident_id=incident.id,
              because="the bot asks whether this goes on, if nothing was heard")
