"""Keeping the decision log: taking a message down, amending it, withdrawing it."""

from typing import TYPE_CHECKING

from bot.domain import decision as rule
from bot.domain import place
from bot.domain.decision import Entry, EntryKind
from bot.domain.heard import Said, moment
from bot.domain.incident import Incident
from bot.domain.place import Place
from bot.domain.text import from_slack
from bot.store import decision as decisions
from bot.store import inbox
from bot.store import place as places
from bot.store import role as roles
from bot.views import decision as view

if TYPE_CHECKING:
    from bot.domain.words import Words
    from bot.services.turn import Turn

TAKEN_DOWN = "heavy_check_mark"  # ✔


def reply(turn: "Turn", incident: Incident, said: Said, before: str | None = None) -> None:
    """A message stands in the log's thread: by the scribe or the commander of that time it is a decision, by
    anybody else a note. One that is in the log already is brought up to date. `before` is what it said until the
    edit this comes with."""
    if known := decisions.logged(turn.session, said.channel, said.ts):
        amend(turn, known, said, before)
    elif not inbox.taken(turn.session, _gone(said.channel, said.ts)):
        role = rule.decides(roles.held_by(turn.session, incident.id, said.user, said.at))
        entry = take_down(turn, incident, said, EntryKind.DECISION if role else EntryKind.NOTE, said.user, role)
        _say_when_edited(turn, entry, said, before)


def take_down(turn: "Turn", incident: Incident, said: Said, kind: EntryKind, by: str, role: str | None) -> Entry:
    """Write a message into the log; a decision gets the next number and a ✔."""
    entry = Entry(
        incident_id=incident.id, kind=kind, timeline=kind == EntryKind.TIMELINE, channel=said.channel, ts=said.ts,
        thread=said.thread, by=by, by_role=role, text=plain(turn, said.text)[:rule.LONGEST], at=said.at,
        edited_ts=said.edited_ts)
    if kind == EntryKind.DECISION:
        _number(turn, entry)
    turn.session.add(entry)
    turn.session.flush()
    return entry


def plain(turn: "Turn", text: str) -> str:
    """What Slack sends as plain text, people of the roster by their key: the log is read by those who work together."""
    return from_slack(text, turn.contacts.key_of)


def decide(turn: "Turn", entry: Entry, by: str, role: str) -> None:
    """A note becomes a decision."""
    entry.kind, entry.by, entry.by_role = EntryKind.DECISION, by, role
    _number(turn, entry)
    turn.session.add(entry)


def _number(turn: "Turn", entry: Entry) -> None:
    entry.number = decisions.next_number(turn.session, entry.incident_id)
    turn.say.react(entry.channel, entry.ts, TAKEN_DOWN, incident_id=entry.incident_id)


def _say_when_edited(turn: "Turn", entry: Entry, said: Said, before: str | None) -> None:
    """An edit that arrives before its message: the log says that there was an earlier wording."""
    if said.edited_ts and before and before != said.text:
        entry.amended_at = moment(said.edited_ts)
        decisions.keep_earlier(turn.session, entry, [plain(turn, before)[:rule.LONGEST]], entry.amended_at)


def amend(turn: "Turn", entry: Entry, said: Said, before: str | None = None) -> None:
    """Take over the wording of an edit. The log keeps what was said before; the timeline shows how it stands."""
    earlier = rule.amend(entry, plain(turn, said.text), said.edited_ts, before and plain(turn, before))
    if not entry.timeline:
        decisions.keep_earlier(turn.session, entry, earlier, moment(said.edited_ts or said.ts))
    turn.session.add(entry)


def mark(turn: "Turn", incident: Incident, said: Said, on: bool) -> None:
    """The message stands on the timeline, or it does not."""
    standing = decisions.on_timeline(turn.session, said.channel, said.ts)
    if on and standing is None:
        take_down(turn, incident, said, EntryKind.TIMELINE, said.user, None)
    elif standing and not on:
        turn.session.delete(standing)


def withdraw(turn: "Turn", channel: str, ts: str) -> None:
    """A message is gone: its decision is withdrawn and keeps its number, and it leaves the timeline. A message
    that arrives after its own deletion is not taken down."""
    inbox.remember(turn.session, _gone(channel, ts), turn.now)
    for entry in decisions.of_message(turn.session, channel, ts):
        if entry.timeline:
            turn.session.delete(entry)
        elif entry.withdrawn_at is None:
            entry.withdrawn_at = turn.now
            turn.session.add(entry)


def _gone(channel: str, ts: str) -> str:
    return f"deleted {channel} {ts}"


def repost_log(turn: "Turn", incident: Incident) -> None:
    """The log's message was deleted: a new one opens, the entries are kept, the old thread is still heard. Learning
    it twice changes nothing. The old place stays remembered until the new one is there: a card that waits to be
    posted in the same room may need it for its link."""
    standing = places.named(turn.session, place.log(incident.id))
    if places.named(turn.session, place.earlier_log(incident.id, standing.ts)) is None:
        _remember_earlier(turn, incident, standing)
        _post_again(turn, incident, view.log_again(incident, turn.command))


def set_log_aside(turn: "Turn", incident: Incident) -> None:
    """The room moves, and the log begins anew there; replies in the thread it had still count."""
    if standing := places.forget(turn.session, place.log(incident.id)):
        _remember_earlier(turn, incident, standing)


def begin_log(turn: "Turn", incident: Incident) -> None:
    """The log's message where the incident runs now; it goes on from the one before, where there was one."""
    if places.starting_with(turn.session, place.log(incident.id)):
        _post_again(turn, incident, view.log_again(incident, turn.command, deleted=False))
        return
    turn.say.post(_beside_the_card(incident), view.log_begins(incident), keeps=place.log(incident.id), incident_id=incident.id)
    turn.say.pin(place.log(incident.id), incident_id=incident.id)


def _remember_earlier(turn: "Turn", incident: Incident, standing: Place) -> None:
    places.remember(turn.session, place.earlier_log(incident.id, standing.ts), standing.channel, standing.ts)


def _post_again(turn: "Turn", incident: Incident, words: "Words") -> None:
    """It is pinned once it is there: until then its name may stand for the message before."""
    turn.say.post(_beside_the_card(incident), words, keeps=place.log(incident.id), then="log_posted", incident_id=incident.id)


def _beside_the_card(incident: Incident) -> str:
    """Threads do not nest: beside an incident's thread, the log is a message of its own."""
    return incident.channel if incident.in_thread else place.room(incident.id)
