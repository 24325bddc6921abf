"""Counting at the end: what was promised against what the database and Slack hold."""

from collections import Counter

from sqlmodel import Session, select

from bot.domain import place
from bot.domain.call import Call
from bot.domain.decision import Entry, EntryKind
from bot.domain.incident import Incident
from bot.domain.role import Offer, OfferState, Role
from bot.domain.timer import Timer
from bot.domain.update import Update
from bot.outbox.message import UNFINISHED, Message, Sending
from bot.sandbox import Sandbox
from tests.chaos.scene import Promises

POST = "chat.postMessage"
CALLED = (("checkout-api", "payments"), ("checkout-api", "network"), ("edge-gateway", "network"), ("edge-gateway", "platform"))


class Count:
    """What was lost and what was doubled, each as a line of words."""

    def __init__(self, sandbox: Sandbox, session: Session, kept: Promises, now):
        self.slack, self.session, self.kept, self.now = sandbox, session, kept, now
        self.lost: list[str] = []
        self.doubled: list[str] = []
        for look in (self._posts, self._unfinished, self._incidents, self._roles, self._log, self._timers, self._endings):
            look()

    def _once(self, what: str, found: int, wanted: int = 1) -> None:
        if found < wanted:
            self.lost.append(f"{what}: {found} of {wanted}")
        elif found > wanted:
            self.doubled.append(f"{what}: {found} instead of {wanted}")

    def _rows(self, table, *where) -> list:
        return list(self.session.exec(select(table).where(*where).order_by(*table.__table__.primary_key)))

    def _posts(self) -> None:
        """Every post that was decided stands in Slack once, and no two say the same."""
        standing = Counter(_trace(message) for message in self.slack.workspace.all_messages())
        for row in self._rows(Message, Message.kind == POST):
            self._once(f"{row.keeps or row.to}: {row.payload['text'][:60]!r} ({row.state})", standing[row.trace],
                       1 if row.state == Sending.SENT else 0)
        said = Counter((message.channel, message.thread_ts, message.ephemeral_to, message.text)
                       for message in self.slack.workspace.all_messages() if _trace(message) or message.ephemeral)
        for (channel, _, _, text), times in said.items():
            self._once(f"said in {channel}: {text[:60]!r}", times)

    def _unfinished(self) -> None:
        """Nothing waits that could go, nothing was given up."""
        for row in self._rows(Message, Message.state.in_((*UNFINISHED, Sending.FAILED, Sending.EXPIRED))):
            if row.payload.get("timestamp") not in self.kept.deleted:  # no ✔ for a reply that is gone
                self.lost.append(f"outbox row {row.id} {row.kind} to {row.to} is {row.state}: {row.error}")

    def _incidents(self) -> None:
        """One channel per escalation; one card, one log, one announcement."""
        incidents, calls = self._rows(Incident), self.slack.calls
        made = sum(call.method == "conversations.create" and call.took_effect for call in calls)
        self._once("incidents", len(incidents), self.kept.escalated)
        self._once("channels", made, self.kept.escalated)
        for incident in incidents:
            ending = [place.review] if incident.service == "checkout-api" else []
            for name in (place.card, place.log, place.announcement, *ending):
                rows = self._rows(Message, Message.keeps == name(incident.id), Message.kind == POST)
                self._once(name(incident.id), len(rows))

    def _roles(self) -> None:
        """A role is offered to one person at a time, to each once, and whoever was told that they hold it does."""
        offers = self._rows(Offer)
        for (number, role, person), times in Counter((one.incident_id, one.role, one.person) for one in offers).items():
            self._once(f"offers of {role} in INC-{number} to {person}", times)
        for role, person in self.kept.accepted.items():
            yes = [offer.person for offer in offers if offer.role == role and offer.state == OfferState.ACCEPTED]
            self._once(f"{role} accepted by {person}", yes.count(person))
        for role in self._rows(Role):
            mine = [offer for offer in offers if (offer.incident_id, offer.role) == (role.incident_id, role.name)]
            for earlier, later in zip(mine, mine[1:], strict=False):
                if earlier.state == OfferState.OPEN or later.offered_at < earlier.offered_at:
                    self.doubled.append(f"{role.name} was offered to two people at a time")

    def _log(self) -> None:
        """Each decision once, in order, as it was last worded; what was deleted is withdrawn."""
        entries = self._rows(Entry)
        by_ts = Counter(entry.ts for entry in entries if entry.kind == EntryKind.DECISION)
        for ts in self.kept.decisions:
            if ts not in self.kept.deleted or by_ts[ts]:
                self._once(f"decision {self.kept.final_words[ts]!r}", by_ts[ts])
        standing = [entry for entry in entries if entry.kind == EntryKind.DECISION and not entry.withdrawn_at]
        for entry in standing:
            if entry.text != self.kept.final_words[entry.ts] or entry.ts in self.kept.deleted:
                self.lost.append(f"an edit: D{entry.number} says {entry.text!r}")
        numbers = [entry.number for entry in sorted(standing, key=lambda entry: float(entry.ts))]
        if numbers != sorted(numbers) or len(set(numbers)) != len(numbers):
            self.doubled.append(f"decisions are numbered {numbers}")
        marks = Counter(entry.ts for entry in entries if entry.timeline)
        for ts in self.kept.marked:
            self._once(f"timeline {ts}", marks[ts])

    def _timers(self) -> None:
        """Each timer fired once: no offer is out past its time, every wave was called, nothing due still stands."""
        for timer in self._rows(Timer, Timer.due_at <= self.now):
            self.lost.append(f"timer {timer.kind} {timer.key}, due at {timer.due_at:%H:%M}")
        services = {incident.id: incident.service for incident in self._rows(Incident)}
        calls = Counter((services[call.incident_id], call.team) for call in self._rows(Call, Call.called_at.is_not(None)))
        for service, team in CALLED:
            self._once(f"calls of {team} for {service}", calls[service, team])

    def _endings(self) -> None:
        texts = Counter(update.text for update in self._rows(Update, Update.text != ""))
        for text in self.kept.updates:
            self._once(f"update {text!r}", texts[text])
        if self.kept.closed and not self._rows(Incident, Incident.service == "checkout-api", Incident.state == "closed"):
            self.lost.append("the closing")


def _trace(message) -> str | None:
    return ((message.metadata or {}).get("event_payload") or {}).get("row")
