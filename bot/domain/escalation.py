"""The act of escalating: what a responder says, in the form or typed."""

import re
from dataclasses import dataclass

from bot.domain.playbook import Playbook
from bot.domain.threshold import WORRIED


@dataclass(frozen=True)
class Escalation:
    """What is needed to open an incident. Who typed it is kept to thank them, and shown to nobody."""

    service: str
    thresholds: tuple[str, ...]
    responder: str  # Slack user id
    signal: str = ""  # plain text
    signal_link: str = ""
    expertise: tuple[str, ...] = ()  # team keys
    severity: str | None = None  # None: preset by the ticks
    private: bool = False
    drill: bool = False
    participants: tuple[str, ...] = ()  # Slack ids, for a drill
    origin: str | None = None  # channel id
    response_url: str | None = None


@dataclass(frozen=True)
class Typed:
    """What could be read from the words after the command."""

    service: str | None = None
    thresholds: tuple[str, ...] = ()
    signal: str = ""
    unknown_service: str | None = None  # a word that stands where a service would and is none

    @property
    def says_it_all(self) -> bool:
        return bool(self.service and self.thresholds)


# "1,4" or "1, 4" or "4": the thresholds by their numbers in the form.
_NUMBERS = re.compile(r"(?P<numbers>\d{1,2}(?:\s*,\s*\d{1,2})*)(?=\s|$)")


def choices(playbook: Playbook) -> dict[str, str]:
    """What can be ticked, in the order of the form: threshold keys and their sentences."""
    asked = {key: threshold.ask for key, threshold in playbook.thresholds.items()}
    return asked | {WORRIED: "None of these, and I am worried"}


def read(words: str, playbook: Playbook, guessed_service: str | None = None) -> Typed:
    """Read `checkout-api 1,4 p99 at 5 s since 14:02`: service, thresholds by number or key, then the signal.

    The service may be left out where the channel tells it; numbers count only when all of them exist.
    """
    first, _, rest = words.strip().partition(" ")
    known = {key.lower(): key for key in playbook.services}
    service = known.get(first.lower())
    rest = rest.strip() if service else words.strip()
    thresholds, signal = _thresholds(rest, list(choices(playbook)))
    unknown = None if service or thresholds or guessed_service else first or None
    if not service and not thresholds and _thresholds(words.strip().partition(" ")[2].strip(), list(choices(playbook)))[0]:
        unknown = first  # "chekout-api 1,4 …": a service was meant
    return Typed(service or guessed_service, thresholds, signal, unknown)


def _thresholds(words: str, keys: list[str]) -> tuple[tuple[str, ...], str]:
    """Thresholds at the head of the words, and what is left."""
    found = _NUMBERS.match(words)
    if found:
        numbers = [int(number) for number in found["numbers"].split(",")]
        if all(1 <= number <= len(keys) for number in numbers):
            return tuple(dict.fromkeys(keys[number - 1] for number in numbers)), words[found.end():].strip()
        return (), words
    first, _, rest = words.partition(" ")
    named = [word.strip().lower() for word in first.split(",") if word.strip()]
    if named and all(word in keys for word in named):
        return tuple(dict.fromkeys(named)), rest.strip()
    return (), words


@dataclass(frozen=True)
class Draft:
    """The form as it stands: what is filled in so far, and where it was opened from."""

    service: str | None = None
    thresholds: tuple[str, ...] = ()
    signal: str = ""
    expertise: tuple[str, ...] = ()
    severity: str | None = None  # as chosen; None: preset by the ticks
    private: bool = False
    existing: str | None = None  # "add" or "separate", where an incident is open already
    origin: str | None = None  # channel id
    response_url: str | None = None
    link: str = ""  # of the message it was opened from
    incident_id: int | None = None  # opened in this incident's channel: a threshold is added to it
    drill: bool = False
    participants: tuple[str, ...] = ()
