"""An incident for views to show, built without a database."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.config.playbooks import Playbooks
from bot.domain.call import Call, CallState
from bot.domain.card import Card
from bot.domain.incident import Firing, Incident
from bot.domain.role import Offer, Role
from bot.domain.timer import Timer
from bot.sandbox.render import render

PLAYBOOK = Playbooks(Path(__file__).parents[2] / "playbooks").current
NOW = datetime(2026, 11, 23, 2, 55, tzinfo=UTC)
LONG = "very long & <!channel> @here " * 300
ADA, GRACE, RADIA = "U024ADA01", "U024GRA01", "U024RAD01"


def incident(**more) -> Incident:
    return Incident(**{"id": 1, "service": "checkout-api", "severity": "critical", "signal": "p99 at 5 s", "responder": ADA,
                       "opened_at": NOW, "active_at": NOW} | more)


def offer(role: str = "commander", person: str = ADA, **more) -> Offer:
    return Offer(**{"id": 7, "incident_id": 1, "role": role, "person": person, "offered_at": NOW,
                    "lapses_at": NOW + timedelta(minutes=3)} | more)


def card(**more) -> Card:
    """Commander held by ada, scribe offered to grace, comms open; two waves."""
    return Card(**{
        "incident": incident(), "firings": [Firing(incident_id=1, threshold="customer_impact", at=NOW)],
        "roles": {"commander": Role(incident_id=1, name="commander", holder=ADA, since=NOW),
                  "scribe": Role(incident_id=1, name="scribe", offer_id=8),
                  "comms": Role(incident_id=1, name="comms", exhausted=True)},
        "offers": {8: offer("scribe", GRACE, id=8)},
        "calls": [Call(id=1, incident_id=1, team="payments", wave=1, state=CallState.CALLED, called_at=NOW, people=[GRACE]),
                  Call(id=2, incident_id=1, team="network", wave=2, due_at=NOW + timedelta(minutes=10)),
                  Call(id=3, incident_id=1, team="platform", wave=3, state=CallState.SKIPPED)],
        "joined": set(), "answers": {}, "places": set(), "playbook": PLAYBOOK,
        "timers": [Timer(kind="wave", incident_id=1, due_at=NOW + timedelta(minutes=10), because="wave 2: network is called")],
    } | more)


def read(blocks: list[dict]) -> str:
    """Blocks as a person reads them."""
    return render(blocks)


def texts(node) -> list[str]:
    """Every text inside a view or message."""
    if isinstance(node, dict):
        own = [node["text"]] if isinstance(node.get("text"), str) else []
        return own + [text for value in node.values() for text in texts(value)]
    return [text for item in node for text in texts(item)] if isinstance(node, list) else []
