"""Which question fits: by what is talked about, and where nothing speaks for one, by the kind of blame."""

import re
from dataclasses import dataclass

from .language import Language

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True)
class Question:
    """`key` is signal, dependency, expertise or gap."""

    key: str
    ask: str


def fitting(text: str, body: str, kind: str, key: str, language: Language) -> Question:
    """The first of the file's questions that suits what is said; `key` names the one for this kind of blame."""
    for said in (body, text) if body else (text,):
        words = _WORD.findall(said.casefold())
        known = set(words) | {" ".join(pair) for pair in zip(words, words[1:])}
        for one in language.wordings.get("asking", ()):
            if (not one.get("kinds") or kind in one["kinds"]) and not known.isdisjoint(one["about"]):
                return Question(one["key"], one["ask"])
    return Question(key, language.questions[key])
