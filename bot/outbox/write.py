"""What services say to Slack: each call writes one row in the turn's own transaction."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from bot.domain import place
from bot.domain.words import Words
from bot.outbox.message import UNFINISHED, Message, Sending


class Say:
    """Writes outgoing rows. Destinations are Slack ids or remembered names (bot.domain.place)."""

    def __init__(self, session: Session, now: datetime):
        self.session, self.now = session, now

    def post(self, to: str, words: Words, *, thread: str | None = None, keeps: str | None = None,
             spare: Words | None = None, wait: timedelta | None = None, needs: tuple[str, ...] = (),
             lane: str | None = None,
             **more) -> Message:
        """Post to a channel, a person (direct message), or in the thread of a remembered message.

        `thread` is the ts of another thread's parent; `keeps` remembers the message; `needs` are names its text refers
        to; with `wait`, it goes without them after that time, with the words of `spare`. In a `lane` of its own it does
        not queue behind what waits to be said to the same destination.
        """
        payload = words.payload() | ({"thread_ts": thread} if thread else {})
        return self._add("chat.postMessage", to, payload, lane=lane or to, needs=_names(to, *needs),
                         keeps=keeps,
                         wait_until=self.now + wait if wait else None, spare=spare and spare.payload(),
                         **more)

    def update(self, name: str, words: Words, *, needs: tuple[str, ...] = (), rest: timedelta = timedelta(0),
               **more) -> Message:
        """Edit a remembered message in place. A newer edit replaces one still
        waiting; `rest` lets edits gather."""
        return self._add("chat.update", name, words.payload(), lane=f"update {name}",
                         needs=_names(name, *needs),
                         replaces=f"update {name}", not_before=self.now + rest, **more)

    def whisper(self, channel: str, user: str, words: Words, *, thread: str | None = None, **more) -> Message:
        """A note only this person sees, in a channel they are in. Slack does not keep
        it: never the only copy.

        `thread` is the ts of the thread it belongs to."""
        payload = {"user": user} | words.payload() | ({"thread_ts": thread} if thread else {})
        return self._add("chat.postEphemeral", channel, payload, lane=f"whisper {channel}",
                         needs=_names(channel),
                         expires_at=self.now + timedelta(minutes=10), **more)

    def respond(self, response_url: str, words: Words, *, replace: bool = False, spare: Words | None = None,
                wait: timedelta | None = None, needs: tuple[str, ...] = (), **more) -> Message:
        """Answer a command or a button privately. Slack takes it for 30 minutes, five times."""
        manner = {"response_type": "ephemeral", "replace_original": replace}
        return self._add("respond", response_url, words.payload() | manner, lane=response_url,
                         needs=_names(*needs),
                         wait_until=self.now + wait if wait else None,
                         spare=spare and spare.payload() | manner,
                         expires_at=self.now + timedelta(minutes=29), **more)

    def unsay(self, response_url: str, **more) -> Message:
        """Take a private note away, by the response URL of a button on it."""
        return self._add("respond", response_url, {"delete_original": True}, lane=response_url,
                         expires_at=self.now + timedelta(minutes=29), **more)

    def open_channel(self, names: list[str], private: bool, keeps: str, **more) -> Message:
        """Create a channel with the first of `names` that is free."""
        return self._add("conversations.create", keeps, {"name": names[0], "is_private": private},
                         lane=f"open {keeps}",
                         keeps=keeps, facts={"names": names} | more.pop("facts", {}), **more)

    def invite(self, to: str, users: list[str], **more) -> Message:
        """Invite people to a channel; those who cannot come do not keep the others out."""
        return self._add("conversations.invite", to, {"users": users, "force": True}, lane=f"invite {to}",
                         needs=_names(to), **more)

    def pin(self, name: str, **more) -> Message:
        """Pin a remembered message. Optional: nothing waits for it."""
        return self._add("pins.add", name, {}, lane=f"pin {name}", needs=_names(name), **more)

    def react(self, channel: str, ts: str, emoji: str, **more) -> Message:
        """Put the bot's reaction on a message."""
        return self._add("reactions.add", channel, {"timestamp": ts, "name": emoji},
                         lane=f"reactions {channel}", **more)

    def unreact(self, channel: str, ts: str, emoji: str, **more) -> Message:
        """Take the bot's reaction off a message."""
        return self._add("reactions.remove", channel, {"timestamp": ts, "name": emoji},
                         lane=f"reactions {channel}", **more)

    def archive(self, to: str, **more) -> Message:
        """Archive a channel."""
        return self._add("conversations.archive", to, {}, lane=to, needs=_names(to), **more)

    def home(self, user: str, view: dict, **more) -> Message:
        """Publish a person's App Home."""
        return self._add("views.publish", user, {"view": view}, lane=f"home {user}", replaces=f"home {user}",
                         **more)

    def ask(self, method: str, about: str, then: str, arguments: dict, **more) -> Message:
        """Ask Slack something; `then` names the service that hears the answer (bot.listeners.outcomes)."""
        return self._add(method, about, arguments, lane=f"{method} {about}", needs=_names(about), then=then,
                         **more)

    def give_up(self, name: str) -> None:
        """This name will never be in Slack: what has spare words goes with them now, the rest is dropped."""
        waiting = self.session.exec(select(Message).where(Message.state == Sending.WAITING).with_for_update())
        for row in waiting:
            if name in row.needs and row.spare:
                row.wait_until = self.now
            elif name in row.needs:
                row.state, row.error, row.done_at = Sending.EXPIRED, f"{name} never came to be", self.now

    def is_on_its_way(self, *names: str) -> bool:
        """Whether a row waits, or is being sent, that will be remembered by one of these names."""
        rows = select(Message.id).where(Message.keeps.in_(names), Message.state.in_(UNFINISHED))
        return self.session.exec(rows.limit(1)).first() is not None

    def _add(self, kind: str, to: str, payload: dict, **more) -> Message:
        row = Message(kind=kind, to=to, payload=payload, created_at=self.now,
                      **({"not_before": self.now} | more))
        if row.replaces:
            self._take_the_place_of_older(row)
        self.session.add(row)
        return row

    def _take_the_place_of_older(self, row: Message) -> None:
        """Drop waiting rows this one replaces; it keeps their turn, so that steady edits do not starve."""
        older = select(Message).where(Message.replaces == row.replaces, Message.state == Sending.WAITING,
                                      Message.in_doubt.is_(False))
        # A row that a deliverer is claiming at this moment is on its way: it is left to go first.
        for stale in self.session.exec(older.with_for_update(skip_locked=True)):
            stale.state, stale.done_at = Sending.REPLACED, self.now
            row.not_before = min(row.not_before, stale.not_before)


def _names(*wanted: str) -> list[str]:
    return [name for name in dict.fromkeys(wanted) if place.is_name(name)]
