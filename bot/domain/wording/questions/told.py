"""What each clause of a new sentence tells: what it is about, and what became of that. A question can say it again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from bot.domain.wording.files.language import Language

from .retold import Retold

_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=\S)")
_ENDS = ".,;:!?"


@dataclass(frozen=True)
class Told:
    """A clause: its words, the words of the sentence around it, and what a question may say of it again.

    `slots` holds, as far as the clause tells it: `what` it is about (`thing` where that is one beyond doubt, `that` where
    it may be a mere "it"; `them`, `is` and `it_is` for it in other places); the `verb` of what was done to it, or what it
    did; of what was done to it `done` ("is swapped") and the `value` it was set to; of what was not done `undone` ("is
    tested"), of what it suffered `harm` ("is lost"), by what it `fails` ("went down"); the `level` it was at and the
    `span` it took; what was the `right` thing where it went wrong, the `other` one that was meant, the `count` that was
    given; and what was `lacking`: there was none of it, or it went without ("the canary").
    """

    known: Mapping[str, str]
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
    return [Told(words_of(part), words_of(sentence), Retold(part, blamed, language).slots()) for part, sentence in parts]


def _sentences(said: str) -> list[str]:
    """The sentences, with code in one piece: "`a. b` was deleted"."""
    found: list[str] = []
    for part in _SENTENCE.split(said):
        if found and found[-1].count("`") % 2:
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def words_of(said: str) -> dict[str, str]:
    """The words of a text and its pairs of words in lower case, and each as it is written."""
    words = _WORD.findall(said)
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
