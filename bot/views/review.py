"""The review: three records, asked for and shown in one message."""

import json

from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.review import LONGEST, Fit, Gap, Review, ThresholdReview
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import (
    button,
    checkboxes,
    context,
    field,
    header,
    modal,
    option,
    radio,
    section,
    select,
    text_input,
)
from bot.views.text import MOST_MESSAGE, cut_marked, day_clock, foreign, listed, plain_day_clock, quoted

FIRST = "Did it fire in the right place?"
SECOND = "What would have changed if it had fired earlier?"
THIRD = "Which runbook, alert or ownership gap created this need?"
MISSING = "Which threshold should have fired and did not?"
WORRY = "Somebody was worried and none of the sentences said why: a sign that one is missing."
UNANSWERED = "Not answered yet."
MOST_GAPS = 12  # shown in the message; the export holds all


def review(found: Incident, playbook: Playbook, fired: list[str], asked: Review,
           answers: dict[str, ThresholdReview],
           gaps: list[Gap], left: list[str], *, worried: bool = False) -> Words:
    """The review as it stands, with a button for each record."""
    thanks = f"{incident.drill_mark(found)}{found.reference} is {found.state}. Thank you, everybody."
    ask = f"Three records make the thresholds better. Still open: {listed(left)}." if left else (
        "All three records are there. They can be changed at any time.")
    lines = [
        f"{thanks}{_facts(found, plain_day_clock)}", ask,
             *(_in_words(playbook, key, answers.get(key)) for key in fired),
        f"{THIRD} {'; '.join(gap_line(gap, playbook) for gap in gaps) or _no_gap(asked)}", f"{MISSING} {_missing_in_words(asked, worried)}",
    ]
    return Words(cut_marked("\n".join(lines), MOST_MESSAGE), [
        header(f"Review of {found.reference}"), section(f"{thanks}{_facts(found, day_clock)}"), section(ask),
        *(_threshold(found, playbook, key, answers.get(key)) for key in fired[:20]),
        section(f"*{THIRD}*" + ("" if gaps else f"\n{_no_gap(asked)}")),
                                                              *(_gap(found, playbook, gap)
                                                                for gap in gaps[:MOST_GAPS]),
        _gap_buttons(found, asked, gaps), _missing(found, asked, worried),
    ])


def waits(found: Incident) -> Words:
    """What stands in place of the review while the incident goes on after all."""
    words = (f"{incident.drill_mark(found)}{found.reference} was taken up again. Its review begins when it is closed; "
             "what was answered so far is kept.")
    return Words(words, [section(words)])


def _facts(found: Incident, at) -> str:
    """Stood down, it may have had no effect at all."""
    stopped = f" The effect stopped: {at(found.mitigated_at)}." if found.mitigated_at else ""
    return f"{stopped}{incident.cause(found)}"


def _in_words(playbook: Playbook, key: str, answer: ThresholdReview | None) -> str:
    return f"{foreign(incident.asks(playbook, [key]))}: {FIRST} {_in_a_line(answer) if answer else UNANSWERED}"


def _in_a_line(answer: ThresholdReview) -> str:
    earlier = f"{foreign(answer.earlier, 300)}{_minutes(answer)}".strip()
    return f"{answer.fit}." + (f" {SECOND} {earlier}" if earlier else "")


def _minutes(answer: ThresholdReview) -> str:
    return "" if answer.minutes is None else f" ({answer.minutes} min saved)"


def _threshold(found: Incident, playbook: Playbook, key: str, answer: ThresholdReview | None) -> dict:
    words = f"*{foreign(incident.asks(playbook, [key]))}*\n{FIRST} {_answered(answer) if answer else UNANSWERED}"
    return section(words, button("Change" if answer else "Answer", actions.REVIEW_THRESHOLD,
                                 f"{found.id}:{key}"))


def _answered(answer: ThresholdReview) -> str:
    minutes = _minutes(answer)
    earlier = f"\n{SECOND}{minutes}\n{quoted(answer.earlier, 700)}" if answer.earlier or minutes else ""
    return f"*{answer.fit}*{earlier}"


def _gap(found: Incident, playbook: Playbook, gap: Gap) -> dict:
    return section(gap_line(gap, playbook), button("Change", actions.CHANGE_GAP, f"{found.id}:{gap.id}"))


def gap_line(gap: Gap, playbook: Playbook) -> str:
    """One gap: kind, words, owning team and due date."""
    team = playbook.teams[gap.team].title if gap.team in playbook.teams else gap.team
    owner = f" · owned by {foreign(team, 60)}" if team else ""
    due = f" · due {gap.due:%Y-%m-%d}" if gap.due else ""
    return f"{foreign(gap.kind.capitalize(), 60)}: {foreign(gap.text, 700)}{owner}{due}"


