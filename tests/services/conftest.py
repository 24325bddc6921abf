"""Services on a fresh database: turns at a time of one's choosing, rows and outgoing messages to look at."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.config.playbooks import Playbooks
from bot.domain import place
from bot.domain.escalation import Escalation
from bot.domain.incident import Incident
from bot.domain.place import Place
from bot.migrations import migrate
from bot.outbox.answer import Answer, Outcome
from bot.outbox.message import Message, Sending
from bot.services.steps.opening import open_incident
from bot.services.turn import Turn, carry_out
from bot.store.database import Database
from tests.services.kept_log import keep_log

PLAYBOOKS = Path(__file__).parents[2] / "playbooks"
ADA = "U024ADA01"
URL = "https://hooks.example.com/1"  # answers a command or a button
START = datetime(2026, 11, 23, 2, 55, tzinfo=UTC)


class House:
    """The bot without Slack: services are taken as the doors take them, and nothing is sent."""

    def __init__(self, database: Database):
        self.database, self.now, self.playbook = database, START, Playbooks(PLAYBOOKS).current
        self.languages = None  # for services that check wording

    def take(self, service, *args, **kwargs):
        """Run a service in one transaction on this thread; what it raises rolls everything back."""
        return self.database.turn(lambda session: carry_out(self.turn(session), service, *args, **kwargs))

    def turn(self, session: Session) -> Turn:
        return Turn(session=session, now=self.now, playbook=self.playbook, languages=self.languages, command="/escalate",
                    bot_user="U024MUSTER", workspace_url="https://example.slack.com/")

    def pass_time(self, **length: float) -> None:
        self.now += timedelta(**length)

    def rows(self, table, *where):
        """Rows of a table, in the order of their keys."""
        with Session(self.database.engine, expire_on_commit=False) as session:
            return list(session.exec(select(table).where(*where).order_by(*table.__table__.primary_key)))

    def sent(self, kind: str = "chat.postMessage", to: str | None = None) -> list[Message]:
        """Rows written for Slack and not replaced."""
        wanted = self.rows(Message, Message.kind == kind, Message.state != Sending.REPLACED)
        return [row for row in wanted if to is None or row.to == to]

    def texts(self, to: str, kind: str = "chat.postMessage") -> list[str]:
        return [row.payload["text"] for row in self.sent(kind, to)]

    def answers(self, outcome, row: Message, error: str | None = None, *, aimed_at: tuple | None = None, **data) -> None:
        """Slack answers a row, sent `aimed_at` a place; `outcome` is the service that hears it."""
        answer = Answer(Outcome.REFUSED if error else Outcome.DONE, error, data=data, aimed_at=aimed_at)
        self.take(lambda turn: outcome(turn, turn.session.get(Message, row.id), answer))

    def lands(self, name: str, channel: str, ts: str | None = None) -> None:
        """A remembered name is in Slack now."""
        self.take(lambda turn: turn.session.add(Place(name=name, channel=channel, ts=ts)))

    def opened(self, **more) -> int:
        """An incident on checkout-api, its channel there; its number."""
        request = {"service": "checkout-api", "thresholds": ("customer_impact",), "responder": "U024ADA01",
                   "signal": "p99 at 5 s"} | more
        number = self.take(lambda turn: open_incident(turn, Escalation(**request)).id)
        self.lands(place.room(number), f"C{number}")
        self.take(lambda turn: setattr(turn.session.get(Incident, number), "channel", f"C{number}"))
        return number


@pytest.fixture
def house(tmp_path):
    database = Database(f"sqlite:///{tmp_path}/muster.db")
    migrate(database.engine)
    yield House(database)
    database.close()


@pytest.fixture
def room(house):
    """INC-1 in C1, whose log grace keeps."""
    keep_log(house)
    return house
