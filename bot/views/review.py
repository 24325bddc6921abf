"""The review: three records, asked for and shown in one message."""

import json

from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.review import LONGEST, Fit, Gap, Review, ThresholdReview
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, checkboxes, context, field, header, modal, option, radio, section, select, text_input
from bot.views.text import MOST_MESSAGE, clock, cut_marked, foreign, listed, plain_clock, quoted

FIRST = "Did it fire in the right place?"
SECOND = "What would have changed if it had fired earlier?"
THIRD = "Which runbook, alert or ownership gap created this need?"
MISSING = "Which threshold should have fired and did not?"
MOST_GAPS = 12  # shown in the message; the export holds all


def review(found: Incident, playbook: Playbook, fired: list[str], asked: Review, answers: dict[str, ThresholdReview],
           gaps: list[Gap], left: list[str]) -> Words:
    """The review as it stands, with a button for each record."""
    intro = f"{incident.drill_mark(found)}{found.reference} is closed. Thank you, everybody. " + _facts(found, plain_clock)
    ask = f"Three records make the thresholds better. Still open: {listed(left)}." if left else (
        "All three records are there. They can be changed at any time.")
    blocks = [header(f"Review of {found.reference}"), section(f"{_thanks(found)} {_facts(found, clock)}"), section(ask)]
    blocks += [_threshold(found, playbook, key, answers.get(key)) for key in fired[:20]]
    blocks += [section(f"*{THIRD}*"), *(_gap(found, playbook, gap) for gap in gaps[:MOST_GAPS]), _gap_buttons(found, asked, gaps)]
    blocks += [_missing(found, asked)]
    lines = [intro, ask, *(f"{incident.asks(playbook, [key])}: {FIRST} {answers[key].fit if key in answers else 'Not answered yet.'}"
                           for key in fired), f"{THIRD} {_gaps_in_words(asked, gaps)}", f"{MISSING} {_missing_in_words(asked)}"]
    return Words(cut_marked("\n".join(lines), MOST_MESSAGE), blocks)


def _thanks(found: Incident) -> str:
    return f"{incident.drill_mark(found)}{found.reference} is closed. Thank you, everybody."


def _facts(found: Incident, at) -> str:
    ended = f" What ended it: {foreign(found.ended_by, 500)}" if found.ended_by else ""
    return f"The effect stopped at {at(found.mitigated_at)}.{ended}"


def _threshold(found: Incident, playbook: Playbook, key: str, answer: ThresholdReview | None) -> dict:
    words = f"*{foreign(incident.asks(playbook, [key]))}*\n{FIRST} "
    if answer:
        minutes = f" ({answer.minutes} min)" if answer.minutes is not None else ""
        words += f"*{answer.fit}*" + (f"\n{SECOND}{minutes}\n{quoted(answer.earlier, 700)}" if answer.earlier or minutes else "")
    else:
        words += "_Not answered yet._"
    open_form = button("Change" if answer else "Answer", actions.REVIEW_THRESHOLD, f"{found.id}:{key}")
    return section(words, open_form)


def _gap(found: Incident, playbook: Playbook, gap: Gap) -> dict:
    return section(gap_line(gap, playbook), button("Change", actions.CHANGE_GAP, f"{found.id}:{gap.id}"))


def gap_line(gap: Gap, playbook: Playbook) -> str:
    """One gap: kind, words, owning team and due date."""
    team = playbook.teams[gap.team].title if gap.team in playbook.teams else gap.team
    owner = f" · owned by {foreign(team, 60)}" if team else ""
    return f"{gap.kind.capitalize()}: {foreign(gap.text, 700)}{owner}" + (f" · due {gap.due:%Y-%m-%d}" if gap.due else "")


def _gap_buttons(found: Incident, asked: Review, gaps: list[Gap]) -> dict:
    buttons = [button("Add a gap", actions.ADD_GAP, str(found.id))]
    if not gaps:
        label = "No gap: noted" if asked.no_gap else "No gap created this need"
        buttons.append(button(label, actions.NO_GAP, str(found.id)))
    return row(*buttons)


