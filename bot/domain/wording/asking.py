"""Which question fits: by what is talked about, and where nothing speaks for one, by the kind of blame."""

import re
from dataclasses import dataclass

from .language import Language

_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_ANYTHING = "*"


@dataclass(frozen=True)
class Question:
    """`key` is signal, dependency, expertise or gap."""

    key: str
    ask: str


def fitting(text: str, body: str, kind: str, key: str, language: Language) -> Question:
    """The first of the file's questions that suits what is said; `key` names the one for this kind of blame.

    A question that stands without a new sentence (`body`) must make sense by itself: only the `alone` words lead to it.
    """
    known = _known(body) | {_ANYTHING} if body else _known(text)
    for one in language.wordings.asking:
        if (not one.kinds or kind in one.kinds) and not known.isdisjoint(one.about if body else one.alone):
            return Question(one.key, one.ask)
    return Question(key, language.questions[key])


def _known(said: str) -> set[str]:
    """The words of a text, and its pairs of words."""
    words = _WORD.findall(said.casefold())
    return set(words) | {" ".join(pair) for pair in zip(words, words[1:])}


def longest_question(language: Language) -> int:
    """How many characters the longest question of the file has."""
    asked = [*language.questions.values(), *(one.ask for one in language.wordings.asking)]
    return max(len(one) for one in asked)
