"""Troubles on demand: what Slack or the network may do to a Web API call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass
class Fault:
    method: str  # "chat.postMessage", or "*" for every method
    error: str | None = None  # ok:false with this error, e.g. "fatal_error"
    status: int | None = None  # an HTML page with this status, e.g. 503
    retry_after: float | None = None  # 429 with this Retry-After, seconds
    reset: Literal["before", "after"] | None = None  # the connection breaks before or after the effect
    delay: float = 0  # real seconds before the answer
    effect: bool = False  # with error or status: the call took effect nevertheless
    when: Callable[[dict], bool] | None = None  # only for calls with such arguments
    times: int = 1

    def fits(self, method: str, args: dict) -> bool:
        return self.method in (method, "*") and self.times > 0 and (self.when is None or self.when(args))

    @property
    def spoils_answer(self) -> bool:
        return bool(self.error or self.status or self.retry_after is not None or self.reset)

    @property
    def takes_effect(self) -> bool:
        return self.effect or self.reset == "after" or not self.spoils_answer

    @property
    def trouble(self) -> str:
        """What the record of the call says about it."""
        if self.reset:
            return "connection reset"
        return self.error or ("ratelimited" if self.retry_after is not None else f"http {self.status}")


class Faults:
    """The faults that are waiting for their call; each strikes `times` times, the first added first."""

    def __init__(self):
        self._waiting: list[Fault] = []

    def add(self, method: str, **how) -> Fault:
        """See Fault for the ways: error=, status=, retry_after=, reset=, delay=, effect=, when=, times=."""
        fault = Fault(method, **how)
        self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        self._waiting.clear()

    def strike(self, method: str, args: dict) -> Fault | None:
        """The fault this call suffers, if any; used up by one."""
        fault = next((one for one in self._waiting if one.fits(method, args)), None)
        if fault:
            fault.times -= 1
        return fault