def _missing(found: Incident, asked: Review) -> dict:
    return section(f"*{MISSING}*\n{_missing_in_words(asked)}",
                   button("Answer" if asked.missing is None else "Change", actions.REVIEW_MISSING, str(found.id)))


def _missing_in_words(asked: Review) -> str:
    return "Not answered yet." if asked.missing is None else foreign(asked.missing, 700) or "None is missing."


def _gaps_in_words(asked: Review, gaps: list[Gap]) -> str:
    if gaps:
        return "; ".join(f"{gap.kind}: {foreign(gap.text, 200)}" for gap in gaps)
    return "No gap." if asked.no_gap else "Not answered yet."


def threshold_form(found: Incident, playbook: Playbook, key: str, answer: ThresholdReview | None,
                   suggestion: list[dict] | None = None) -> dict:
    """The first two records for one threshold. `suggestion` are blocks that offer another wording, once."""
    options = [option(fit.capitalize(), fit) for fit in Fit]
    chosen = next((made for made in options if answer and made["value"] == answer.fit), None)
    minutes = {"type": "number_input", "is_decimal_allowed": False, "min_value": "0", "max_value": "100000"}
    if answer and answer.minutes is not None:
        minutes["initial_value"] = str(answer.minutes)
    return modal(actions.THRESHOLD_FORM, f"Review of {found.reference}", [
        section(f"*{foreign(incident.asks(playbook, [key]))}*"), *(suggestion or []),
        field("fit", FIRST, radio(options, chosen)),
        field("earlier", SECOND, text_input(answer.earlier if answer else "", lines=True, most=LONGEST), optional=True),
        field("minutes", "Minutes that would have saved, if known", minutes, optional=True),
    ], "Save", private_metadata=json.dumps({"incident": found.id, "threshold": key, "suggested": bool(suggestion)}))


def gap_form(found: Incident, playbook: Playbook, gap: Gap | None, suggestion: list[dict] | None = None) -> dict:
    """The third record: kind, words, owning team, due date."""
    kinds = [option(kind.capitalize(), kind) for kind in playbook.review.gap_kinds]
    teams = [option(team.title, key) for key, team in playbook.teams.items()][:100]
    kind = next((made for made in kinds if gap and made["value"] == gap.kind), None)
    team = next((made for made in teams if gap and made["value"] == gap.team), None)
    due = {"type": "datepicker"} | ({"initial_date": gap.due.isoformat()} if gap and gap.due else {})
    remove = [field("remove", "Remove", checkboxes([option("Remove this gap", "remove")]), optional=True)] if gap and gap.id else []
    return modal(actions.GAP_FORM, f"Review of {found.reference}", [
        *(suggestion or []),
        field("kind", "Which kind of gap created this need?", select(kinds, kind)),
        field("text", "What is missing?", text_input(gap.text if gap else "", lines=True, most=LONGEST)),
        field("team", "Owning team", select(teams, team), optional=True),
        field("due", "Due", due, optional=True), *remove,
    ], "Save", private_metadata=json.dumps({"incident": found.id, "gap": gap.id if gap else None, "suggested": bool(suggestion)}))


def missing_form(found: Incident, asked: Review) -> dict:
    """Which threshold should have fired and did not? Left empty: none."""
    return modal(actions.MISSING_FORM, f"Review of {found.reference}", [
        field("missing", MISSING, text_input(asked.missing or "", lines=True, most=LONGEST), optional=True,
              hint="Leave it empty if none is missing. Write it as a sentence people could tick."),
    ], "Save", private_metadata=json.dumps({"incident": found.id}))


def reminder(found: Incident, left: list[str], where: str) -> Words:
    """The open records are asked for again."""
    words = (f"The review of {found.reference} still asks for {listed(left)}. It takes a minute and makes the thresholds "
             f"better. {where}")
    return Words(words, [section(words), row(button("Answer", actions.OPEN_REVIEW, str(found.id)))])


def noted(found: Incident) -> Words:
    """Said privately to whoever pressed a button that needs no form."""
    words = f"Noted in the review of {found.reference}. Thank you."
    return Words(words, [section(words), context("It can be changed at any time.")])
