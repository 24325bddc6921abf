"""A turn: one transaction in which a service loads, decides, saves and says."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import event
from sqlmodel import Session

from bot.domain.contact import Contacts
from bot.domain.incident import Incident
from bot.domain.place import Place, incident_of
from bot.domain.playbook import Playbook
from bot.domain.wording import Languages
from bot.outbox.answer import Answer
from bot.outbox.message import Message
from bot.outbox.write import Say
from bot.services.steps import card
from bot.store import contact, inbox
from bot.store.database import Database

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Turn:
    """What a service works with. `now` is UTC; everything is saved when the service returns, or nothing is."""

    session: Session
    now: datetime
    playbook: Playbook
    languages: Languages
    command: str  # the slash command's name, "/escalate"
    bot_user: str  # the bot's own Slack user id
    workspace_url: str
    adviser: str = ""  # "model at host" of the language model that is asked about wording, where there is one
    touched: set[int] = field(default_factory=set)  # incidents whose card may have changed

    @cached_property
    def say(self) -> Say:
        """Writes what goes out to Slack."""
        return Say(self.session, self.now)

    @cached_property
    def contacts(self) -> Contacts:
        """Who of the roster can be reached."""
        return contact.contacts(self.session, self.playbook)

    def forget_contacts(self) -> None:
        """Somebody was found to have left: who can be reached is read again."""
        self.__dict__.pop("contacts", None)


Service = Callable[Concatenate[Turn, P], T]


@dataclass(frozen=True)
class Turns:
    """Runs services in turns. One is made by bot.run and handed to the doors."""

    database: Database
    context: Callable[[Session], Turn]  # a fresh turn on a session, with the playbook in force and the time
    after_commit: Callable[[], None]  # wakes the deliverer
    in_time: bool = False  # somebody waits: a turn that takes too long is given up

    @property
    def unhurried(self) -> "Turns":
        """The same for what nobody waits for: it takes as long as the database needs."""
        return replace(self, in_time=False)

    async def take(self, service: Service[P, T], *args: P.args, once: str | None = None, **kwargs: P.kwargs) -> T | None:
        """Run a service in a transaction of its own.

        `once` is the id of Slack's delivery: one taken before is a quiet no-op, and None comes back. A
        Refusal (and any other exception) rolls everything back, the delivery too.
        """
        def work(session: Session) -> T:
            turn = self.context(session)
            if once:
                inbox.take(session, once, turn.now)
            return carry_out(turn, service, *args, **kwargs)

        try:
            result = await self.database.run(work, in_time=self.in_time)
        except inbox.Repeated:
            return None
        self.after_commit()
        return result

    def hear(self, outcomes: dict[str, Callable[[Turn, Message, Answer], None]]):
        """What the deliverer calls in its own transaction, so that Slack's answer and what follows are one."""
        def hear(session: Session, row: Message, answer: Answer) -> None:
            carry_out(self.context(session), lambda turn: row.then and outcomes[row.then](turn, row, answer))
        return hear


def carry_out(turn: Turn, service: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Run a service, then draw the cards of the incidents it touched: a card is always true."""
    def notice(session: Session, *_flush: object) -> None:
        turn.touched.update(filter(None, map(_incident_of, [*session.new, *session.dirty, *session.deleted])))

    event.listen(turn.session, "before_flush", notice)
    try:
        result = service(turn, *args, **kwargs)
        turn.session.flush()
    finally:
        event.remove(turn.session, "before_flush", notice)
    for incident_id in sorted(turn.touched):
        card.refresh(turn, incident_id)
    return result


def _incident_of(row: object) -> int | None:
    """The incident a row belongs to; outgoing rows say nothing about an incident's state."""
    if isinstance(row, Incident):
        return row.id
    if isinstance(row, Place):
        return incident_of(row.name)
    return None if isinstance(row, Message) else getattr(row, "incident_id", None)
