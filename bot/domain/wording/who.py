"""Who is meant: each word that stands for a person, a group or a machine gets a tag."""

import re
from collections.abc import Mapping

from .names import BOT, TEAM, Names
from .tokens import Sentence, Token

YOU, PERSON, GROUP, MACHINE, ME, WE, ANYONE = "YOU", "PERSON", "GROUP", "MACHINE", "ME", "WE", "ANYONE"
SOMEONE = frozenset({YOU, PERSON, GROUP, ANYONE})
TAGS = {tag: frozenset({tag}) for tag in (YOU, PERSON, GROUP, MACHINE, ME, WE, ANYONE)} | {"SOMEONE": SOMEONE}

# The word classes of a language file that say who is meant, and the tag each gives.
CLASSES = {
    "you": YOU,
    "they": PERSON,
    "me": ME,
    "we": WE,
    "anyone": ANYONE,
    "roles": PERSON,
    "groups": GROUP,
    "machines": MACHINE,
    "first_names": PERSON,
}

_IDENTIFIER = re.compile(r"[a-z0-9]+[A-Z]\w*|[A-Z][a-z0-9]+[A-Z]\w*|\w+[_.]\w+|\w+\d\w*")


def tag(sentence: Sentence, names: Names, words: Mapping[str, str]) -> None:
    """Set the tag of every token of `sentence`; `words` maps a word of the language to its tag."""
    for place, token in enumerate(sentence.tokens):
        token.tag = _of(token, place, names, words)


def _of(token: Token, place: int, names: Names, words: Mapping[str, str]) -> str:
    if token.sort == "word":
        return _roster(token.word, names) or words.get(token.word) or _shape(token, place)
    if token.sort == "mention":
        return _mention(token.shown, names)
    if token.sort == "at":
        return _roster(token.word[1:].casefold(), names) or PERSON
    return MACHINE if token.sort in ("code", "link", "channel") else ""


def _roster(word: str, names: Names) -> str:
    if word in names.known_people:
        return PERSON
    if word in names.known_services:
        return MACHINE
    return GROUP if word in names.known_teams else ""


def _mention(shown: str, names: Names) -> str:
    if shown.startswith("<!"):
        return GROUP
    kind = names.mentioned(shown[2:-1].split("|")[0])
    return GROUP if kind == TEAM else MACHINE if kind == BOT else PERSON


def _shape(token: Token, place: int) -> str:
    shown = token.shown
    if "-" in shown or _IDENTIFIER.fullmatch(shown):
        return MACHINE
    return PERSON if place and shown[:1].isupper() and shown[1:].islower() else ""
