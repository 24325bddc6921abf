"""A list of phrases, to be asked whether one of them stands somewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from bot.domain.wording.text.pieces import Piece


@dataclass(frozen=True)
class PhraseBook:
    """Phrases by their first word, the longest first."""

    by_first: dict[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, phrases: Sequence[str]) -> "PhraseBook":
        table: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(map(intern, phrase.split()))
            table.setdefault(words[0], []).append(words)
        return cls({first: tuple(sorted(some, key=len, reverse=True)) for first, some in table.items()})

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words that a phrase begins with."""
        return frozenset(self.by_first)

    def ends(self, part: Sequence[Piece], at: int) -> Iterator[int]:
        """Where each phrase that begins at `at` ends, the longest first."""
        if at >= len(part):
            return
        for words in self.by_first.get(part[at].norm, ()):
            if at + len(words) <= len(part) and all(
                part[at + i].norm == word for i, word in enumerate(words)
            ):
                yield at + len(words)

    def inside(self, part: Sequence[Piece]) -> bool:
        """Whether one of the phrases stands anywhere in `part`."""
        return any(self.end(part, at) for at in range(len(part)))

    def end(self, part: Sequence[Piece], at: int) -> int | None:
        """Where the longest phrase that begins at `at` ends."""
        return next(self.ends(part, at), None)
