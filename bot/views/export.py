"""The review as Markdown, and the whole record as JSON. No names in either, unless
the playbook says otherwise."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.decision import Entry, EntryKind
from bot.domain.incident import EarlierEnd, State
from bot.domain.playbook import Playbook
from bot.domain.question import QUESTIONS
from bot.domain.record import Record
from bot.domain.review import reviewed
from bot.domain.update import Update
from bot.views import incident
from bot.views.review import FIRST, MISSING, SECOND, THIRD, UNANSWERED

Say = Callable[[str], str]  # takes the names out of a text, or leaves them


def markdown(record: Record, playbook: Playbook, say: Say) -> str:
    """What fired, the timeline, the decisions, the three records, the gaps."""
    found = record.incident
    parts = [
        f"# {incident.drill_mark(found)}{found.reference}: {found.service}",
        _facts(record, say),
        _section("What fired", [f"- {_day(firing.at)} {incident.asks(playbook, [firing.threshold])}"
                                for firing in record.firings]),
        _section("Three questions",
                 [f"- {QUESTIONS[key]} {_line(say(record.answers.get(key, 'Not answered.')))}"
                                     for key in QUESTIONS]),
        _section("Timeline", [f"- {_day(at)} {_line(say(words))}"
                              for at, words in timeline(record, playbook)]),
        _section("Decisions", [line for entry in decisions(record)
                               for line in _decision(record, entry, say)]),
        _section("Updates", [f"- {_day(update.at)} {_line(say(update.text))}"
                             for update in record.updates if update.text]),
        _review(record, playbook, say),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(record: Record, say: Say) -> str:
    found = record.incident
    lines = [f"- Severity: {found.severity}", f"- State: {found.state}", f"- Opened: {_day(found.opened_at)}"]
    lines += [f"- Mitigated: {_day(found.mitigated_at)}"] if found.mitigated_at else []
    lines += [f"- Ended: {_day(found.closed_at)}"] if found.closed_at else []
    lines += [f"- Signal: {_line(say(found.signal))}"] if found.signal else []
    lines += [f"- What ended it: {_line(say(found.ended_by))}"] if found.ended_by else []
    return "\n".join(lines)


def timeline(record: Record, playbook: Playbook) -> list[tuple[datetime, str]]:
    """Everything with a time, in order."""
    found = record.incident
    rows = [(found.opened_at, "Opened.")]
    rows += [(firing.at, f"Threshold fired: {incident.asks(playbook, [firing.threshold])}.")
             for firing in record.firings]
    rows += [(call.called_at, f"Team called: {_team(playbook, call.team)}.") for call in record.calls
             if call.called_at]
    rows += [row for name in record.roles for row in _role(record, name)]
    rows += [(update.at, _update(update)) for update in record.updates]
    standing = [entry for entry in record.entries if not entry.withdrawn_at]
    rows += [(entry.at, entry.text) for entry in standing if entry.kind == EntryKind.TIMELINE]
    rows += [(entry.at, f"D{entry.number}: {entry.text}") for entry in standing if entry.number is not None]
    for end in record.earlier_ends:
        rows += _taken_back(end)
    rows += _end(found.mitigated_at, found.closed_at, found.state)
    return sorted(rows, key=lambda row: row[0])


def _role(record: Record, name: str) -> list[tuple[datetime, str]]:
    """When a role was taken, handed over and let go. Nobody is named, so a hand-over is one line."""
    rows, until = [], None
    for since, ends in _terms(record, name):
        rows += [(until, f"The {name} role was let go.")] if until and until != since else []
        rows.append((since, f"The {name} role was {'handed over' if since == until else 'taken'}."))
        until = ends
    return rows + ([(until, f"The {name} role was let go.")] if until else [])


def _terms(record: Record, name: str) -> list[tuple[datetime, datetime | None]]:
    """From when until when somebody held the role, in order; the one who holds it now last."""
    since = record.roles[name].since
    past = [(term.since, term.until) for term in record.terms if term.role == name]
    return past + ([(since, None)] if since else [])


def _taken_back(end: EarlierEnd) -> list[tuple[datetime, str]]:
    if end.state == State.MITIGATED:
        return [(end.at, "Mitigated."), (end.taken_up_at, "Open again: the effect was back, or had not stopped.")]
    return [*_end(end.mitigated_at, end.at, end.state), (end.taken_up_at, "Taken up again.")]


def _end(mitigated_at: datetime | None, at: datetime | None, state: str) -> list[tuple[datetime, str]]:
    rows = [(mitigated_at, "Mitigated.")] if mitigated_at else []
    return rows + ([(at, f"{state.capitalize()}.")] if at else [])


def _update(update: Update) -> str:
    if update.snoozed_until:
        return f"The update was put off until {_day(update.snoozed_until)}."
    return "The update was left out." if update.skipped else "An update was written."


def decisions(record: Record) -> list[Entry]:
    """The numbered decisions, withdrawn ones too."""
    return sorted((entry for entry in record.entries if entry.number is not None),
                  key=lambda entry: entry.number)


def _decision(record: Record, entry: Entry, say: Say) -> list[str]:
    marks = " (withdrawn)" if entry.withdrawn_at else " (amended)" if entry.amended_at else ""
    lines = [f"- **D{entry.number}**{marks} {_day(entry.at)} {_line(say(entry.text))}"]
    return lines + [f"  - until {_day(wording.until)}: {_line(say(wording.text))}"
                    for wording in record.earlier.get(entry.id, [])]


def _review(record: Record, playbook: Playbook, say: Say) -> str:
    if record.review is None:
        stood_down = record.incident.state == State.STOOD_DOWN
        return _section("Review", ["None is asked for: the incident was stood down." if stood_down else
                                   "Not asked for yet: it begins when the incident is closed."])
    lines = [line for key in reviewed(firing.threshold for firing in record.firings)
             for line in _threshold(record, playbook, key, say)]
    no_gap = "None." if record.review.no_gap else UNANSWERED
    gaps = [f"- {_gap(playbook, gap, say)}" for gap in record.gaps] or [no_gap]
    missing = UNANSWERED if record.review.missing is None else _line(say(record.review.missing)) or "None."
    return "\n\n".join([_section("Review", lines), f"### {THIRD}\n\n" + "\n".join(gaps),
                        f"### {MISSING}\n\n{missing}"])


def _threshold(record: Record, playbook: Playbook, key: str, say: Say) -> list[str]:
    answer = record.thresholds.get(key)
    lines = [f"### {incident.asks(playbook, [key])}", "", f"- {FIRST} {answer.fit if answer else UNANSWERED}"]
    if answer and (answer.earlier or answer.minutes is not None):
        minutes = f" ({answer.minutes} min saved)" if answer.minutes is not None else ""
        lines.append(f"- {SECOND}{minutes} {_line(say(answer.earlier))}")
    return [*lines, ""]


def _gap(playbook: Playbook, gap, say: Say) -> str:
    owner = f", owned by {_team(playbook, gap.team)}" if gap.team else ""
    return f"{gap.kind.capitalize()}: {_line(say(gap.text))}{owner}" + (f", due {gap.due:%Y-%m-%d}"
                                                                        if gap.due else "")


def _team(playbook: Playbook, key: str) -> str:
    return playbook.teams[key].title if key in playbook.teams else key


def _section(title: str, lines: list[str]) -> str:
    return f"## {title}\n\n" + ("\n".join(lines).rstrip() or "None.")


def _day(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M UTC")


def _line(text: str) -> str:
    """One line of Markdown: a text cannot begin a heading, a list or a tag of its own."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "\\<")


