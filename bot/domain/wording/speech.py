"""One message on its way to a wording: its pieces, who is named in it, and what may be said of it again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .language import Language
from .names import BOT, Names
from .pieces import Piece, cut_out
from .wordings import Wordings


@dataclass(frozen=True)
class Lexicon:
    """The words of one language file and of the roster, ready to be asked."""

    language: Language
    wordings: Wordings
    names: Names

    @cached_property
    def pronouns(self) -> frozenset[str]:
        return self._all("you", "they") | frozenset(self.wordings.people.pronouns)

    @cached_property
    def selves(self) -> frozenset[str]:
        return self._all("me") | frozenset(self.wordings.people.self)

    @cached_property
    def anyone(self) -> frozenset[str]:
        return self._all("anyone") | frozenset(self.wordings.people.anyone)

    @cached_property
    def roles(self) -> frozenset[str]:
        return self._all("roles") | frozenset(self.wordings.people.roles)

    @cached_property
    def groups(self) -> frozenset[str]:
        return self._all("groups") | frozenset(self.wordings.people.groups) | self.names.known_teams

    @cached_property
    def first_names(self) -> frozenset[str]:
        return self._all("first_names") | self.names.known_people

    @cached_property
    def machines(self) -> frozenset[str]:
        return self._all("machines") | self.names.known_services

    @cached_property
    def suffixes(self) -> frozenset[str]:
        return frozenset(self.wordings.people.suffixes)

    @cached_property
    def firsts(self) -> frozenset[str]:
        return frozenset(self.wordings.people.firsts)

    @cached_property
    def owned(self) -> frozenset[str]:
        return frozenset(self.wordings.people.owned)

    @cached_property
    def not_names(self) -> frozenset[str]:
        return self.words("not_names")

    @cached_property
    def judging(self) -> frozenset[str]:
        return frozenset(self.wordings.judging)

    @cached_property
    def drops(self) -> "PhraseBook":
        return PhraseBook.of(self.wordings.drop)

    @cached_property
    def openers(self) -> "PhraseBook":
        return PhraseBook.of(self.wordings.openers)

    @cached_property
    def _books(self) -> dict[str, "PhraseBook"]:
        return {name: PhraseBook.of(phrases) for name, phrases in self.wordings.lists.items()}

    def has(self, name: str) -> bool:
        """Whether the file has a list of that name."""
        return name in self.wordings.lists

    def book(self, name: str) -> "PhraseBook":
        """The list `name` as phrases to look for; empty if the file has none."""
        return self._books.get(name, _EMPTY)

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.wordings.lists.items()}

    def words(self, name: str) -> frozenset[str]:
        """The list `name` as single words; empty if the file has none."""
        return self._sets.get(name, frozenset())

    def word(self, name: str, which: int = 0) -> str:
        """One word of a list that holds forms: "was" or "were"."""
        return self.wordings.lists[name][which]

    def verb(self, form: str, norm: str):
        """The verbs whose `form` begins with the word `norm`, those with a particle first."""
        return self.wordings.verb_forms.by_form[form].get(norm, ())

    def is_verb(self, norm: str) -> bool:
        """Whether the word can be the verb of a clause."""
        forms = self.wordings.verb_forms.by_form
        return norm in forms["did"] or norm in forms["does"] or norm in self.finite

    def is_finite(self, norm: str) -> bool:
        """Whether the word can only be the verb of a clause, not part of a noun."""
        return norm in self.finite

    @cached_property
    def finite(self) -> frozenset[str]:
        return self.words("finite")

    def _all(self, *classes: str) -> frozenset[str]:
        return frozenset(word for name in classes for word in self.language.words.get(name, ()))


@dataclass(frozen=True)
class PhraseBook:
    """Phrases by their first word, the longest first."""

    by_first: dict[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, phrases: Sequence[str]) -> "PhraseBook":
        table: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append(words)
        return cls({first: tuple(sorted(some, key=len, reverse=True)) for first, some in table.items()})

    def ends(self, part: Sequence[Piece], at: int) -> Iterator[int]:
        """Where each phrase that begins at `at` ends, the longest first."""
        if at >= len(part):
            return
        for words in self.by_first.get(part[at].norm, ()):
            if at + len(words) <= len(part) and all(part[at + i].norm == word for i, word in enumerate(words)):
                yield at + len(words)

    def end(self, part: Sequence[Piece], at: int) -> int | None:
        """Where the longest phrase that begins at `at` ends."""
        return next(self.ends(part, at), None)


_EMPTY = PhraseBook({})


@dataclass(frozen=True)
class Speech:
    """The original text and the words it is read with."""

    text: str
    lexicon: Lexicon

    def shown(self, part: Sequence[Piece]) -> str:
        """The original text of `part`."""
        return cut_out(self.text, part)

    def who(self, part: Sequence[Piece], at: int) -> int | None:
        """Where the person or group named at `at` ends, if one is named there."""
        if at >= len(part):
            return None
        end = self._one(part, at)
        while end and end + 1 < len(part) and part[end].norm in ("and", "or", "/", "&"):
            other = self._one(part, end + 1)
            if not other:
                break
            end = other
        return end

    def _one(self, part: Sequence[Piece], at: int) -> int | None:
        norm, lexicon = part[at].norm, self.lexicon
        if part[at].kind == "mention":
            return None if self._is_bot(norm) else self._with_suffix(part, at + 1)
        if part[at].kind != "word":
            return None
        if norm in lexicon.owned or norm in lexicon.firsts:
            named = self._named_role(part, at + 1)
            if named or norm in lexicon.owned or norm not in lexicon.anyone:
                return named
        if norm in lexicon.pronouns or norm in lexicon.anyone or norm in lexicon.selves:
            return self._with_suffix(part, at + 1)
        named = self._group(part, at)
        if named:
            return named
        if norm in lexicon.first_names or self._looks_like_name(part, at):
            return self._possessed_group(part, at)
        return None

    def _is_bot(self, mention: str) -> bool:
        return self.lexicon.names.mentions.get(mention.strip("<@>").split("|")[0]) == BOT

    def _named_role(self, part: Sequence[Piece], at: int) -> int | None:
        """ "the on-call engineer", "our friends in growth", "your team", "the payments folks"."""
        for length in range(3, -1, -1):
            last = at + length
            if last >= len(part) or any(piece.kind != "word" for piece in part[at : last + 1]):
                continue
            word = part[last].norm
            if word in self.lexicon.suffixes or word in self.lexicon.roles:
                if all(not self.lexicon.is_verb(piece.norm) for piece in part[at:last]):
                    return self._with_suffix(part, last + 1)
            if length == 0 and word in self.lexicon.groups:
                return self._with_suffix(part, last + 1)
        return None

    def _group(self, part: Sequence[Piece], at: int) -> int | None:
        norm = part[at].norm
        if norm in self.lexicon.roles:
            return self._with_suffix(part, at + 1)
        if norm in self.lexicon.groups:
            end = at + 1
            while end < len(part) and part[end].norm in self.lexicon.suffixes:
                end += 1
            return self._with_suffix(part, end)
        following = part[at + 1].norm if at + 1 < len(part) else ""
        return self._with_suffix(part, at + 2) if following in ("team", "folks", "guys", "people", "crew") else None

    def _looks_like_name(self, part: Sequence[Piece], at: int) -> bool:
        """A capitalised word that no list knows, before a verb or a possessive."""
        shown = self.text[part[at].start : part[at].end]
        if not (shown[:1].isupper() and shown[1:].islower() and shown.isalpha()):
            return False
        norm = part[at].norm
        if norm in self.lexicon.machines or self.lexicon.is_verb(norm) or norm in self.lexicon.judging:
            return False
        if norm in self.lexicon.finite or norm in self.lexicon.not_names:
            return False
        return at > 0 or (at + 1 < len(part) and (part[1].norm == "'s" or self._acts(part, at + 1)))

    def _acts(self, part: Sequence[Piece], at: int) -> bool:
        word = part[at].norm
        return bool(self.lexicon.verb("did", word) or word in self.lexicon.words("modal"))

    def _possessed_group(self, part: Sequence[Piece], at: int) -> int:
        """ "Elena" or "Elena's team"."""
        if at + 2 < len(part) and part[at + 1].norm == "'s" and part[at + 2].norm in self.lexicon.suffixes:
            return at + 3
        return self._with_suffix(part, at + 1)

    def _with_suffix(self, part: Sequence[Piece], end: int) -> int:
        """Takes in "guys", "on the platform team", "in infra", "from QA", "here", "(platform)"."""
        while (after := self.lexicon.book("of_people").end(part, end)) is not None:
            end = after
        if end + 1 < len(part) and part[end].norm in ("in", "on", "from", "at", "of", "over", "("):
            at = end + 1
            named = self._group(part, at) or (
                self._named_role(part, at + 1) if part[at].norm in self.lexicon.firsts | self.lexicon.owned else None
            )
            if named and part[end].norm == "(":
                named = named + 1 if named < len(part) and part[named].norm == ")" else None
            return named or end
        return end

