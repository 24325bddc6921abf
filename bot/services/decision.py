"""The decision log: shown, and "Log as decision" on any message."""

from bot.domain import decision as rule
from bot.domain import refusal
from bot.domain.decision import Entry, EntryKind
from bot.domain.heard import Said
from bot.domain.incident import Incident
from bot.domain.words import Words
from bot.outbox.slack import permalink
from bot.services.steps import decision as steps
from bot.services.steps import which
from bot.services.turn import Turn
from bot.store import decision as decisions
from bot.store import incident as incidents
from bot.store import role as roles
from bot.views import decision as view


def shown(turn: Turn, words: str, channel: str, user: str | None = None) -> Words:
    """The log of the incident that is meant, its first page."""
    return _page(turn, which.meant(turn, words, channel, "log", user), 1)


def page(turn: Turn, number: int, wanted: int, channel: str, response_url: str, user: str | None = None) -> None:
    """Another page of the log in place of the one that is read."""
    incident = which.meant(turn, str(number), channel, "log", user)
    turn.say.respond(response_url, _page(turn, incident, wanted), replace=True)


def _page(turn: Turn, incident: Incident, wanted: int) -> Words:
    def link(entry: Entry) -> str:
        return permalink(turn.workspace_url, entry.channel, entry.ts, entry.thread)
    return view.log(incident, decisions.log(turn.session, incident.id), link, wanted)


def log_message(turn: Turn, said: Said, user: str, response_url: str) -> None:
    """Make a decision of a message, if this person (Slack user id) holds a role that decides; else keep it as a note
    and say who can."""
    here = incidents.running_in(turn.session, said.channel)
    incident = incidents.of_message(turn.session, here, said.channel, said.thread or said.ts)
    if incident is None:
        raise refusal.NotWhereAnIncidentRuns()
    role = rule.decides(roles.held_by(turn.session, incident.id, user, turn.now))
    turn.say.respond(response_url, _log(turn, incident, said, user, role))


def _log(turn: Turn, incident: Incident, said: Said, user: str, role: str | None) -> Words:
    known = decisions.logged(turn.session, said.channel, said.ts)
    if known and known.kind == EntryKind.DECISION:
        return view.logged_already(incident, known)
    if known and role:
        steps.decide(turn, known, user, role)
    elif known is None:
        known = steps.take_down(turn, incident, said, EntryKind.DECISION if role else EntryKind.NOTE, user, role)
    return view.logged(incident, known) if role else view.kept_as_note(incident, _holders(turn, incident))


def _holders(turn: Turn, incident: Incident) -> dict[str, str]:
    """Who can make a decision of it: role → Slack user id."""
    held = roles.of_incident(turn.session, incident.id)
    return {name: held[name].holder for name in rule.DECIDE if name in held and held[name].holder}
