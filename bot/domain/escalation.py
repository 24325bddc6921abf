"""The act of escalating: what a responder says, in the form or typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

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
    chosen: bool = False  # by a button: the thanks take the place of the message that asked


@dataclass(frozen=True)
class Typed:
    """What could be read from the words after the command."""

    service: str | None = None
    thresholds: tuple[str, ...] = ()
    signal: str = ""
    sure: bool = True  # False where another reading is likely: the form then shows what was understood

    @property
    def says_it_all(self) -> bool:
        return bool(self.service and self.thresholds and self.sure)


# "1,4" or "1, 4" or "4": the thresholds by their numbers in the form.
_NUMBERS = re.compile(r"\d{1,2}(?:\s*,\s*\d{1,2})*(?=\s|$)")
# A number that may count something: "2 of 5 pods", "3 times slower", "4 min behind", and many of a kind: "3 pods crash".
_MAY_COUNT = re.compile(r"\d{1,2} +(?:(?i:of|out of|(?:in|or) \d+|%|percent|times|x|ms|s|sec|min|h|[kmgt]b)(?!\S)"
                        r"|(?<!\b1 )\w{2,}[^\W\dsiu]s\b)")
NEAR = 75  # percent; from here on a word is taken for a misspelt service
SHORT = 4  # letters; shorter words are near to too much
# A word of the command, with an incident or without.
_WORD = re.compile(r"(\S+)(?:\s+(?:inc|drill)?-?\d+)?", re.IGNORECASE)


def choices(playbook: Playbook) -> dict[str, str]:
    """What can be ticked, in the order of the form: threshold keys and their sentences."""
    asked = {key: threshold.ask for key, threshold in playbook.thresholds.items()}
    return asked | {WORRIED: "None of these, and I am worried"}


def service_key(word: str, playbook: Playbook) -> str | None:
    """The service of this name, whatever its case."""
    return next((key for key in playbook.services if key.lower() == word.strip().lower()), None)


def nearest(word: str, playbook: Playbook, most: int = 5) -> str:
    """The services most like a word that is none, for a sentence."""
    return ", ".join(found[0] for found in process.extract(word.lower(), list(playbook.services), limit=most))


def read(words: str, playbook: Playbook, guessed_service: str | None = None, *,
         in_incident: bool = False) -> Typed:
    """Read `checkout-api 1,4 p99 at 5 s since 14:02`: service, thresholds by number or key, then the signal.

    The service may be left out where the channel tells it; numbers count only when all of
    them exist. Outside an incident's channel "3 errors" is a signal: one number that words
    follow counts only after a service.
    """
    words = words.strip()
    first, _, rest = words.partition(" ")
    service = service_key(first, playbook)
    if service:
        return _headed(service, rest.strip(), playbook)
    thresholds, signal = _thresholds(words, playbook)
    named, _, after = signal.partition(" ")
    if thresholds and (service := service_key(named, playbook)):
        return Typed(service, thresholds, after.strip())  # the other way round: "1,4 checkout-api p99"
    if thresholds and (in_incident or not signal or not first.isdigit()):
        return _headed(guessed_service, words, playbook)
    meant = process.extractOne(first.lower(), list(playbook.services), scorer=_alike, score_cutoff=NEAR)
    thresholds, signal = _thresholds(rest.strip(), playbook) if meant else ((), words)
    if meant and thresholds:
        return Typed(meant[0], thresholds, signal, sure=False)
    return Typed(guessed_service or (meant and meant[0]), (), words)


def _headed(service: str | None, words: str, playbook: Playbook) -> Typed:
    """Thresholds at the head of the words. A number that may count something stays in the signal as well."""
    thresholds, signal = _thresholds(words, playbook)
    if thresholds and _MAY_COUNT.match(words):
        return Typed(service, thresholds, words, sure=False)
    return Typed(service, thresholds, signal)


def _alike(word: str, service: str, **_) -> float:
    """How near a word is to a service's name, or to the beginning of it: "chekout" for checkout-api."""
    begun = fuzz.ratio(word, service[:len(word)].lower()) if len(word) >= SHORT else 0
    return max(begun, fuzz.ratio(word, service.lower()))


def misspelt(typed: str, words: Iterable[str]) -> str | None:
    """The word of the command that stands one slip away from what was typed: "help" for "hlep"."""
    found = _WORD.fullmatch(typed.strip().lower())
    near = (word for word in words if found and len(word) >= SHORT and OSA.distance(found[1], word) == 1)
    return next(near, None)


def _thresholds(words: str, playbook: Playbook) -> tuple[tuple[str, ...], str]:
    """Thresholds at the head of the words, and what is left."""
    keys = list(choices(playbook))
    if found := _NUMBERS.match(words):
        numbers = [int(number) for number in found.group().split(",")]
        known = [keys[number - 1] for number in numbers if 1 <= number <= len(keys)]
        rest = words[found.end():]
    else:
        first, _, rest = words.partition(" ")
        numbers = [word for word in first.lower().split(",") if word]
        known = [key for word in numbers for key in keys if key.lower() == word]
    return (tuple(dict.fromkeys(known)),
            rest.strip()) if known and len(known) == len(numbers) else ((), words)


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
    perhaps: str | None = None  # the word of the command that was perhaps meant
