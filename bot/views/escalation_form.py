"""The one form: which threshold fired?"""

import json
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.duration import in_words
from bot.domain.escalation import Draft, choices
from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.views import actions
from bot.views.blocks import (
    checkboxes,
    context,
    field,
    modal,
    multi_select,
    multi_users_select,
    option,
    radio,
    section,
    select,
    text_input,
)
from bot.views.text import foreign, listed, person

ADD, SEPARATE = "add", "separate"
MOST_OPTIONS = 100  # a select takes no more (Block Kit reference)


@dataclass(frozen=True)
class Brought:
    """Whom a team's call would bring in."""

    team: str  # title
    people: list[str]  # Slack ids
    after_minutes: float | None
    when: str | None  # the threshold's sentence it waits for


def form(draft: Draft, playbook: Playbook, brought: list[Brought], roles: dict[str, str | None],
         existing: Incident | None, command: str, suggestion: list[dict] | None = None) -> dict:
    """The escalation form. `roles` says to whom each role would be offered; `existing` is open on the service;
    `suggestion` are blocks that offer another wording of the signal."""
    preset = playbook.default_severity(draft.thresholds)
    adding = adds(draft, existing)
    blocks = [
        *(_perhaps(draft, command)),
        _thresholds(draft, playbook),
        *(_where(draft, playbook, existing)),
        _brings_in(draft, brought, roles, adding),
        *([_participants(draft)] if draft.drill and not adding else []),
        *(suggestion or []),
        field("signal", "Which signal shows it?", text_input(draft.signal, lines=True), optional=True,
              hint="A graph, an alert, a report, and since when. Its place or link helps."),
        *_expertise(draft, playbook),
        *([] if adding else [_severity(draft, playbook, preset), _private(draft)]),
    ]
    title = "Another threshold" if draft.incident_id else "Escalate (drill)" if draft.drill else "Escalate"
    return modal(actions.ESCALATE, title, blocks, "Add it" if adding else "Escalate",
                 private_metadata=_pack(draft, preset))


def _perhaps(draft: Draft, command: str) -> list[dict]:
    """A slip of the keys is no reason to lose time: the form is there, and the word that was perhaps meant."""
    if not draft.perhaps:
        return []
    word = f"`{command} {foreign(draft.perhaps, 40)}`"
    return [context(f"If you meant {word}, close this form and type that. Otherwise go on here.")]


def adds(draft: Draft, existing: Incident | None) -> bool:
    """Whether the form adds to an incident that is open, as it does unless a separate one is asked for."""
    return existing is not None and (draft.incident_id is not None or draft.existing != SEPARATE)


def _where(draft: Draft, playbook: Playbook, existing: Incident | None) -> list[dict]:
    """The service, and what is open on it; in an incident's channel both are known."""
    if existing and draft.incident_id:
        return [section(f"This adds to *{existing.reference}* on *{foreign(existing.service)}*.")]
    return [_service(draft, playbook), *(_existing(draft, existing) if existing else [])]


def _thresholds(draft: Draft, playbook: Playbook) -> dict:
    options = [option(sentence, key) for key, sentence in choices(playbook).items()]
    ticked = [made for made in options if made["value"] in draft.thresholds]
    return field("thresholds", "Which threshold fired?", checkboxes(options, ticked), dispatch=True)


def _service(draft: Draft, playbook: Playbook) -> dict:
    if len(playbook.services) > MOST_OPTIONS:
        return field("service", "Service",
                     text_input(draft.service or "", placeholder="Its name in the playbook", most=150))
    options = [option(key, key) for key in playbook.services]
    chosen = next((made for made in options if made["value"] == draft.service), None)
    return field("service", "Service", select(options, chosen, "Which service is at risk?"), dispatch=True)


def _participants(draft: Draft) -> dict:
    people = multi_users_select(list(draft.participants))
    return field("participants", "Who takes part, besides you?", people, optional=True,
                 hint="They are invited, and the roles are offered among you.")


