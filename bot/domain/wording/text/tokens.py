"""A message cut into sentences, and sentences into words, each with its place in the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .mask import CODE, QUOTE, mask

MAX_WORDS = 60  # a longer stretch without a full stop is judged in pieces

_TOKEN = re.compile(
    rf"""(?P<mention><[@!][^<>\n]{{1,120}}>)
    |(?P<channel><\#[^<>\n]{{1,120}}>)
    |(?P<link><[a-z]{{3,10}}:[^<>\n]{{1,2000}}>|https?://[^\s<>]{{1,2000}})
    |(?P<code>{CODE}+)|(?P<quote>{QUOTE}+)
    |(?P<emoji>:[a-z0-9_+'-]{{2,40}}:|[\U0001F300-\U0001FAFF\u2600-\u27BF]\ufe0f?)
    |(?P<entity>&(?:amp|lt|gt);)
    |(?P<at>@[\w.-]{{1,60}})
    |(?P<number>\d[\d.,:]*(?:\s?%|\w{{1,4}}\b)?)
    |(?P<word>[^\W_]+(?:['’\-_./][^\W_]+){{0,9}})
    |(?P<end>[.!?…]+)
    |(?P<stop>[;\n]+)
    |(?P<punct>[,:()–—"“”])""",
    re.VERBOSE,
)

# Typed in haste or on another keyboard, a word loses its apostrophe and its accents; "i̇" is what lower case makes of "İ".
_ACCENTS = str.maketrans("çğıöşüâîûéèêëàáäåñóòôøíìïúù", "cgiosuaiueeeeaaaanoooo" + "iiiuu")
_PLAIN = _ACCENTS | str.maketrans("", "", "’'\u0307")


@dataclass(slots=True)
class Token:
    """One word or mark: `word` is folded (lower case, no apostrophe), `shown` is as written, `tag` who is meant."""

    word: str
    shown: str
    sort: str
    start: int
    end: int
    tag: str = ""


@dataclass(slots=True)
class Sentence:
    """The tokens of one sentence and its place in the text."""

    tokens: list[Token]
    start: int
    end: int


def fold(word: str) -> str:
    """Lower case, without apostrophes and accents: "Didn’t" and "didnt" are one word, "söyledin" and "soyledin" too."""
    return word.casefold().translate(_PLAIN)


def sentences(text: str, contractions: Mapping[str, str]) -> Iterator[Sentence]:
    """The sentences of what the author says in `text`; contractions are written out in the tokens."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(mask(text)):
        sort = found.lastgroup or ""
        if sort == "stop" or len(tokens) >= MAX_WORDS:
            yield from _closed(tokens)
            tokens = []
        if sort != "stop":
            _append(tokens, found, sort, contractions)
        if sort == "end" and _ends_here(found):
            yield from _closed(tokens)
            tokens = []
    yield from _closed(tokens)


def _ends_here(found: re.Match) -> bool:
    following = found.string[found.end() : found.end() + 1]
    return not following or not following.isalnum()


def _closed(tokens: list[Token]) -> Iterator[Sentence]:
    if any(token.sort in ("word", "mention", "at") for token in tokens):
        yield Sentence(tokens, tokens[0].start, tokens[-1].end)


def _append(tokens: list[Token], found: re.Match, sort: str, contractions: Mapping[str, str]) -> None:
    shown = found.group()
    word = fold(shown) if sort == "word" else shown
    if sort == "word" and tokens and f"{tokens[-1].word} {word}" in contractions:
        first = tokens.pop()  # "no one" is one word in two
        tokens.append(
            Token(
                contractions[f"{first.word} {word}"], f"{first.shown} {shown}", sort, first.start, found.end()
            )
        )
        return
    for part in contractions.get(word, word).split() if sort == "word" else (word,):
        tokens.append(Token(part, shown, sort, found.start(), found.end()))
