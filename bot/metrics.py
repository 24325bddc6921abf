"""Figures for Prometheus. No label names a person, a channel, an incident or what was written."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.outbox.answer import Answer
from bot.services.standing import Standing

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)  # Slack gives up after three


class Metrics:
    """One process's figures, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._acknowledged = self._of(Histogram, "acknowledgement_seconds", "Until a request was answered", "kind",
                                      buckets=SECONDS)
        self._sends = self._of(Counter, "sends", "Calls to Slack", "method", "result")
        self._waiting = self._of(Gauge, "outbox_waiting", "Outgoing rows that are not done")
        self._age = self._of(Gauge, "outbox_age_seconds", "How long the longest waiting row has been due")
        self._late = self._of(Gauge, "timers_late", "Timers that should have fired more than ten seconds ago")
        self._open = self._of(Gauge, "incidents_open", "Incidents that are open, drills left out")

    def acknowledged(self, kind: str, seconds: float) -> None:
        """A request was answered."""
        self._acknowledged.labels(kind).observe(seconds)

    def sent(self, method: str, answer: Answer) -> None:
        """Slack answered a call, or did not."""
        self._sends.labels(method, answer.outcome.name.lower()).inc()

    def text(self, standing: Standing) -> bytes:
        """All figures, in Prometheus' own text format."""
        self._waiting.set(standing.outbox_waiting)
        self._age.set(standing.outbox_age)
        self._late.set(standing.timers_late)
        self._open.set(standing.incidents_open)
        return generate_latest(self._registry)

    def _of(self, make: Callable, name: str, words: str, *labels: str, **more):
        return make(f"muster_{name}", words, labels, registry=self._registry, **more)
