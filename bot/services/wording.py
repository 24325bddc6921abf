"""The private note about wording: sent to the author alone, answered by a button, then forgotten.

No text of a message that got a note is kept: the row that sends the note, and the one that posts a wording, are
emptied once Slack has answered. What stays is a rule's count of "this was not blame", and who turned notes off.
"""

import hashlib
from dataclasses import replace

from bot.domain.heard import Said
from bot.domain.suggestion import REST as TEN_MINUTES
from bot.domain.suggestion import Suggestion
from bot.domain.text import from_slack
from bot.domain.timer import Timer
from bot.domain.words import Words
from bot.outbox.answer import Answer
from bot.outbox.message import Message
from bot.services.steps import wording as steps
from bot.services.turn import Turn
from bot.store import incident as incidents
from bot.store import timer
from bot.store import wording as wordings
from bot.views import wording as view


def note(turn: Turn, incident_id: int, said: Said, found: Suggestion) -> None:
    """Whisper the suggestion to the author, where they wrote, at most once in ten minutes."""
    incident = incidents.get(turn.session, incident_id)
    if incident is None or not steps.wanted(turn, incident, said.user):
        return
    timer.put(turn.session, steps.NOTE_REST, turn.now + TEN_MINUTES, incident_id=incident.id, key=said.user)
    plain = replace(found, wording=found.wording and from_slack(found.wording, turn.contacts.key_of))
    turn.say.whisper(said.channel, said.user, view.note(plain, said.thread), thread=said.thread, then="wording_settled")


def fingerprint(said: Said) -> str:
    """Tells that a message had its note, without naming the message."""
    return "note " + hashlib.sha256(f"{said.channel} {said.ts}".encode()).hexdigest()[:24]


def forget(_turn: Turn, row: Message, _answer: Answer) -> None:
    """The row has done its work, or never will: nothing of the wording or its reader stays."""
    row.payload, row.spare = {}, None


def rested(_turn: Turn, _fallen_due: Timer) -> None:
    """Ten minutes are over: the timer is gone, and with it the only trace of the note."""


def post(turn: Turn, wording: str, channel: str, thread: str | None, response_url: str) -> None:
    """Put the wording up for everybody, without a name, and take the note away."""
    turn.say.unsay(response_url)
    here = incidents.running_in(turn.session, channel)
    if incidents.of_message(turn.session, here, channel, thread or ""):
        turn.say.post(channel, view.posted(wording), thread=thread, then="wording_settled")


def keep(turn: Turn, response_url: str) -> None:
    """The author keeps their words: the note goes away."""
    turn.say.unsay(response_url)


def not_blame(turn: Turn, kind: str, rule: str, response_url: str) -> None:
    """The rule was wrong: count it, and take the note away."""
    wordings.count_not_blame(turn.session, rule, kind)
    turn.say.unsay(response_url)


def turn_off(turn: Turn, person: str, response_url: str) -> None:
    """No further notes for this person (Slack user id); the note says how to have them again."""
    wordings.turn_notes(turn.session, person, False)
    turn.say.respond(response_url, view.turned(False, turn.command), replace=True)


def notes(turn: Turn, words: str, person: str) -> Words:
    """`/escalate notes on` and `off`; without either, how it stands."""
    chosen = {"on": True, "off": False}.get(words.strip().lower())
    if chosen is not None:
        wordings.turn_notes(turn.session, person, chosen)
    return view.turned(wordings.wants_notes(turn.session, person), turn.command)


def say_who_reads(turn: Turn) -> None:
    """At a start: the cards of what runs tell which language model reads along, or that none does any longer."""
    turn.touched.update(incident.id for incident in incidents.all_open(turn.session))
