"""The escalation form: how it opens, and how it follows the ticks. Nothing is written here."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bot.domain import offer as rule
from bot.domain.call import CallState
from bot.domain.escalation import Draft, choices
from bot.domain.incident import Incident
from bot.domain.roster import candidates, on_call
from bot.domain.text import from_slack
from bot.domain.wave import PlannedCall, plan
from bot.services.steps.typed import understood
from bot.services.steps.wording import suggest
from bot.services.turn import Turn
from bot.store import call as calls
from bot.store import incident as incidents
from bot.store import role as roles
from bot.views import escalation_form as view
from bot.views.incident import ask

MOST_SIGNAL = 2800  # characters of a message


def opened(turn: Turn, words: str, draft: Draft) -> dict:
    """The form with what is known already: the words as the signal, the service from
    the words or the channel."""
    typed, here = understood(turn, words, draft.origin)
    known = replace(draft, service=draft.service or typed.service, thresholds=typed.thresholds,
                    signal=draft.signal or typed.signal,
                    incident_id=here.id if here and not draft.drill else None)
    return drawn(turn, known)


def from_message(turn: Turn, text: str, draft: Draft) -> dict:
    """The form with a message, as Slack sends it, as the signal."""
    return opened(turn, "", replace(draft, signal=from_slack(text, turn.contacts.key_of)[:MOST_SIGNAL]))


def drawn(turn: Turn, draft: Draft) -> dict:
    """The form for a draft, with the line that says whom this brings in."""
    if draft.incident_id:
        existing = incidents.get(turn.session, draft.incident_id)
        draft = replace(draft, service=existing.service, drill=existing.drill)
    else:
        existing = _open_already(turn, draft)
    kept = tuple(key for key in draft.thresholds if key in choices(turn.playbook))
    draft = replace(draft, thresholds=kept)
    adding = view.adds(draft, existing)
    planned = _called_by_adding(turn, draft, existing) if adding else _plan(turn, draft)
    offered = {} if adding or draft.drill else _roles(turn, draft)
    return view.form(draft, turn.playbook, _brought(turn, planned), offered, existing, turn.command, _worded(turn, draft))


def _worded(turn: Turn, draft: Draft) -> list[dict] | None:
    """Another wording of a signal that blames. It stands in the form from the beginning, so that sending it asks
    nothing: whoever escalates has no time to be asked twice."""
    found = suggest(turn.playbook, turn.languages, draft.signal) if draft.signal else None
    return found and found.blocks


def _open_already(turn: Turn, draft: Draft) -> Incident | None:
    """The incident this draft could be added to. A private one is never mentioned, and joins none."""
    if not draft.service or draft.private:
        return None
    return incidents.open_on(turn.session, draft.service, draft.drill)


def _plan(turn: Turn, draft: Draft, fired: Collection[str] = ()) -> tuple[PlannedCall, ...]:
    """Whom the ticks call, with what has `fired` before."""
    service = turn.playbook.services.get(draft.service)
    known = [team for team in draft.expertise if team in turn.playbook.teams]
    return plan(service, {*fired, *draft.thresholds}, known) if service else ()


def _called_by_adding(turn: Turn, draft: Draft, incident: Incident) -> list[PlannedCall]:
    """The teams an addition calls: who is called already, or comes by the clock, comes without it."""
    fired = incidents.fired(turn.session, incident.id)
    states = {call.team: call.state for call in calls.of_incident(turn.session, incident.id)}
    return [call for call in _plan(turn, draft, fired)
            if call.at_once and states.get(call.team, CallState.PLANNED) == CallState.PLANNED]


def _brought(turn: Turn, planned: Iterable[PlannedCall]) -> list[view.Brought]:
    brought = [
        view.Brought(
            team=turn.playbook.teams[call.team].title,
            people=turn.contacts.reachable(on_call(turn.playbook.teams[call.team], turn.now))[:1],
            after_minutes=call.after.total_seconds() / 60 if call.after else None,
            when=call.when and ask(turn.playbook, call.when),
        )
        for call in planned
    ]
    return sorted(brought, key=lambda call: (call.when is not None, call.after_minutes or 0))


def _roles(turn: Turn, draft: Draft) -> dict[str, str | None]:
    """To whom each role would be offered first (Slack ids)."""
    busy, awaited = roles.elsewhere(turn.session, besides=0)
    people = {role: turn.contacts.reachable(candidates(turn.playbook, role, draft.service, turn.now))
              for role in turn.playbook.roles}
    left = {role: [person for person in listed if person not in busy] for role, listed in people.items()}
    return rule.choose(left, engaged=(), awaited=awaited)