def record(found: Record, say: Say, names: bool) -> dict:
    """The whole record, ready for JSON. People's ids are in it only with `names`."""
    people = {"responder", "holder", "by", "people", "participants", "person", "offer_id", "unreached"}

    def row(model) -> dict:
        kept = model.model_dump(mode="json", exclude=set() if names else people)
        return {key: say(value) if isinstance(value, str) and key in _WRITTEN else value
                for key, value in kept.items()}

    return {
        "incident": row(found.incident), "earlier_ends": [row(end) for end in found.earlier_ends],
        "thresholds": [row(firing) for firing in found.firings],
        "answers": {key: say(text) for key, text in found.answers.items()},
        "roles": [row(role) for role in found.roles.values()], "terms": [row(term) for term in found.terms],
        "calls": [row(call) for call in found.calls],
        "log": [row(entry) | {"earlier": [row(wording) for wording in found.earlier.get(entry.id, [])]}
                for entry in found.entries],
        "updates": [row(update) for update in found.updates],
            "review": row(found.review) if found.review else None,
        "threshold_reviews": [row(answer) for answer in found.thresholds.values()],
        "gaps": [row(gap) for gap in found.gaps],
    }


# Columns people have written in.
_WRITTEN = frozenset({"text", "signal", "ended_by", "earlier", "missing"})
