"""The language files: what a team reads and extends, checked and frozen."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from sys import intern
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.domain.wording.text.tokens import fold
from bot.domain.wording.text.who import CLASSES, DEEDS, DETERMINERS, GROUP, TEAM_WORDS, Meant

from .kinds import KINDS
from .phrases import TAKEN_BACK, PhraseError, Phrases, compile_phrases
from .weights import Weights
from .wordings import Wordings

QUESTION_KEYS = ("signal", "dependency", "expertise", "gap")

# Ten times as fast as the same loader in Python, where PyYAML was built with libyaml.
_BASE = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 2_000  # characters that tell the language

# What was read last, by a digest of the files, so that a change in one language does not compile the others again.
_known: dict[str, "Language"] = {}
_MOST_KNOWN = 8

KindName = Literal[KINDS]  # type: ignore[valid-type]
QuestionKey = Literal[QUESTION_KEYS]  # type: ignore[valid-type]
Words = Annotated[tuple[str, ...], Field(min_length=1)]


class BadLanguage(ValueError):
    """A language file that cannot be used: which file, which rule or key, and why; all `errors` of its shape."""

    def __init__(self, file: str, rule: str, reason: str, errors: Sequence[Any] = ()) -> None:
        self.file, self.rule, self.reason, self.errors = file, rule, reason, errors
        super().__init__(f"{file}: {rule}: {reason}" if rule else f"{file}: {reason}")


class _Loader(_BASE):
    """Everything is text here: YAML would take the words "on", "no" and "yes" for truth values.

    A word is kept once, in however many lists it stands: that is a good part of the memory.
    """

    def construct_scalar(self, node: yaml.ScalarNode) -> str:
        return intern(super().construct_scalar(node))

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value!r} stands here twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Examples(_Part):
    """Sentences a rule must find, and sentences nothing may find."""

    blame: Words
    fine: Words


class Rule(_Part):
    """Phrases that mean blame of one kind; `certain` ones are found whatever the weights say.

    `unless` are phrases that take the rule back for the sentence they stand in: "as planned".
    """

    kind: KindName
    certain: bool = True
    phrases: Words
    unless: tuple[str, ...] = ()
    examples: Examples


class KindWords(_Part):
    """What is said about one kind of blame: one line why, and the question that leads."""

    why: str
    question: QuestionKey


class Language(_Part):
    """One language file. Words are compared lower case, without apostrophes and accents of haste."""

    language: str
    name: str
    recognised_by: Words
    silenced: tuple[str, ...] = ()
    words: Mapping[str, Words] = {}
    contractions: Mapping[str, str] = {}
    questions: Mapping[QuestionKey, str]
    kinds: Mapping[KindName, KindWords]
    rules: Mapping[str, Rule]
    wordings: Wordings = Wordings()
    weights: Weights | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Language":
        for what, given, wanted in (
            ("kinds", self.kinds, KINDS),
            ("questions", self.questions, QUESTION_KEYS),
        ):
            missing = [key for key in wanted if key not in given]
            if missing:
                raise ValueError(f"{what}: {', '.join(missing)} missing")
        unknown = [name for name in self.silenced if name not in self.rules and name not in KINDS]
        if unknown:
            raise ValueError(f"silenced: no rule or kind is named {', '.join(unknown)}")
        return self

    @cached_property
    def phrases(self) -> Phrases:
        """All phrases of the rules that are not silenced, ready to be looked for."""
        heard = {name: rule for name, rule in self.rules.items() if not self.silences(name)}
        spoken = {name: rule.phrases for name, rule in heard.items()}
        spoken |= {TAKEN_BACK + name: rule.unless for name, rule in heard.items() if rule.unless}
        tags = {**{word: GROUP for word in self.meant.team_words}, **self.meant.tags}
        return compile_phrases(spoken, self.words, self.contractions, tags)

    @cached_property
    def meant(self) -> Meant:
        """How this language tells a person, a group and a machine."""
        tags = {fold(word): tag for name, tag in CLASSES.items() for word in self.words.get(name, ())}
        names = self._class("names_and_words")
        plain = self.marks.union(*(self._class(name) for name in self.words)) - names
        deeds = frozenset().union(*(self._class(name) for name in DEEDS))
        return Meant(tags, self._class(TEAM_WORDS), deeds, plain, self._class(DETERMINERS))

    def _class(self, name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in self.words.get(name, ()))

    @cached_property
    def marks(self) -> frozenset[str]:
        """The function words the language is recognised by."""
        return frozenset(fold(word) for word in self.recognised_by)

    def knows(self, words: set[str]) -> int:
        """How much a set of folded words looks like this language; its function words count double."""
        return 2 * len(words & self.marks) + len(words & self.phrases.vocabulary)

    def silencing(self, *names: str) -> "Language":
        """The same language with these rules or kinds silenced too. ValueError: no such rule or kind."""
        own = {key: getattr(self, key) for key in type(self).model_fields}
        return type(self)(**own | {"silenced": (*self.silenced, *names)})

    def silences(self, rule: str) -> bool:
        """Whether the team has silenced this rule, or its whole kind."""
        kind = self.rules[rule].kind if rule in self.rules else rule
        return rule in self.silenced or kind in self.silenced


@dataclass(frozen=True)
class Languages:
    """The languages at hand; `fixed` (a language code) ends the guessing."""

    known: Mapping[str, Language]
    fixed: str | None = None

    def names_and_words(self, text: str) -> frozenset[str]:
        """First names that are everyday words as well ("will") in the language of `text`. A rarer word ("grace") is no
        reason to leave somebody's name standing."""
        return self.pick(text).wordings.sets.get("everyday_names", frozenset())

    def fixed_to(self, code: str | None) -> "Languages":
        """The same languages with the setting of a channel or playbook; None guesses again. KeyError: unknown."""
        if code is not None and code not in self.known:
            raise KeyError(f"no language {code!r}; known: {', '.join(sorted(self.known))}")
        return Languages(self.known, code)

    def pick(self, text: str) -> Language:
        """The language `text` is written in: by its function words above all; English where nothing speaks."""
        if self.fixed:
            return self.known[self.fixed]
        if len(self.known) == 1:
            return next(iter(self.known.values()))
        words = set(_WORD.findall(fold(text[:_ENOUGH])))
        first = self.known.get("en") or next(iter(self.known.values()))
        return max(self.known.values(), key=lambda one: (one.knows(words), one is first))


