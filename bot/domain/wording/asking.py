"""Which question fits: by what is talked about, and where nothing speaks for one, by the kind of blame."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .language import Language

_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_ANY = "*"


@dataclass(frozen=True)
class Question:
    """`key` is signal, dependency, expertise or gap."""

    key: str
    ask: str


def fitting(text: str, body: str, kind: str, key: str, language: Language) -> Question:
    """The first of the file's questions that suits what is said; `key` names the one for this kind of blame.

    A question that stands without a new sentence (`body`) must make sense by itself: only
    `alone` words lead to it.
    """
    known = _known(body or text)
    for one in language.wordings.asking:
        if (not one.kinds or kind in one.kinds) and _meets(one.about if body else one.alone, known):
            return Question(one.key, one.ask)
    return Question(key, language.questions[key])


def _meets(wanted: Sequence[str], known: set[str]) -> bool:
    """Whether one of the wanted words is known; "kuyru*" wants any word that begins so, "*" any at all."""
    if not known.isdisjoint(wanted):
        return True
    beginnings = tuple(word.removesuffix(_ANY) for word in wanted if word.endswith(_ANY))
    return bool(beginnings) and any(word.startswith(beginnings) for word in known)


def _known(said: str) -> set[str]:
    """The words of a text, and its pairs of words."""
    words = _WORD.findall(said.casefold())
    return set(words) | {" ".join(pair) for pair in pairwise(words)}


def longest_question(language: Language) -> int:
    """How many characters the longest question of the file has."""
    asked = [*language.questions.values(), *(one.ask for one in language.wordings.asking)]
    return max(len(one) for one in asked)
