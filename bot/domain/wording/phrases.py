"""The phrases of a language file, looked for in tagged sentences.

A phrase is written as it is said: `why did nobody (even) tell us/me earlier/sooner`. A slash separates choices,
round brackets hold what may be left out, `<class>` is any word of a word class, `...` is up to four words, and
SOMEONE, YOU, PERSON, GROUP, MACHINE, ME, WE, ANYONE stand for whoever is meant.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

from .tokens import Token, fold
from .who import TAGS

GAP = 4
_MANY = 512  # states looked at from one word; a bound, far above what phrases need
_LONG = 5  # shorter words are too close to one another to mend a slip
_ELEMENT = re.compile(r"\(([^()]*)\)|(\S+)")


class PhraseError(ValueError):
    """A phrase that cannot be read: the rule it stands in, and what is wrong."""

    def __init__(self, rule: str, reason: str) -> None:
        self.rule = rule
        super().__init__(reason)


@dataclass(slots=True)
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    kinds: dict[str, "_Node"] = field(default_factory=dict)
    gap: "_Node | None" = None
    rules: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Match:
    """A rule that spoke, and the tokens (first, behind the last) it spoke about."""

    rule: str
    first: int
    last: int


@dataclass(slots=True)
class _Read:
    """A token as the tree reads it: a slip of one letter is mended, and counted."""

    word: str
    kinds: tuple[str, ...]
    mistyped: bool


@dataclass(frozen=True)
class Phrases:
    """A tree of all phrases, walked once from each word: the work grows with the sentence, not with its past."""

    root: _Node
    classes: Mapping[str, tuple[str, ...]]
    near: Mapping[str, str]
    vocabulary: frozenset[str]

    def match(self, tokens: Sequence[Token]) -> list[Match]:
        """Every rule that has a phrase in these tokens, the first place of each."""
        read = [self._read(token) for token in tokens]
        found: dict[str, Match] = {}
        for first in range(len(read)):
            for rule, last in self._from(read, first):
                found.setdefault(rule, Match(rule, first, last))
        return list(found.values())

    def _read(self, token: Token) -> "_Read":
        word = token.word
        if token.sort == "word" and len(word) >= _LONG and word not in self.vocabulary:
            word = next((self.near[cut] for cut in _cuts(word) if cut in self.near), word)
        return _Read(word, (token.tag, *self.classes.get(word, ())), word != token.word)

    def _from(self, read: list, first: int) -> Iterable[tuple[str, int]]:
        waiting = [(self.root, first, 0, False)]
        seen = 0
        while waiting and seen < _MANY:
            node, place, skipped, typo = waiting.pop()
            seen += 1
            for rule in node.rules:
                yield rule, place
            if place < len(read):
                waiting.extend(_next(node, read[place], place, typo))
                if skipped and place > first:
                    waiting.append((node, place + 1, skipped - 1, typo))
            if node.gap:
                waiting.append((node.gap, place, GAP, typo))


def _next(node: _Node, read: _Read, place: int, typo: bool) -> Iterable:
    if not (read.mistyped and typo):
        if read.word in node.words:
            yield node.words[read.word], place + 1, 0, typo or read.mistyped
    for kind in read.kinds:
        if kind in node.kinds:
            yield node.kinds[kind], place + 1, 0, typo or read.mistyped


def _cuts(word: str) -> set[str]:
    """The word itself and with each one letter left out: two words meet in one of these when one slip apart."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(1, len(word))} if len(word) <= 20 else {word}


def compile_phrases(
    rules: Mapping[str, Iterable[str]], classes: Mapping[str, Iterable[str]], contractions: Mapping[str, str]
) -> Phrases:
    """A tree of the phrases of all rules. Raises PhraseError that names the rule."""
    root = _Node()
    members: dict[str, list[str]] = {}
    for name, class_words in classes.items():
        for word in class_words:
            members.setdefault(fold(word), []).append(f"<{name}>")
    words = set(members)
    for rule, phrases in rules.items():
        for phrase in phrases:
            for spelled in _spellings(rule, phrase, classes, contractions):
                _plant(root, spelled, rule)
                words.update(part for part in spelled if not _is_kind(part))
    return Phrases(root, {word: tuple(names) for word, names in members.items()}, _near(words), frozenset(words))


def _is_kind(part: str) -> bool:
    return part in TAGS or part == "..." or part.startswith("<")


def _near(words: set[str]) -> dict[str, str]:
    return {cut: word for word in sorted(words) if len(word) >= _LONG for cut in _cuts(word)}


def _plant(root: _Node, spelled: Sequence[str], rule: str) -> None:
    ends = [root]
    for part in spelled:
        ends = [grown for end in ends for grown in _grow(end, part)]
    for end in ends:
        if rule not in end.rules:
            end.rules.append(rule)


def _grow(node: _Node, part: str) -> list[_Node]:
    if part == "...":
        node.gap = node.gap or _Node()
        return [node.gap]
    if part in TAGS:
        return [node.kinds.setdefault(tag, _Node()) for tag in sorted(TAGS[part])]
    if part.startswith("<"):
        return [node.kinds.setdefault(part, _Node())]
    return [node.words.setdefault(part, _Node())]


def _spellings(rule: str, phrase: str, classes: Mapping, contractions: Mapping) -> Iterable[list[str]]:
    choices = [_choices(rule, phrase, part, classes) for part in _ELEMENT.finditer(phrase)]
    if not choices:
        raise PhraseError(rule, "an empty phrase")
    if prod(len(chosen) for chosen in choices) > _MANY:
        raise PhraseError(rule, f"{phrase!r}: too many choices; use a word class or two phrases")
    for chosen in product(*choices):
        yield [part for said in chosen for part in _written_out(said, contractions)]


def _written_out(said: str, contractions: Mapping[str, str]) -> Iterable[str]:
    for part in said.split():
        yield from (part,) if _is_kind(part) else contractions.get(fold(part), fold(part)).split()


def _choices(rule: str, phrase: str, part: re.Match, classes: Mapping) -> list[str]:
    optional, plain = part.groups()
    said = (optional if plain is None else plain).split("/")
    for one in (word for choice in said for word in choice.split()):
        if one.startswith("<") and one[1:-1] not in classes:
            raise PhraseError(rule, f"{phrase!r}: no word class {one} under words")
        if "(" in one or ")" in one:
            raise PhraseError(rule, f"{phrase!r}: round brackets cannot be nested or left open")
    return said + [""] if plain is None else said


__all__ = ["Match", "PhraseError", "Phrases", "compile_phrases"]
