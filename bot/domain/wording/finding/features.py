"""What the weights look at: the words of a sentence, the kinds of words they are, and who does what in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.domain.wording.text.tokens import Token
from bot.domain.wording.text.who import ANYONE, GROUP, MACHINE, ME, NOBODY, PERSON, WE, YOU

REACH = 5  # how far apart two words may stand and still be looked at as a pair
_DOERS = frozenset({YOU, PERSON, GROUP, MACHINE, ME, WE, ANYONE, NOBODY})
_NEGATIVE, _MODAL = "<negative>", "<modal>"
_PLACING, _DETERMINER = "<placing>", "<determiners>"
_FACTS = frozenset({"number", "code", "channel", "link"})


def features(
    tokens: Sequence[Token],
    classes: Mapping[str, tuple[str, ...]],
    grammar: frozenset[str] = frozenset(),
    rules: Iterable[str] = (),
) -> set[str]:
    """The features of one tagged sentence: `classes` gives the word classes of a word, `grammar` the function words,
    `rules` the rules that have a phrase in it. Where and when it happened counts for nothing, and a full stop neither:
    reports have one, chat has none."""
    tokens = _without_full_stop(unplaced(tokens, classes))
    words = [token.word if not token.tag or token.sort == "word" else token.tag for token in tokens]
    kinds = [_kinds(token, classes) for token in tokens]
    signs = [_sign(token, kind, grammar) for token, kind in zip(tokens, kinds, strict=True)]
    found = set(_words(words, kinds, signs))
    found.update(_runs(signs))
    found.update(_pairs(signs))
    found.update(_deeds(signs))
    found.update(_whole(tokens, signs))
    found.update(_turned(signs))
    found.update("rule " + name for name in rules)
    return found


def unplaced(tokens: Sequence[Token], classes: Mapping[str, tuple[str, ...]]) -> Sequence[Token]:
    """The tokens without what only says where and when: "at 14:02", "on the primary"; all of them if nothing is left."""
    left: list[Token] = []
    place = 0
    while place < len(tokens):
        beyond = _beyond_place(tokens, place, classes)
        if beyond == place:
            left.append(tokens[place])
        place = max(beyond, place + 1)
    return left or tokens


def _without_full_stop(tokens: Sequence[Token]) -> Sequence[Token]:
    stops = len(tokens) > 1 and tokens[-1].sort == "end" and not tokens[-1].word.strip(".…")
    return tokens[:-1] if stops else tokens


def _beyond_place(tokens: Sequence[Token], place: int, classes: Mapping[str, tuple[str, ...]]) -> int:
    """Where the words of a place or time end that begin here; `place` itself: none begins."""
    if _PLACING not in _kinds(tokens[place], classes):
        return place
    fact = place + 1
    while fact < len(tokens) and _DETERMINER in _kinds(tokens[fact], classes):
        fact += 1
    beyond = fact
    while beyond < len(tokens) and (tokens[beyond].sort in _FACTS or tokens[beyond].tag == MACHINE):
        beyond += 1
    return beyond if beyond > fact else place


def _kinds(token: Token, classes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return classes.get(token.word, ()) if token.sort == "word" else ()


def _sign(token: Token, kinds: tuple[str, ...], grammar: frozenset[str]) -> str:
    if token.tag:
        return token.tag
    if token.word in grammar:
        return token.word
    if kinds:
        return kinds[0]
    if token.sort == "word":
        return "~"
    return (
        "#" if token.sort == "number" else token.sort if token.sort in ("emoji", "quote") else token.word[:1]
    )


def _words(words: Sequence[str], kinds: Sequence[tuple[str, ...]], signs: Sequence[str]) -> Iterator[str]:
    before = sign_before = "^"
    for word, kind, sign in zip(words, kinds, signs, strict=True):
        yield "w " + word
        yield f"w {before} {word}"
        yield f"m {before} {sign}"
        yield f"m {sign_before} {word}"
        for name in kind:
            yield "k " + name
        if sign == "~":
            yield from _letters(word)
        before, sign_before = word, sign
    yield f"w {before} $"


@lru_cache(maxsize=20_000)
def _letters(word: str) -> tuple[str, ...]:
    edged = f"<{word[:20]}>"
    return tuple("l " + edged[i : i + 4] for i in range(len(edged) - 3))


def _runs(signs: Sequence[str]) -> Iterator[str]:
    edged = ["^", *signs, "$"]
    for place in range(len(edged) - 1):
        yield "r " + " ".join(edged[place : place + 2])
        yield "r " + " ".join(edged[place : place + 3])
        yield "r " + " ".join(edged[place : place + 4])


def _pairs(signs: Sequence[str]) -> Iterator[str]:
    for place, first in enumerate(signs):
        if first != "~":
            for second in signs[place + 2 : place + 1 + REACH]:
                if second != "~":
                    yield f"p {first} {second}"


def _deeds(signs: Sequence[str]) -> Iterator[str]:
    doer, turned = "", ""
    for sign in signs:
        if sign in _DOERS:
            doer, turned = sign, ""
        elif sign in (_NEGATIVE, _MODAL):
            turned += sign[1]
        elif sign[0] == "<":
            yield f"d {doer}{turned} {sign}"


def _turned(signs: Sequence[str]) -> Iterator[str]:
    for place, sign in enumerate(signs):
        if sign in (_NEGATIVE, NOBODY):
            for ahead in signs[place + 1 : place + 1 + REACH]:
                if ahead[0] == "<" or ahead.isupper():
                    yield f"n {sign} {ahead}"


def _whole(tokens: Sequence[Token], signs: Sequence[str]) -> Iterator[str]:
    present = sorted(_DOERS.intersection(signs))
    yield "s " + "+".join(present)
    ending = tokens[-1].word if tokens[-1].sort == "end" else ""
    yield "s end" + ending[:3]
    yield f"s first {signs[0]} {ending[:1]}"
    yield f"s length {min(len(tokens).bit_length(), 6)}"
