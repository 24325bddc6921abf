"""The timeline: messages marked with 📝.

Reactions arrive in any order, so an event only says that something changed: Slack is asked how the message stands, and
the answer decides. Answers about one channel come one after the other.
"""

from bot.domain.decision import MARKS
from bot.domain.heard import Mark, said
from bot.outbox.answer import Answer
from bot.outbox.message import Message
from bot.services.steps import decision as steps
from bot.services.turn import Turn
from bot.store import call as calls
from bot.store import incident as incidents

GONE = ("message_not_found", "thread_not_found")


def marked(turn: Turn, mark: Mark) -> None:
    """📝 was put on a message or taken off it: ask how the message stands. Nothing is said about it, the reaction
    itself shows."""
    here = incidents.running_in(turn.session, mark.channel)
    incident = incidents.of_message(turn.session, here, mark.channel, mark.ts)
    if incident and incident.active and mark.on:
        calls.join(turn.session, incident.id, mark.user, turn.now)
    if here:
        # A reaction tells no thread; conversations.replies finds a message wherever it stands, with its reactions. Its page
        # lets "a message in the thread" mean the whole thread: bounds ask for this one, and its parent may come along.
        only = {"oldest": mark.ts, "latest": mark.ts, "inclusive": True, "limit": 2}
        turn.say.ask("conversations.replies", mark.channel, "marked_message", {"ts": mark.ts} | only,
                     facts={"ts": mark.ts}, replaces=f"timeline {mark.channel} {mark.ts}")


def looked(turn: Turn, row: Message, answer: Answer) -> None:
    """Slack's answer: the message as it stands now."""
    if not answer.ok:
        if answer.error in GONE:
            steps.withdraw(turn, row.to, row.facts["ts"])
        return
    found = next((said(row.to, message, bots=True) for message in answer.data["messages"]
                  if message["ts"] == row.facts["ts"]), None)
    if found is None:
        return
    here = incidents.running_in(turn.session, found.channel)
    if incident := incidents.of_message(turn.session, here, found.channel, found.thread or found.ts):
        steps.mark(turn, incident, found, on=bool(found.marks.intersection(MARKS)))