def load_languages(folder: str | Path) -> Languages:
    """All `*.yml` of a folder, each with the weights beside it if there are any. Raises BadLanguage."""
    files = sorted(Path(folder).glob("*.yml"))
    if not files:
        raise BadLanguage(str(folder), "", "no language file (*.yml) here; en.yml is the one to start from")
    languages = [load_language(file) for file in files]
    return Languages({language.language: language for language in languages})


def load_language(file: Path) -> Language:
    """One file, with the weights beside it if there are any. Raises BadLanguage."""
    beside = file.with_suffix(".weights.json")
    text, weights = _text(file), _text(beside) if beside.exists() else None
    mark = sha256(repr((text, weights)).encode()).hexdigest()
    language = _known.get(mark)
    if language is None:
        language = _known[mark] = _read(file.name, text, weights)
        if len(_known) > _MOST_KNOWN:
            _known.pop(next(iter(_known)), None)
    return language


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        raise BadLanguage(file.name, "", "not UTF-8 text; save the file as UTF-8") from wrong
    except OSError as wrong:
        raise BadLanguage(file.name, "", f"cannot be read ({wrong.strerror})") from wrong


def _read(file: str, text: str, weights: str | None) -> Language:
    try:
        given = yaml.load(text, _Loader)
    except yaml.YAMLError as wrong:
        raise BadLanguage(file, "", f"not readable as YAML: {wrong}") from wrong
    return parse_language(given, file, _weights(file, weights))


def _weights(file: str, text: str | None) -> Weights | None:
    try:
        return Weights.read(text) if text is not None else None
    except ValueError as wrong:
        raise BadLanguage(str(Path(file).with_suffix(".weights.json")), "", str(wrong)) from wrong


def parse_language(given: Any, file: str, weights: Weights | None = None) -> Language:
    """A parsed YAML document as a Language. Raises BadLanguage that names `file`, the rule and the reason."""
    if not isinstance(given, dict):
        raise BadLanguage(file, "", "a language file is a list of keys: language, name, kinds, rules, …")
    try:
        language = Language(**{**given, "weights": weights})
        language.phrases  # noqa: B018  (compiled now, so that a broken phrase is told at load time)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadLanguage(
            file, where, f"{first['msg']} (got {json.dumps(first['input'], default=str)[:80]})", wrong.errors()
        ) from wrong
    except PhraseError as wrong:
        raise BadLanguage(file, f"rules.{wrong.rule.removeprefix(TAKEN_BACK)}", str(wrong)) from wrong
    return language
