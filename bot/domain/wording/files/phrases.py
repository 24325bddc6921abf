"""The phrases of a language file, looked for in tagged sentences.

A phrase is written as it is said: `why did nobody (even) tell us/me earlier/sooner`. A slash separates choices,
round brackets hold what may be left out, `<class>` is any word of a word class, `...` is up to four words, and
SOMEONE, YOU, PERSON, GROUP, MACHINE, ME, WE, ANYONE stand for whoever is meant.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.wording.text.tokens import Token, fold
from bot.domain.wording.text.who import NOBODY, TAGS

GAP = 4
FILLER = "<filler>"
TAKEN_BACK = "-"  # stands before a rule's name where a phrase takes that rule back for its sentence
_MANY = 512  # states looked at from one word; a bound, far above what phrases need
_LONG = 5  # shorter words are too close to one another to mend a slip
_DENIAL = (
    3  # "it was never your fault", "insan hatası … değildir": so near a phrase, a negative takes it back
)
_MARKS = frozenset({"punct", "emoji", "end", "entity"})
_ELEMENT = re.compile(r"\(([^()]*)\)|(\S+)")


class PhraseError(ValueError):
    """A phrase that cannot be read: the rule it stands in, and what is wrong."""

    def __init__(self, rule: str, reason: str) -> None:
        self.rule = rule
        super().__init__(reason)


@dataclass(slots=True)
class _Node:
    words: dict[str, list["_Node"]] = field(default_factory=dict)
    kinds: dict[str, list["_Node"]] = field(default_factory=dict)
    shared: dict[tuple, "_Node"] = field(
        default_factory=dict
    )  # where phrases that start alike go on together
    gap: list["_Node"] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Match:
    """A rule that spoke, and the words as written that it spoke about."""

    rule: str
    words: tuple[str, ...]


@dataclass(slots=True)
class _Read:
    """A token as the tree reads it: a slip of one letter is mended, and counted."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    mistyped: bool


@dataclass(frozen=True)
class Phrases:
    """A tree of all phrases, walked once from each word: the work grows with the sentence, not with its past."""

    root: _Node
    classes: Mapping[str, tuple[str, ...]]
    tags: Mapping[str, str]
    near: Mapping[str, tuple[str, ...]]
    vocabulary: frozenset[str]

    def match(self, tokens: Sequence[Token]) -> list[Match]:
        """Every rule that has a phrase in these tokens, the first place of each; marks between words do not matter,
        and neither do words of the class `filler`: "he clearly has no clue" is "he has no clue"."""
        spoken = [token for token in tokens if token.sort not in _MARKS]
        found = self._found(spoken)
        plain = [token for token in spoken if FILLER not in self.classes.get(token.word, ())]
        if len(plain) < len(spoken):
            found = self._found(plain) | found
        return [
            one for rule, one in found.items() if rule[0] != TAKEN_BACK and TAKEN_BACK + rule not in found
        ]

    def _found(self, spoken: Sequence[Token]) -> dict[str, Match]:
        read = [self._read(token) for token in spoken]
        found: dict[str, Match] = {}
        for first in range(len(read)):
            if any(_denies(one) for one in read[max(0, first - _DENIAL) : first]):
                continue
            for rule, last in self._from(read, first):
                if any("<takes_back>" in one.kinds for one in read[last : last + _DENIAL + 1]):
                    continue
                found.setdefault(rule, Match(rule, tuple(dict.fromkeys(t.shown for t in spoken[first:last]))))
        return found

    def _read(self, token: Token) -> "_Read":
        word = token.word
        if token.sort != "word" or len(word) < _LONG or word in self.vocabulary:
            return _Read((word,), (token.tag, *self.classes.get(word, ())), mistyped=False)
        meant = next((self.near[cut] for cut in _cuts(word) if cut in self.near), ())
        kinds = (kind for one in meant for kind in (self.tags.get(one, ""), *self.classes.get(one, ())))
        return _Read(meant, (token.tag, *kinds), mistyped=bool(meant))

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
            waiting.extend((beyond, place, GAP, typo) for beyond in node.gap)


