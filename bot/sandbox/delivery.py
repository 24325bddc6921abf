"""How payloads reach the app: one interface, two ways (sockets.py and webhooks.py)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

Kind = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True)
class Answer:
    """What the app answered: `problem` is None, or Slack's retry reason if it did not acknowledge."""

    payload: dict | None = None
    problem: str | None = None
    no_retry: bool = False  # the app asked for no redelivery (x-slack-no-retry)

    @property
    def ok(self) -> bool:
        return self.problem is None


@dataclass(frozen=True)
class Sent:
    """One delivery: `what` names the event, command, action or form; `problem` is None once acknowledged."""

    kind: Kind
    what: str
    payload: dict
    attempt: int
    problem: str | None


class Delivery(Protocol):
    async def send(self, kind: Kind, payload: dict, attempt: int = 0, reason: str = "") -> Answer:
        """Hand one payload to the app and wait for its acknowledgement, `ack_seconds` at most."""
        ...

    async def close(self) -> None: ...


class Recorder:
    """A delivery that keeps what it sent."""

    def __init__(self, inner: Delivery, on_change: Callable[[], None]):
        self._inner, self._on_change = inner, on_change
        self.log: list[Sent] = []

    async def send(
        self, kind: Kind, payload: dict, attempt: int = 0, reason: str = "", what: str = ""
    ) -> Answer:
        answer = await self._inner.send(kind, payload, attempt, reason)
        self.log.append(Sent(kind, what, payload, attempt, answer.problem))
        self._on_change()
        return answer

    async def close(self) -> None:
        await self._inner.close()