def _gap_buttons(found: Incident, asked: Review, gaps: list[Gap]) -> dict:
    """The second button says what a press will do: two people pressing at once want the same."""
    buttons = [button("Add a gap", actions.ADD_GAP, str(found.id))]
    if not gaps:
        label, wanted = ("Take back: no gap", "no") if asked.no_gap else ("No gap created this need", "yes")
        buttons.append(button(label, actions.NO_GAP, f"{found.id}:{wanted}"))
    return row(*buttons)


def _missing(found: Incident, asked: Review, worried: bool) -> dict:
    return section(f"*{MISSING}*\n{_missing_in_words(asked, worried)}",
                   button("Answer" if asked.missing is None else "Change", actions.REVIEW_MISSING,
                          str(found.id)))


def _missing_in_words(asked: Review, worried: bool) -> str:
    if asked.missing is None:
        return f"{WORRY} {UNANSWERED}" if worried else UNANSWERED
    return foreign(asked.missing, 700) or "None is missing."


def _no_gap(asked: Review) -> str:
    return "No gap." if asked.no_gap else UNANSWERED


def threshold_form(found: Incident, playbook: Playbook, key: str, answer: ThresholdReview | None,
                   suggestion: list[dict] | None = None) -> dict:
    """The first two records for one threshold. `suggestion` are blocks that offer another wording, once."""
    options = [option(fit.capitalize(), fit) for fit in Fit]
    chosen = next((made for made in options if answer and made["value"] == answer.fit), None)
    minutes = {"type": "number_input", "is_decimal_allowed": False, "min_value": "0", "max_value": "100000"}
    if answer and answer.minutes is not None:
        minutes["initial_value"] = str(answer.minutes)
    earlier = text_input(answer.earlier if answer else "", lines=True, most=LONGEST)
    return _form(found, actions.THRESHOLD_FORM, [
        section(f"*{foreign(incident.asks(playbook, [key]))}*"), *(suggestion or []),
        field("fit", FIRST, radio(options, chosen)),
        field("earlier", SECOND, earlier, optional=True),
        field("minutes", "Minutes that would have saved, if known", minutes, optional=True),
    ], suggested=bool(suggestion), threshold=key)


def gap_form(found: Incident, playbook: Playbook, gap: Gap | None,
             suggestion: list[dict] | None = None) -> dict:
    """The third record: kind, words, owning team, due date."""
    kinds = [option(kind.capitalize(), kind) for kind in playbook.review.gap_kinds]
    teams = [option(team.title, key) for key, team in playbook.teams.items()][:100]
    kind = next((made for made in kinds if gap and made["value"] == gap.kind), None)
    team = next((made for made in teams if gap and made["value"] == gap.team), None)
    due = {"type": "datepicker"} | ({"initial_date": gap.due.isoformat()} if gap and gap.due else {})
    remove = field("remove", "Remove", checkboxes([option("Remove this gap", "remove")]), optional=True)
    return _form(found, actions.GAP_FORM, [
        *(suggestion or []),
        field("kind", "Which kind of gap created this need?", select(kinds, kind)),
        field("text", "What is missing?", text_input(gap.text if gap else "", lines=True, most=LONGEST)),
        field("team", "Owning team", select(teams, team), optional=True),
        field("due", "Due", due, optional=True),
        *([remove] if gap and gap.id else []),
    ], suggested=bool(suggestion), gap=gap.id if gap else None)


def missing_form(found: Incident, missing: str, suggestion: list[dict] | None = None) -> dict:
    """Which threshold should have fired and did not? Left empty: none."""
    return _form(found, actions.MISSING_FORM, [
        *(suggestion or []),
        field("missing", MISSING, text_input(missing, lines=True, most=LONGEST), optional=True,
              hint="Leave it empty if none is missing. Write it as a sentence people could tick."),
    ], suggested=bool(suggestion))


def _form(found: Incident, callback_id: str, blocks: list[dict], *, suggested: bool, **kept) -> dict:
    packed = json.dumps({"incident": found.id, "suggested": suggested} | kept)
    return modal(callback_id, f"Review of {found.reference}", blocks, "Save", private_metadata=packed)


def reminder(found: Incident, left: list[str], where: str) -> Words:
    """The open records are asked for again."""
    words = (f"The review of {found.reference} still asks {listed(left)}. It takes a minute and makes the thresholds "
             f"better. {where}")
    return Words(words, [section(words), row(button("Answer", actions.OPEN_REVIEW, str(found.id)))])


def noted(found: Incident) -> Words:
    """Said privately to whoever pressed a button that needs no form."""
    words = f"Noted in the review of {found.reference}. Thank you."
    rest = "It can be changed at any time."
    return Words(f"{words} {rest}", [section(words), context(rest)])
