"""The `wordings` section of a language file: how blame is said, and what is said instead."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from .grammar import Verbs

QuestionKey = Literal["signal", "dependency", "expertise", "gap"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class People(_Part):
    """The words that stand for people: `roles` follow an article, `groups` stand alone or before "team"."""

    pronouns: tuple[str, ...] = ()
    anyone: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    firsts: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()
    self: tuple[str, ...] = ()


class VerbTable(_Part):
    """Verbs: `regular` by base form, `irregular` with past and participle, `says` and `nouns` by base form."""

    regular: tuple[str, ...] = ()
    irregular: Mapping[str, tuple[str, str]] = {}
    says: Mapping[str, str] = {}
    nouns: Mapping[str, tuple[str, str]] = {}


class Phrasing(_Part):
    """`said` is the shape of a blaming clause, `say` the clause put instead ("" drops it)."""

    said: str
    say: str


class Asking(_Part):
    """A question that fits what is talked about: one of the `about` words stands in the wording.

    Where there is no wording, one of the `alone` words stands in the message, and the question makes sense by itself.
    """

    key: QuestionKey
    about: tuple[str, ...]
    alone: tuple[str, ...] = ()
    ask: str
    kinds: tuple[str, ...] = ()


class Listing(_Part):
    """The sentences that hold facts which fit in no other."""

    one: str = "{facts}."
    many: str = "{facts}."


class Wordings(_Part):
    """All of it. An empty section leaves the bare question."""

    people: People = People()
    verbs: VerbTable = VerbTable()
    lists: Mapping[str, tuple[str, ...]] = {}
    joints: Mapping[str, str] = {}
    openers: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    sentences: tuple[Phrasing, ...] = ()
    clauses: tuple[Phrasing, ...] = ()
    asking: tuple[Asking, ...] = ()
    listing: Listing = Listing()

    @cached_property
    def verb_forms(self) -> Verbs:
        """The verbs, findable by form."""
        table = self.verbs
        nouns = {base: noun for base, (noun, _) in table.nouns.items()}
        known = (*table.regular, *self.lists.get("telling", ()))
        return Verbs.from_table(known, table.irregular, table.says, nouns)