def _denies(read: _Read) -> bool:
    return "<negative>" in read.kinds or NOBODY in read.kinds


def _next(node: _Node, read: _Read, place: int, typo: bool) -> Iterable:
    if not (read.mistyped and typo):
        for word in read.words:
            for reached in node.words.get(word, ()):
                yield reached, place + 1, 0, typo or read.mistyped
    for kind in read.kinds:
        for reached in node.kinds.get(kind, ()):
            yield reached, place + 1, 0, typo or read.mistyped


def _cuts(word: str) -> list[str]:
    """The word itself and with each one letter left out: two words meet in one of these when one slip apart."""
    return [word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))] if len(word) <= 20 else [word]


def compile_phrases(
    rules: Mapping[str, Iterable[str]],
    classes: Mapping[str, Iterable[str]],
    contractions: Mapping[str, str],
    tags: Mapping[str, str],
) -> Phrases:
    """A tree of the phrases of all rules; `tags` says who a word means. Raises PhraseError that names the rule."""
    root = _Node()
    members: dict[str, list[str]] = {}
    for name, class_words in classes.items():
        for word in class_words:
            members.setdefault(fold(word), []).append(f"<{name}>")
    words = set(members)
    for rule, phrases in rules.items():
        for phrase in phrases:
            elements = [
                _element(rule, phrase, part, classes, contractions) for part in _ELEMENT.finditer(phrase)
            ]
            if not any(element.needed for element in elements):
                raise PhraseError(rule, f"{phrase!r}: nothing in it must be said")
            _plant(root, elements, rule)
            words.update(
                part for one in elements for said in one.choices for part in said if not _is_kind(part)
            )
    known = {word: tuple(names) for word, names in members.items()}
    return Phrases(
        root, known, tags, _near(words - set(classes.get("first_names", ()))), frozenset(words | set(tags))
    )


def _is_kind(part: str) -> bool:
    return part in TAGS or part == "..." or part.startswith("<")


def _near(words: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(word for word in words if len(word) >= _LONG):
        for cut in _cuts(word):
            found[cut] = (*found.get(cut, ()), word)
    return found


@dataclass(frozen=True)
class _Element:
    """One place of a phrase: what may be said there, each choice a row of words, and whether it must be."""

    choices: tuple[tuple[str, ...], ...]
    needed: bool


def _plant(root: _Node, elements: Sequence[_Element], rule: str) -> None:
    ends = [root]
    for element in elements:
        reached = _together(ends[0], element) if len(ends) == 1 else _branch(ends, element)
        ends = [reached] if element.needed else [*ends, reached]
    for end in ends:
        if rule not in end.rules:
            end.rules.append(rule)


def _together(end: _Node, element: _Element) -> _Node:
    key = element.choices if element.needed else (*element.choices, "?")
    if key not in end.shared:
        end.shared[key] = _branch([end], element)
    return end.shared[key]


def _branch(ends: Sequence[_Node], element: _Element) -> _Node:
    target = _Node()
    for end in ends:
        for said in element.choices:
            node = end
            for part in said[:-1]:
                node = _link(node, part, _Node())
            _link(node, said[-1], target)
    return target


def _link(node: _Node, part: str, target: _Node) -> _Node:
    if part == "...":
        node.gap.append(target)
    elif part in TAGS:
        for tag in TAGS[part]:
            node.kinds.setdefault(tag, []).append(target)
    else:
        edges = node.kinds if part.startswith("<") else node.words
        edges.setdefault(part, []).append(target)
    return target


def _element(rule: str, phrase: str, part: re.Match, classes: Mapping, contractions: Mapping) -> _Element:
    said = _choices(rule, phrase, part, classes)
    choices = tuple(tuple(_written_out(one, contractions)) for one in said)
    return _Element(choices, needed=part.group(1) is None)


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
    return said


__all__ = ["TAKEN_BACK", "Match", "PhraseError", "Phrases", "compile_phrases"]
