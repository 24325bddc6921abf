"""What each clause of a new sentence tells: what it is about, and what became of that. A question can say it again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from bot.domain.wording.files.language import Language
from bot.domain.wording.text.facts import facts

from .retold import Retold

_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=\S)")
_ENDS = ".,;:!?"
_NUMBERED = "0123456789 "


@dataclass(frozen=True)
class Subject:
    """What a clause is about, without what says more of it: "37 tickets | about blank invoices" are tickets.

    `words` leave out a number behind the thing ("disk 7"), `ends` are its last word with and without one ("p95");
    `shown` is that word as it is written.
    """

    words: tuple[str, ...]
    ends: frozenset[str]
    shown: str = ""

    @classmethod
    def of(cls, what: str, language: Language) -> "Subject":
        """That of `what`, as it stands within a sentence."""
        behind = language.wordings.sets.get("says_more", frozenset())
        words = what.split()
        stops = next((at for at, word in enumerate(words) if at and word.casefold() in behind), len(words))
        head = " ".join(words[:stops])
        shown = head.rstrip(_NUMBERED).split() or [""]
        bare = tuple(map(str.casefold, shown))
        return cls(bare, frozenset((bare[-1], head.rpartition(" ")[2].casefold())), shown[-1])

    @cached_property
    def is_system(self) -> bool:
        """Whether it is a service, a host or code by its look: "CoreDNS"."""
        return any(fact.kind in ("name", "code") for fact in facts(self.shown))


@dataclass(frozen=True)
class Told:
    """A clause: its words, what it is about, the words of the sentence around it, and what a question may say of it again.

    `slots` holds, as far as the clause tells it: `what` it is about (`thing` where that is one beyond doubt, `that` where
    it may be a mere "it"; `them`, `is` and `it_is` for it in other places); the `verb` of what was done to it, or what it
    did; of what was done to it `done` ("is swapped") and the `value` it was set to; of what was not done `undone` ("is
    tested"), of what it suffered `harm` ("is lost"), by what it `fails` ("went down"); the `level` it was at and the
    `span` it took; what was the `right` thing where it went wrong, the `other` one that was meant, the `count` that was
    given; and what was `lacking`: there was none of it, or it went without ("the canary").
    """

    known: Mapping[str, str]
    subject: Subject
    around: Mapping[str, str] | None = None
    slots: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def deed(self) -> Mapping[str, str]:
        """The words of what was done, or of what it did."""
        return words_of(self.slots.get("verb", ""))

    @cached_property
    def undone(self) -> Mapping[str, str]:
        """The words of what was not done."""
        return words_of(self.slots.get("undone", ""))


def told(reworded: str, blamed: str, language: Language) -> list[Told]:
    """Each clause of what was `reworded` from what was `blamed`."""
    parts = [(part, sentence) for sentence in _sentences(reworded) for part in _clauses(sentence, language)]
    slots = [Retold(part, blamed, language).slots() for part, _ in parts]
    return [
        Told(words_of(part, blamed), Subject.of(one.get("what", ""), language), words_of(sentence, blamed), one)
        for (part, sentence), one in zip(parts, slots, strict=True)
    ]


def _sentences(said: str) -> list[str]:
    """The sentences, with code in one piece: "`a. b` was deleted"."""
    found: list[str] = []
    for part in _SENTENCE.split(said):
        if found and found[-1].count("`") % 2:
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def words_of(said: str, blamed: str = "") -> dict[str, str]:
    """The words of a text and its pairs of words in lower case, and each as it is written, or as in what was `blamed` where
    its capital only begins the sentence."""
    words = _WORD.findall(said)
    small = words[0][:1].lower() + words[0][1:] if words else ""
    words[:1] = [small] if small in _WORD.findall(blamed) else words[:1]
    return {one.casefold(): one for one in (*words, *map(" ".join, pairwise(words)))}


def _clauses(sentence: str, language: Language) -> list[str]:
    """The parts of a sentence that each say what became of something: "the label was misread | the drive was pulled"."""
    lists = language.wordings.sets
    parts: list[list[str]] = [[]]
    for word in sentence.split():
        says = any(one.rstrip(_ENDS) in lists.get("said_of", ()) for one in parts[-1])
        points = len(parts[-1]) == 2 and parts[-1][0].casefold() in lists.get("points_on", ())  # "it happened | while pasting"
        if says and not points and word in lists.get("next_clause", ()):
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(one) for one in parts]