def _existing(draft: Draft, existing: Incident) -> list[dict]:
    options = [option(f"Add it to {existing.reference}", ADD), option("Open a separate incident", SEPARATE)]
    chosen = options[1] if draft.existing == SEPARATE else options[0]
    return [
        section(f"*{existing.reference} is already open on {foreign(existing.service)}.*"),
        field("existing", "One incident keeps everybody in one place", radio(options, chosen), dispatch=True),
    ]


def _brings_in(draft: Draft, brought: list[Brought], roles: dict[str, str | None], adding: bool) -> dict:
    """The line that follows the ticks: whom this will bring in, in order."""
    if draft.drill:
        return context("A drill: it brings in only those who take part. Nobody else is told.")
    if not brought and adding:
        return context("This calls no further team. One whose expertise is missing comes at once.")
    if not brought:
        return context("Choose a service to see whom this brings in.")
    line = "This brings in, in order: " + "; ".join(map(_wave, brought)) + "."
    offered = [f"{role} {person(user) if user else 'stays open'}" for role, user in roles.items()]
    return context(line + (f" Roles are offered: {', '.join(offered)}." if offered else ""))


def _wave(call: Brought) -> str:
    team = foreign(call.team, 60)
    people = listed([person(user) for user in call.people]) or "nobody reachable"
    if call.when:
        return f"{team} if this fires: {foreign(call.when)}"
    if call.after_minutes:
        return f"{team} ({people}) after {in_words(timedelta(minutes=call.after_minutes))}"
    return f"{team} ({people}) now"


def _expertise(draft: Draft, playbook: Playbook) -> list[dict]:
    options = [option(team.title, key) for key, team in playbook.teams.items()][:MOST_OPTIONS]
    chosen = [made for made in options if made["value"] in draft.expertise]
    return [field("expertise", "Which expertise is missing?", multi_select(options, chosen, "Teams"),
                  optional=True,
                  dispatch=True)]


def _severity(draft: Draft, playbook: Playbook, preset: str) -> dict:
    """Slack keeps an input's entry while its block id stays: the id follows the
    preset, so that ticks show."""
    options = [option(f"{key}: update every {in_words(severity.update_every)}", key)
               for key, severity in playbook.severities.items()][:MOST_OPTIONS]
    chosen = next((made for made in options if made["value"] == (draft.severity or preset)), options[0])
    return field(f"severity.{draft.severity or preset}", "Severity", select(options, chosen),
                 hint="Follows the ticks until you choose.")


def _private(draft: Draft) -> dict:
    options = [option("Private: security or personal data", "private")]
    return field("private", "Who may see it", checkboxes(options, options if draft.private else None),
                 optional=True,
                 hint="Opens a private channel; the announcement names no service, signal or person.")


def _pack(draft: Draft, preset: str) -> str:
    kept = {"origin": draft.origin, "response_url": draft.response_url, "link": draft.link[:300],
            "drill": draft.drill, "incident": draft.incident_id, "preset": preset}
    return json.dumps({key: value for key, value in kept.items() if value})


def read(view: dict, values: dict) -> Draft:
    """The draft in a form that Slack sent back; `values` are its inputs by block id (bot.listeners.forms)."""
    packed = json.loads(view.get("private_metadata") or "{}")
    severity = next((value for key, value in values.items() if key.startswith("severity.")), None)
    return replace(
        Draft(origin=packed.get("origin"), response_url=packed.get("response_url"),
              link=packed.get("link", ""),
              incident_id=packed.get("incident"), drill=packed.get("drill", False)),
        participants=tuple(values.get("participants") or ()),
        service=values.get("service"), thresholds=tuple(values.get("thresholds") or ()),
        signal=values.get("signal") or "", expertise=tuple(values.get("expertise") or ()),
        severity=severity if severity != packed.get("preset") else None, private=bool(values.get("private")),
        existing=values.get("existing"))
