"""Reading back what was written while nobody listened: the threads of the decision logs of open incidents."""

from sqlmodel import col, select

from bot.domain import place
from bot.domain.decision import MARKS
from bot.domain.heard import TOMBSTONE, Said, said
from bot.domain.incident import Incident
from bot.domain.place import Place
from bot.outbox.answer import Answer
from bot.outbox.message import UNFINISHED, Message
from bot.services.steps import decision, reading
from bot.services.turn import Turn
from bot.store import decision as decisions
from bot.store import incident as incidents
from bot.store import place as places

GONE = ("thread_not_found", "message_not_found")


def read_back(turn: Turn) -> None:
    """Ask for the log threads of all open incidents: at the start, and after a connection was lost. Asking twice
    is harmless."""
    for incident in incidents.all_open(turn.session):
        reading.ask_if_new(turn, incident)
        for name in places.starting_with(turn.session, place.log(incident.id)):
            reading.ask(turn, incident, name)


def is_reading(turn: Turn) -> bool:
    """Whether threads are still being read."""
    waiting = select(Message.id).where(col(Message.state).in_(UNFINISHED), Message.then == "log_read")
    return turn.session.exec(waiting.limit(1)).first() is not None


def log_read(turn: Turn, row: Message, answer: Answer) -> None:
    """A page of a log thread: new replies and edits are taken down; after the last page, what is missing."""
    incident, log = incidents.get(turn.session, row.incident_id), places.named(turn.session, row.to)
    if log is None or not answer.ok and answer.error not in GONE:
        return
    messages = answer.data.get("messages", [])
    for reply in filter(None, (said(log.channel, message) for message in messages)):
        _bring_up_to_date(turn, incident, log, reply)
    seen = row.facts["seen"] + [message["ts"] for message in messages if message.get("subtype") != TOMBSTONE]
    if cursor := answer.data.get("response_metadata", {}).get("next_cursor"):
        reading.ask(turn, incident, row.to, row.facts | {"seen": seen}, cursor)
        return
    _withdraw_missing(turn, log, row.facts["up_to"], set(seen))
    if log.name == place.log(incident.id) and log.ts not in seen:
        decision.repost_log(turn, incident)


def _bring_up_to_date(turn: Turn, incident: Incident, log: Place, reply: Said) -> None:
    if reply.thread == log.ts:
        decision.reply(turn, incident, reply)
        decision.mark(turn, incident, reply, on=bool(reply.marks.intersection(MARKS)))
    if marked := decisions.on_timeline(turn.session, reply.channel, reply.ts):
        decision.amend(turn, marked, reply)


def _withdraw_missing(turn: Turn, log: Place, up_to: int, seen: set[str]) -> None:
    for entry in decisions.of_thread(turn.session, log.channel, log.ts, up_to):
        if entry.ts not in seen:
            decision.withdraw(turn, entry.channel, entry.ts)
