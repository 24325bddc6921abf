"""Which question fits: by what is talked about, and where nothing speaks for one, by the kind of blame."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from .facts import facts
from .language import Language
from .wordings import Asking, Words

_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=\S)")
_NUMBERED = "0123456789 "
_MOST_NAMED = 5  # words: what is longer is not said twice


@dataclass(frozen=True)
class _Said:
    """A clause: its words, what it is about ("" where that cannot be named), and the words of the sentence around it."""

    known: Mapping[str, str]
    what: str = ""
    undone: str = ""  # "is tested", of what was not
    around: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Question:
    """`key` is signal, dependency, expertise or gap."""

    key: str
    ask: str


def fitting(blamed: str, reworded: str, kind: str, language: Language, topic: str = "") -> Question:
    """The first of the file's questions that suits what is said; else the one for this kind of blame.

    A question that stands without a new sentence (`reworded`) must make sense by itself: only
    `alone` words lead to it, looked for in what was `blamed`. One that names {what} needs a sentence about something,
    or without one the `topic` of the message.
    """
    whole = [_Said(_known(reworded or blamed), topic)]
    each = [
        _Said(_known(part), _subject(part, blamed, language), _undone(part, language), _known(sentence))
        for sentence in _SENTENCE.split(reworded)
        for part in _clauses(sentence, language)
    ]
    for one in language.wordings.asking:
        if one.kinds and kind not in one.kinds:
            continue
        for said in each if reworded and ("{what}" in one.ask or one.named) else whole:
            word = _asks(one, said, bool(reworded), language)
            if word is not None:
                return Question(one.key, _filled(one, word, said))
    key = language.kinds[kind].question
    return Question(key, language.questions[key])


def _asks(one: Asking, said: _Said, reworded: bool, language: Language) -> str | None:
    """The word of a sentence for which this question suits it; None where it does not."""
    if ("{what}" in one.ask and not said.what) or ("{undone}" in one.ask and not said.undone):
        return None
    if one.named and not _names(one, said.what, language):
        return None
    if one.also and _met(one.with_these, said.around or said.known) is None:
        return None
    return _met(one.wanted if reworded else one.wanted_alone, said.known)


def _filled(one: Asking, word: str, said: _Said) -> str:
    """The question with what it names; {rest} is what stands behind the word that is `named`: "the wrong | bucket name"."""
    what, words = said.what, said.what.split()
    at = next((place for place, each in enumerate(words, 1) if each.casefold() in one.named), len(words))
    return one.ask.replace("{word}", word).replace("{what}", what).replace("{rest}", " ".join(words[at:])).replace("{undone}", said.undone)


def _names(one: Asking, what: str, language: Language) -> bool:
    """Whether a word of what is talked about is `named`; the thing itself, its last word, may be in a "{list}"."""
    *words, last = what.casefold().rstrip(_NUMBERED).split() or [""]  # "disk 7"
    lists = language.wordings.lists
    things = [name[1:-1] for name in one.named if name.startswith("{")]
    if any(last in lists.get(name, ()) for name in things):
        return True
    if "covered" in things and any(fact.kind in ("name", "code") for fact in facts(last)):
        return True  # a service or a host
    return any(word in one.named for word in (words if "{rest}" in one.ask else [*words, last]))


def _clauses(sentence: str, language: Language) -> list[str]:
    """The parts of a sentence that each say what became of something: "the label was misread | the drive was pulled"."""
    lists = language.wordings.lists
    parts: list[list[str]] = [[]]
    for word in sentence.split():
        told = any(one in lists.get("said_of", ()) for one in parts[-1])
        if told and word in lists.get("next_clause", ()):
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(one) for one in parts]


def _subject(sentence: str, blamed: str, language: Language) -> str:
    """What a new sentence is about, as it stands within a sentence: "the apex record"; "" where it is too long to be
    named again, or a word that only points. What there was "News of" is what it is about."""
    lists = language.wordings.lists
    words = sentence.split()
    if " ".join(words[:2]).casefold() in lists.get("before_named", ()):
        words = words[2:]
    ends = next((place for place, word in enumerate(words) if word.rstrip(".!?") in lists.get("said_of", ())), 0)
    first, *more = words[:ends] or [""]
    if not 0 < ends <= _MOST_NAMED or first.casefold() in lists.get("not_named", ()) or first[:1].isdigit():
        return ""
    if any(word.endswith((".", ",", ";", ":", "!", "?")) or word in lists.get("not_in_named", ()) for word in words[:ends]):
        return ""
    small = first[:1].lower() + first[1:]
    if small in lists.get("a", ()) and lists.get("the"):
        first = small = lists["the"][0]  # said once, it is known
    common = small in _WORD.findall(blamed) or small in lists.get("the", ()) or small in lists.get("covered", ())
    return " ".join([small if common else first, *more])


def _undone(part: str, language: Language) -> str:
    """ "is tested", where something "was | not | tested"; "" where nothing is said to be undone."""
    lists, done = language.wordings.lists, language.wordings.verb_forms.by_form["done"]
    words = [*(word.rstrip(".,;:!?") for word in part.split()), ""]
    for was, no, verb, after in zip(words, words[1:], words[2:], words[3:], strict=False):
        if was in lists.get("was", ()) and no in lists.get("not", ()) and verb in done:
            behind = f" {after}" if after in lists.get("particles", ()) else ""
            return f"{lists['is'][lists['was'].index(was)]} {verb}{behind}"
    return ""


def _met(wanted: Words, known: Mapping[str, str]) -> str | None:
    """The first known word that is wanted, as written; "kuyru*" wants any word that begins so, "*" any at all."""
    if not wanted.exact.isdisjoint(known):
        return next(known[word] for word in wanted.written if word in known)
    if not wanted.beginnings:
        return None
    return next((shown for word, shown in known.items() if word.startswith(wanted.beginnings)), None)


def _known(said: str) -> dict[str, str]:
    """The words of a text and its pairs of words in lower case, and each as it is written."""
    words = _WORD.findall(said)
    return {one.casefold(): one for one in (*words, *map(" ".join, pairwise(words)))}


def longest_question(language: Language) -> int:
    """How many characters the longest question of the file has."""
    asked = [*language.questions.values(), *(one.ask for one in language.wordings.asking)]
    return max(len(one) for one in asked)
