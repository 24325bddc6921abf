"""The three questions: a form for one, its answer, and the team an answer names."""

from bot.domain.incident import Incident
from bot.domain.question import QUESTIONS
from bot.services.steps import question, which
from bot.services.steps.wording import suggest
from bot.services.turn import Turn
from bot.store import call as calls
from bot.store import card
from bot.views import question as view


def form(turn: Turn, number: int, key: str) -> dict:
    """The form for one question, with the answer so far."""
    incident = which.numbered(turn, number)
    return view.form(incident, key, card.answers(turn.session, incident.id).get(key, ""))


def said(turn: Turn, number: int, key: str, text: str) -> dict | None:
    """The form once more when the wording check has a suggestion for what the card is to say."""
    found = suggest(turn.playbook, turn.languages, text)
    return found and view.form(which.numbered(turn, number), key, text, found.blocks)


def answer(turn: Turn, number: int, key: str, text: str) -> dict | None:
    """Keep the answer. Returns a form that offers to call a team the answer names, if
    it names one not called yet."""
    incident = which.numbered(turn, number)
    if key in QUESTIONS:
        question.save(turn, incident, key, text)
        incident.active_at = turn.now
    team = _named_team(turn, incident, text)
    return view.offer_team(incident, team, turn.playbook.teams[team].title) if team else None


def _named_team(turn: Turn, incident: Incident, text: str) -> str | None:
    """The first team of the playbook that the words name and that is not in the incident yet."""
    words = f" {text.lower().replace('-', ' ')} "
    there = {call.team for call in calls.of_incident(turn.session, incident.id) if call.called_at}
    for key, team in turn.playbook.teams.items():
        names = {key.lower().replace("-", " "), team.title.lower().replace("-", " ")}
        if key not in there and any(_stands_in(name, words) for name in names):
            return key
    return None


def _stands_in(name: str, words: str) -> bool:
    """Whether the name stands in the words as a whole word."""
    at = words.find(name)
    while at >= 0:
        if not words[at - 1].isalnum() and not words[at + len(name)].isalnum():
            return True
        at = words.find(name, at + 1)
    return False
