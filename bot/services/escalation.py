"""Escalating: typed in one line, by the form, or by the choice that follows when one is open already."""

from dataclasses import replace

from bot.domain import refusal
from bot.domain.escalation import Draft, Escalation, service_key
from bot.domain.incident import Incident
from bot.domain.words import Words
from bot.services.steps.opening import Addition, add_thresholds, open_incident
from bot.services.steps.typed import understood
from bot.services.turn import Turn
from bot.store import incident as incidents
from bot.views import escalation as view
from bot.views import escalation_form as form

NEEDS_FORM = "needs form"


def typed(turn: Turn, words: str, user: str, channel: str, response_url: str) -> Words | str | None:
    """Carry out what was typed. NEEDS_FORM when it does not say it all; words when
    there is a choice to make."""
    said, here = understood(turn, words, channel)
    if not said.says_it_all:
        return NEEDS_FORM
    if here and said.service == here.service:
        add_thresholds(turn, Addition(here.id, said.thresholds, user, said.signal, response_url=response_url,
                                      origin=channel))
        return None
    incidents.one_at_a_time(turn.session, said.service)
    existing = incidents.open_on(turn.session, said.service)
    if existing:
        return view.open_already(existing, said)
    open_incident(turn, Escalation(said.service, said.thresholds, user, said.signal, origin=channel,
                                   response_url=response_url))
    return None


def drill(turn: Turn, words: str, user: str, channel: str, response_url: str,
          participants: tuple[str, ...]) -> str | None:
    """A practice incident with those who take part. NEEDS_FORM when the words do not say it all."""
    said, _ = understood(turn, words, channel)
    if not said.says_it_all:
        return NEEDS_FORM
    open_incident(turn, Escalation(said.service, said.thresholds, user, said.signal, drill=True, origin=channel,
                                   participants=participants, response_url=response_url))
    return None


def chosen(turn: Turn, packed: dict, user: str, channel: str, response_url: str, add: bool) -> None:
    """The choice after a typed escalation: add it to the open incident, or open a separate one."""
    thresholds, existing = tuple(packed["thresholds"]), incidents.get(turn.session, packed["incident"])
    if add and existing and existing.active:
        add_thresholds(turn, Addition(existing.id, thresholds, user, packed["signal"],
                                      response_url=response_url, origin=channel, chosen=True))
    else:
        open_incident(turn, Escalation(packed["service"], thresholds, user, packed["signal"], origin=channel,
                                       response_url=response_url, chosen=True))


def sent(turn: Turn, draft: Draft, user: str) -> None:
    """The form was sent. Refused when an incident was opened on the service while it was being filled in: the
    form is then drawn anew with the choice."""
    if draft.service:  # typed, where the playbook has more services than a list can show
        draft = replace(draft, service=service_key(draft.service, turn.playbook) or draft.service)
    incidents.one_at_a_time(turn.session, draft.service or "")
    existing = _existing(turn, draft)
    if existing and not draft.incident_id and not draft.existing:
        raise refusal.OpenAlready(reference=existing.reference, service=existing.service)
    if existing and draft.existing != form.SEPARATE:
        add_thresholds(turn, Addition(existing.id, draft.thresholds, user, draft.signal, draft.expertise,
                                      draft.response_url, draft.origin))
        return
    if not draft.service:
        raise refusal.ServiceMissing()
    open_incident(turn, Escalation(
        service=draft.service, thresholds=draft.thresholds, responder=user, signal=draft.signal, signal_link=draft.link,
        expertise=draft.expertise, severity=draft.severity, private=draft.private, drill=draft.drill,
        participants=draft.participants, origin=draft.origin, response_url=draft.response_url))


def _existing(turn: Turn, draft: Draft) -> Incident | None:
    """The incident this form can add to: the one it was opened in, or the one open on the service."""
    if draft.incident_id:
        return incidents.get(turn.session, draft.incident_id)
    if not draft.service or draft.private:
        return None
    return incidents.open_on(turn.session, draft.service, draft.drill)
