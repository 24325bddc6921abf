"""The review: its forms, its answers, its reminders. Answers are kept and can be amended at any time."""

from datetime import date

from bot.domain import refusal
from bot.domain.incident import Incident, State
from bot.domain.review import Fit, Gap, Review, ThresholdReview, check_due, check_minutes
from bot.domain.timer import Timer
from bot.domain.words import Words
from bot.services.steps import review as steps
from bot.services.steps import which
from bot.services.steps.wording import suggest
from bot.services.turn import Turn
from bot.store import incident as incidents
from bot.store import review as reviews
from bot.store import role as roles
from bot.views import review as view


def shown(turn: Turn, words: str, channel: str, user: str | None = None) -> Words:
    """The review of an incident, privately."""
    incident = which.meant(turn, words, channel, "review", user)
    _review(turn, incident)
    return steps.drawn(turn, incident)


def shown_of(turn: Turn, number: int, response_url: str) -> None:
    """The same as an answer to a reminder's button."""
    turn.say.respond(response_url, steps.drawn(turn, _reviewed(turn, number)))


def threshold_form(turn: Turn, number: int, threshold: str) -> dict:
    """The form for the first two records of one threshold."""
    incident = _reviewed(turn, number)
    return view.threshold_form(incident, turn.playbook, threshold,
                               reviews.thresholds(turn.session, incident.id).get(threshold))


def threshold_said(turn: Turn, number: int, threshold: str, fit: str, earlier: str,
                   minutes: int | None) -> dict | None:
    """The form once more when the wording check has a suggestion for what was said;
    None when it can be kept."""
    check_minutes(fit, minutes)
    said = suggest(turn.playbook, turn.languages, earlier)
    answer = ThresholdReview(incident_id=number, threshold=threshold, fit=fit, earlier=earlier,
                             minutes=minutes,
                             at=turn.now)
    return said and view.threshold_form(_reviewed(turn, number), turn.playbook, threshold, answer,
                                        said.blocks)


def save_threshold(turn: Turn, number: int, threshold: str, fit: str, earlier: str,
                   minutes: int | None) -> None:
    """Keep the answer."""
    check_minutes(fit, minutes)
    incident = _reviewed(turn, number)
    turn.session.merge(ThresholdReview(incident_id=incident.id, threshold=threshold, fit=Fit(fit),
                                       earlier=earlier,
                                       minutes=minutes, at=turn.now))
    steps.changed(turn, incident)


def gap_form(turn: Turn, number: int, gap_id: str | None = None) -> dict:
    """The form for the third record, new or to be changed."""
    incident = _reviewed(turn, number)
    return view.gap_form(incident, turn.playbook, _gap(turn, incident, int(gap_id)) if gap_id else None)


def gap_said(turn: Turn, number: int, gap_id: int | None, kind: str, text: str, team: str | None,
             due: date | None) -> dict | None:
    """The form once more when the wording check has a suggestion for what was said;
    None when it can be kept."""
    incident = _reviewed(turn, number)
    _check_due(turn, incident, gap_id, due)
    said = suggest(turn.playbook, turn.languages, text)
    draft = Gap(id=gap_id, incident_id=number, kind=kind, text=text, team=team, due=due, at=turn.now)
    return said and view.gap_form(incident, turn.playbook, draft, said.blocks)


def save_gap(turn: Turn, number: int, gap_id: int | None, kind: str, text: str, team: str | None,
             due: date | None) -> None:
    """Keep a gap, new or changed. It takes back that there was none."""
    incident = _reviewed(turn, number)
    _check_due(turn, incident, gap_id, due)
    gap = _gap(turn, incident, gap_id) or Gap(incident_id=incident.id, kind=kind, text=text, at=turn.now)
    gap.kind, gap.text, gap.team, gap.due, gap.at = kind, text, team, due, turn.now
    turn.session.add(gap)
    _review(turn, incident).no_gap = False
    steps.changed(turn, incident)


def remove_gap(turn: Turn, number: int, gap_id: int) -> None:
    """Take a gap out again."""
    incident = _reviewed(turn, number)
    if gap := _gap(turn, incident, gap_id):
        turn.session.delete(gap)
    steps.changed(turn, incident)


def no_gap(turn: Turn, number: int, wanted: str, response_url: str | None) -> None:
    """"No gap created this need" is an answer too (`wanted` is "yes"), and can be taken back ("no")."""
    incident = _reviewed(turn, number)
    _review(turn, incident).no_gap = wanted == "yes"
    steps.changed(turn, incident)
    if response_url:
        turn.say.respond(response_url, view.noted(incident))


def missing_form(turn: Turn, number: int) -> dict:
    """The form for the threshold that should have fired and did not."""
    incident = _reviewed(turn, number)
    return view.missing_form(incident, _review(turn, incident).missing or "")


def missing_said(turn: Turn, number: int, missing: str) -> dict | None:
    """The form once more when the wording check has a suggestion for what was said;
    None when it can be kept."""
    said = suggest(turn.playbook, turn.languages, missing)
    return said and view.missing_form(_reviewed(turn, number), missing, said.blocks)


def save_missing(turn: Turn, number: int, missing: str) -> None:
    """Keep it; empty words mean that none is missing."""
    incident = _reviewed(turn, number)
    _review(turn, incident).missing = missing
    steps.changed(turn, incident)


def remind(turn: Turn, fallen_due: Timer) -> None:
    """Open records are asked for again: privately first, at last once where the
    incident ran, then never again."""
    incident = incidents.get(turn.session, fallen_due.incident_id)
    review = incident and reviews.of_incident(turn.session, incident.id)
    left = steps.left(turn, incident) if review else []
    if not left or incident.state != State.CLOSED or review.reminders >= turn.playbook.review.max_reminders:
        return
    review.reminders += 1
    last = review.reminders == turn.playbook.review.max_reminders
    to = incident.where if last else _whom_to_remind(turn, incident)
    where = "This is the last reminder." if last else "Only you are asked."
    turn.say.post(to, view.reminder(incident, left, where), incident_id=incident.id)
    if not last:
        steps.remind_later(turn, incident)


def _whom_to_remind(turn: Turn, incident: Incident) -> str:
    """The commander at the end; without one, whoever escalated."""
    commander = roles.of_incident(turn.session, incident.id).get("commander")
    return commander.holder if commander and commander.holder else incident.responder


def _reviewed(turn: Turn, number: int) -> Incident:
    incident = incidents.get(turn.session, number)
    if incident is None:
        raise refusal.NoSuchIncident(reference=f"INC-{number}", command=turn.command)
    _review(turn, incident)
    return incident


def _review(turn: Turn, incident: Incident) -> Review:
    review = reviews.of_incident(turn.session, incident.id)
    if review is None:
        no_review = refusal.NoReviewAsked if incident.state == State.STOOD_DOWN else refusal.NoReviewYet
        raise no_review(reference=incident.reference)
    return review


def _check_due(turn: Turn, incident: Incident, gap_id: int | None, due: date | None) -> None:
    known = _gap(turn, incident, gap_id)
    check_due(due, known and known.due, turn.now)


def _gap(turn: Turn, incident: Incident, gap_id: int | None) -> Gap | None:
    return next((gap for gap in reviews.gaps(turn.session, incident.id) if gap.id == gap_id), None)

