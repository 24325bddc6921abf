"""Outgoing rows and Slack's scripted answers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.outbox.answer import Answer, Outcome
from bot.outbox.message import Message

NOW = datetime(2026, 11, 23, 2, 55, tzinfo=UTC)


def row(**more) -> Message:
    return Message(**{"id": 7, "kind": "chat.postMessage", "to": "C1", "payload": {"text": "hi"},
                      "lane": "C1",
                      "created_at": NOW, "not_before": NOW} | more)


def ahead(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def ok(**data) -> Answer:
    return Answer(Outcome.DONE, data=data)


class Scripted:
    """Answers calls in order, and remembers them."""

    def __init__(self, *answers: Answer | Callable[[dict], Answer]):
        self.answers, self.calls = list(answers), []

    async def call(self, method: str, arguments: dict) -> Answer:
        self.calls.append((method, arguments))
        return self.answers.pop(0)
