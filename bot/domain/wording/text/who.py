"""Who is meant: each word that stands for a person, a group or a machine gets a tag."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .names import BOT, TEAM, Names
from .tokens import Sentence, Token, fold

YOU, PERSON, GROUP, MACHINE, ME, WE = "YOU", "PERSON", "GROUP", "MACHINE", "ME", "WE"
ANYONE, NOBODY = "ANYONE", "NOBODY"
SOMEONE = frozenset({YOU, PERSON, GROUP, ANYONE, NOBODY})
TAGS = {tag: frozenset({tag}) for tag in (YOU, PERSON, GROUP, MACHINE, ME, WE, ANYONE, NOBODY)} | {
    "SOMEONE": SOMEONE
}

# The word classes of a language file that say who is meant, and the tag each gives.
CLASSES = {
    "you": YOU,
    "they": PERSON,
    "me": ME,
    "we": WE,
    "anyone": ANYONE,
    "nobody": NOBODY,
    "roles": PERSON,
    "groups": GROUP,
    "machines": MACHINE,
    "first_names": PERSON,
}

# Word classes that help to tell a name from another word.
TEAM_WORDS, DETERMINERS = "team_words", "determiners"
DEEDS = (
    "linking",
    "negative",
    "modal",
    "tell",
    "know",
    "silence",
    "break",
    "bungle",
    "neglect",
    "act",
    "check",
)

_IDENTIFIER = re.compile(r"[a-z0-9]+[A-Z]\w*|[A-Z][a-z0-9]+[A-Z]\w*|\w+[_.]\w+|\w+\d\w*")


@dataclass(frozen=True)
class Meant:
    """What a language knows: the tag of a word, words that may be teams, what people do, words that are no names."""

    tags: Mapping[str, str]
    team_words: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()


def tag(sentence: Sentence, names: Names, meant: Meant) -> None:
    """Set the tag of every token of `sentence`."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        before = tokens[place - 1].word if place else ""
        after = tokens[place + 1].word if place + 1 < len(tokens) else ""
        token.tag = _of(token, before, after, names, meant)


def _of(token: Token, before: str, after: str, names: Names, meant: Meant) -> str:
    if token.sort == "word":
        return (
            _roster(token.word, names)
            or _by_place(token, before, after, meant)
            or _owner(token, names, meant)
        )
    if token.sort == "mention":
        return _mention(token.shown, names)
    if token.sort == "at":
        return _roster(fold(token.word[1:]), names) or PERSON
    return MACHINE if token.sort in ("code", "link", "channel") else ""


def _roster(word: str, names: Names) -> str:
    if word in names.known_people:
        return PERSON
    if word in names.known_services:
        return MACHINE
    return GROUP if word in names.known_teams else ""


def _owner(token: Token, names: Names, meant: Meant) -> str:
    """ "Ada's" and "Ada'nın" are Ada."""
    name, mark, _ = token.shown.replace("’", "'").partition("'")
    return _roster(fold(name), names) or meant.tags.get(fold(name), "") if mark else ""


def _mention(shown: str, names: Names) -> str:
    if shown.startswith("<!"):
        return GROUP
    kind = names.mentioned(shown[2:-1].split("|")[0])
    return GROUP if kind == TEAM else MACHINE if kind == BOT else PERSON


def _by_place(token: Token, before: str, after: str, meant: Meant) -> str:
    """What the neighbours tell: "payments never tests" is a team, "the network" is not, "Ottilie pulled" a person."""
    if token.word in meant.team_words:
        thing = meant.tags.get(after) == MACHINE and after not in meant.deeds
        return MACHINE if thing or before in meant.determiners else GROUP
    if token.word in meant.tags:
        return meant.tags[token.word]
    if "-" in token.shown or _IDENTIFIER.fullmatch(token.shown):
        return MACHINE
    named = token.shown[:1].isupper() and token.shown[1:].islower() and token.word not in meant.not_names
    return PERSON if named and (before or after in meant.deeds) else ""
