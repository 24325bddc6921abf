"""The pinned card: the incident at a glance, drawn from scratch at every change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain import place
from bot.domain.call import Call, CallState
from bot.domain.card import Card
from bot.domain.objective import FOR_THE_COMMANDER
from bot.domain.question import QUESTIONS
from bot.domain.role import Role
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, confirm, context, divider, header, section
from bot.views.text import (
    MOST_MESSAGE,
    clock,
    cut_marked,
    day_clock,
    defused,
    foreign,
    link,
    listed,
    person,
    plain_clock,
    plain_day_clock,
    quoted,
)

Clock = Callable[[datetime], str]

FIRST_HOURS = timedelta(hours=12)  # what is due later than this after the opening may be another day's business
DATED = {clock: day_clock, plain_clock: plain_day_clock}

# Timers nobody needs to be told: shown with the role already, or nobody's business but the commander's.
NOT_FOR_ALL = ("quiet", "offer_lapses", *FOR_THE_COMMANDER)
SHOWN_WITH_THE_TEAMS = "wave"


def card(facts: Card) -> Words:
    """The card as text and blocks."""
    return Words(cut_marked(_text(facts), MOST_MESSAGE), _blocks(facts))


def at_a_glance(facts: Card) -> Words:
    """The same for `status`, which is answered at once: without the buttons and links
    that belong to the card."""
    bare = card(replace(facts, places=set()))
    kept = [{key: part for key, part in block.items() if key != "accessory"} for block in bare.blocks]
    return Words(bare.text, [block for block in kept if block["type"] != "actions"])


def due_lines(facts: Card, at: Clock = clock) -> list[str]:
    """What is due next, besides roles; `at` writes a time."""
    return _due(facts, _told(facts, at), NOT_FOR_ALL)


def wave_words(facts: Card, call: Call) -> str:
    """Whether a team was called, who of it joined, or when it comes."""
    return _call(facts, call, _told(facts, clock))


def role_words(facts: Card, name: str) -> str:
    """Who holds one role, or to whom it is offered."""
    return _role(facts, facts.roles[name], _told(facts, clock))


def role_lines(facts: Card) -> list[str]:
    """Who holds which role, or to whom it is offered."""
    return _roles(facts, _told(facts, clock))


def dated(at: Clock, start: datetime) -> Clock:
    """`at`, with the day for what is many hours after `start`: a bare time of day says enough until then."""
    return lambda moment: (DATED[at] if moment - start > FIRST_HOURS else at)(moment)


def _told(facts: Card, at: Clock) -> Clock:
    """How the card writes times."""
    return dated(at, facts.incident.opened_at)


def _text(facts: Card) -> str:
    """The whole card in sentences, for notifications and screen readers."""
    found, at = facts.incident, _told(facts, plain_clock)
    lines = [
        f"{incident.drill_mark(found)}{found.reference}. {incident.risk(found, marked=False)}",
        f"Thresholds: {'; '.join(incident.fired(facts.playbook, facts.firings, at))}.",
        f"Signal: {foreign(found.signal, 500)}" if found.signal else "",
        _state(facts, at, plain_day_clock),
        *(f"{line}." for line in _roles(facts, at)),
        *(f"{line}." for line in _waves(facts, at)),
        *(f"Due next: {line}." for line in _due(facts, at)),
        *(f"{ask} {foreign(facts.answers.get(key) or _unanswered(facts), 300)}" for key, ask in QUESTIONS.items()),
        _links(facts),
        _reader(facts),
    ]
    return "\n".join(line for line in lines if line)


def _blocks(facts: Card) -> list[dict]:
    found, at = facts.incident, _told(facts, clock)
    return [
        header(f"{found.reference} · {defused(found.service, 80)}"
               + (" · practice drill" if found.drill else "")),
        section(f"{incident.drill_mark(found)}{incident.risk(found, marked=True)}"),
        section("*Thresholds that fired*\n" + _bullets(incident.fired(facts.playbook, facts.firings, at))),
        context(_state(facts, at, day_clock)),
        section("*Roles*\n" + _bullets(_roles(facts, at)), _opens(facts, "Roles…", actions.OPEN_ROLES)),
        section("*Teams*\n" + _bullets(_waves(facts, at) or ["none called yet"]),
                _opens(facts, "Teams…", actions.OPEN_TEAMS)),
        *([section("*Due next*\n" + _bullets(_due(facts, at)))] if _due(facts, at) else []),
        divider(),
        *(_question(facts, key) for key in QUESTIONS),
        *([context(_links(facts))] if _links(facts) else []),
        *([context(_reader(facts))] if _reader(facts) else []),
        _buttons(facts) if found.active else row(_again(facts)),
    ]


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def _state(facts: Card, at: Clock, with_day: Clock) -> str:
    found = facts.incident
    words = f"Severity {found.severity} · {found.state} · since {with_day(found.opened_at)}"
    if facts.updated_at:
        words += f" · last update {at(facts.updated_at)}"
    if found.mitigated_at:
        words += f" · mitigated {at(found.mitigated_at)}"
    if found.closed_at:
        words += f" · ended {at(found.closed_at)}"
    return words + (" · private" if found.private else "")


def role_names(facts: Card) -> list[str]:
    """The incident's roles in the playbook's order; those it has dropped meanwhile come last."""
    order = list(facts.playbook.roles)
    return sorted(facts.roles, key=lambda name: order.index(name) if name in order else len(order))


def _roles(facts: Card, at: Clock) -> list[str]:
    return [f"{name.capitalize()}: {_role(facts, facts.roles[name], at)}" for name in role_names(facts)]


def _role(facts: Card, role: Role, at: Clock) -> str:
    offer = facts.offers.get(role.offer_id) if facts.incident.active else None
    if role.holder:
        handing = f", handing over to {person(offer.person)}" if offer else ""
        return f"{person(role.holder)} (since {at(role.since)}{handing})"
    if not facts.incident.active:
        return "not held"
    if offer:
        return f"offered to {person(offer.person)} until {at(offer.lapses_at)}"
    return "open, anyone can take it"


def _waves(facts: Card, at: Clock) -> list[str]:
    return [f"Wave {call.wave}, {_team(facts, call.team)}: {_call(facts, call, at)}" for call in facts.calls]


def _team(facts: Card, key: str) -> str:
    team = facts.playbook.teams.get(key)
    return foreign(team.title if team else key, 60)


def _call(facts: Card, call: Call, at: Clock) -> str:
    if call.state == CallState.CALLED and facts.incident.drill:
        return f"would be called {at(call.called_at)} (a drill: nobody outside it is told)"
    if call.state == CallState.CALLED:
        return f"called {at(call.called_at)}" + _people(facts, call)
    if call.state == CallState.SKIPPED:
        return "skipped"
    if not facts.incident.active:
        return "was not needed"
    if call.when:
        return f"next if this fires: {foreign(incident.ask(facts.playbook, call.when))}"
    if not call.due_at:
        return "next when the commander calls it"
    return f"{'would be called' if facts.incident.drill else 'next'} at {at(call.due_at)}"


def _people(facts: Card, call: Call) -> str:
    there = [person(user) for user in call.people if user in facts.joined]
    awaited = [person(user) for user in call.people if user not in facts.joined]
    words = [f"{listed(there)} joined"] if there else []
    words += [f"{listed(awaited)} called" if there else listed(awaited)] if awaited else []
    return f" ({'; '.join(words)})" if words else " (nobody could be reached: call them by hand)"


def _due(facts: Card, at: Clock, without: tuple[str, ...] = (*NOT_FOR_ALL, SHOWN_WITH_THE_TEAMS)) -> list[str]:
    """Without what the roles and teams above say already, and without timers that are nobody's business."""
    timers = [timer for timer in facts.timers if timer.because and timer.kind not in without]
    return [f"{at(timer.due_at)}: {foreign(timer.because, 200)}" for timer in timers[:3]]


