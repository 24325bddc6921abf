"""Which question fits: by what is talked about, and where nothing speaks for one, by the kind of blame."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .language import Language

_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_ANY = "*"
_MOST_NAMED = 4  # words: what is longer is not said twice


@dataclass(frozen=True)
class Question:
    """`key` is signal, dependency, expertise or gap."""

    key: str
    ask: str


def fitting(blamed: str, reworded: str, kind: str, language: Language) -> Question:
    """The first of the file's questions that suits what is said; else the one for this kind of blame.

    A question that stands without a new sentence (`reworded`) must make sense by itself: only
    `alone` words lead to it, looked for in what was `blamed`. One that names {what} needs a sentence about something.
    """
    known, what = _known(reworded or blamed), _subject(reworded, blamed, language)
    for one in language.wordings.asking:
        if not (one.kinds and kind not in one.kinds) and (what or "{what}" not in one.ask):
            word = _met(one.about if reworded else one.wanted_alone, known)
            if word is not None and (not one.also or _met(one.also, known) is not None):
                return Question(one.key, one.ask.replace("{word}", word).replace("{what}", what))
    key = language.kinds[kind].question
    return Question(key, language.questions[key])


def _subject(reworded: str, blamed: str, language: Language) -> str:
    """What the new sentence is about, as it stands within a sentence: "the apex record"; "" where it is too long to be
    named again, or a word that only points."""
    lists = language.wordings.lists
    words = reworded.split()
    ends = next((place for place, word in enumerate(words) if word in lists.get("said_of", ())), 0)
    first, *more = words[:ends] or [""]
    if not 0 < ends <= _MOST_NAMED or first.casefold() in lists.get("not_named", ()) or first[:1].isdigit():
        return ""
    if any(word.endswith((".", ",", ";", ":", "!", "?")) for word in words[:ends]):
        return ""
    small = first[:1].lower() + first[1:]
    written = {word.strip(".,;:!?") for word in blamed.split()}
    return " ".join([small if small in written or small in lists.get("the", ()) else first, *more])


def _met(wanted: Sequence[str], known: Mapping[str, str]) -> str | None:
    """The first known word that is wanted, as written; "kuyru*" wants any word that begins so, "*" any at all."""
    exact = next((known[word] for word in wanted if word in known), None)
    beginnings = tuple(word.removesuffix(_ANY) for word in wanted if word.endswith(_ANY))
    if exact is not None or not beginnings:
        return exact
    return next((shown for word, shown in known.items() if word.startswith(beginnings)), None)


def _known(said: str) -> dict[str, str]:
    """The words of a text and its pairs of words in lower case, and each as it is written."""
    words = _WORD.findall(said)
    return {one.casefold(): one for one in (*words, *map(" ".join, pairwise(words)))}


def longest_question(language: Language) -> int:
    """How many characters the longest question of the file has."""
    asked = [*language.questions.values(), *(one.ask for one in language.wordings.asking)]
    return max(len(one) for one in asked)