def _question(facts: Card, key: str) -> dict:
    answer = facts.answers.get(key)
    words = f"*{QUESTIONS[key]}*\n" + (quoted(answer, 700) if answer else f"_{_unanswered(facts)}_")
    label = "Change" if answer else "Answer"
    open_form = button(label, f"{actions.OPEN_QUESTION}:{key}", f"{facts.incident.id}:{key}",
                       label=f"{label}: {key}")
    return section(words, open_form if facts.incident.active else None)


def _unanswered(facts: Card) -> str:
    return "Not answered yet." if facts.incident.active else "Not answered."


def _links(facts: Card) -> str:
    number = facts.incident.id
    links = [("Decision log", place.log(number)), ("Announcement", place.announcement(number))]
    words = [link(place.link(name), label) for label, name in links if name in facts.places]
    words += [link(facts.incident.signal_link, "Where the signal was seen")] if facts.incident.signal_link else []
    words += [f"{facts.decisions} decision{'s' if facts.decisions > 1 else ''}"] if facts.decisions else []
    return " · ".join(words)


def _reader(facts: Card) -> str:
    """Who else reads here. What is private, or over, is read by no language model."""
    if not facts.adviser or facts.incident.private or not facts.incident.active:
        return ""
    return f"Wording check: unclear sentences of this channel are also read by {foreign(facts.adviser, 200)}, without names."


def needed_places(facts: Card) -> tuple[str, ...]:
    """The remembered places the card links to."""
    number = facts.incident.id
    return tuple(name for name in (place.log(number), place.announcement(number)) if name in facts.places)


def _opens(facts: Card, text: str, action_id: str) -> dict | None:
    return button(text, action_id, str(facts.incident.id)) if facts.incident.active else None


def _again(facts: Card) -> dict:
    """The way back from an end that came too early."""
    sure = confirm("Take it up again?",
                   "The incident is open again. Roles nobody holds are offered again, and its "
                   "clocks go on.", "Take it up again")
    return button("Take it up again", actions.REOPEN, str(facts.incident.id), confirm=sure)


def _buttons(facts: Card) -> dict:
    number = str(facts.incident.id)
    sure = confirm("Stand down?",
                   "This ends the incident. Nothing more is asked of anybody, and the same thanks go "
                   "to whoever raised it.", "Stand down")
    return row(
        button("Another threshold fired", actions.ADD_THRESHOLD, number),
        button("Write update", actions.WRITE_UPDATE, number),
        button("The effect is back", actions.NOT_MITIGATED, number) if facts.incident.mitigated_at else
        button("Mitigated", actions.MITIGATED, number),
        button("Close", actions.CLOSE, number),
        button("Stand down", actions.STAND_DOWN, number, confirm=sure),
    )
