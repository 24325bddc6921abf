"""The `wordings` section of a language file: how blame is said, and what is said instead."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .grammar import FORMS, Verbs, regular
from .kinds import KINDS

QuestionKey = Literal["signal", "dependency", "expertise", "gap"]
KindName = Literal[KINDS]  # type: ignore[valid-type]

# What a shape may bind, besides the lists of the file and the verb forms (shapes.py says what each holds).
SLOTS = frozenset(
    [
        "who",
        "doer",
        "thing",
        "topic",
        "clause",
        "clause_and",
        "when",
        "skip",
        "any",
        "any_short",
        "deed",
        "tail",
        "doing_so",
        "turned",
        "passive",
        "party",
        "held",
    ]
) | frozenset(FORMS)
# What a sentence may say of it, besides the slots its shape has bound: each with those of which one must be bound.
SAYINGS = {
    **dict.fromkeys(("event", "no_event", "so_event", "past", "ing", "done"), FORMS),
    **dict.fromkeys(("did_so", "done_so"), ("doing_so",)),
    **dict.fromkeys(("was_thing", "is_thing", "there_a_thing"), ("thing",)),
}
# What a question may name: the word that was met, what follows it, and what a clause tells (told.py says what each is).
_ASKED = frozenset(
    "word rest topic what thing that them is it_is fails done undone value harm level span right other count lacking".split()
)
# Small words without which no deed can be said as an event, and how many forms each has: "was", "were".
_SMALL_WORDS = {
    **dict.fromkeys(("the", "no", "not", "there", "there_was_no", "beside", "follow", "bare_it"), 1),
    **dict.fromkeys(("a", "was", "is"), 2),
}
# Lists by which something is met that is said with a word of another list, and how many forms that needs.
_SAID_WITH = {
    "us_here": ("we_all", 1), "of_another": ("another_persons", 1), "nth": ("this_is_the", 1), "ever_since": ("had_been", 2),
}
_PAIRED = (("go", "went"),)  # lists whose words answer one another


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class People(_Part):
    """Words for people, besides the word classes of the file.

    `self` is the author, `owned` belongs to somebody ("your"), `firsts` stand before a role,
    `suffixes` end a group's name.
    """

    pronouns: tuple[str, ...] = ()
    anyone: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    firsts: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()
    author: tuple[str, ...] = Field(default=(), alias="self")


class VerbTable(_Part):
    """Verbs: `regular` by base form, `irregular` with past and participle, `says` and `nouns` by base form.

    What a verb `says` may have a second form behind " | ", for "by …" behind it.
    """

    regular: tuple[str, ...] = ()
    irregular: Mapping[str, tuple[str, str]] = {}
    says: Mapping[str, str] = {}
    nouns: Mapping[str, tuple[str, str]] = {}


class Phrasing(_Part):
    """`said` is the shape of a blaming clause, `say` the clause put instead ("" drops it)."""

    said: str
    say: str


class Asking(_Part):
    """A question that fits what is talked about: one of the `about` words stands in the wording, and one of the
    `also` words where there are any; one of the `did` words in what was done or went wrong, one of the `undone`
    words in what was not done.

    "queue*" is any word that begins with queue, "*" any word at all.

    Where there is no wording, one of the `alone` words stands in the message (`true`: of the `about` words), and
    the question makes sense by itself. {word} in the question is the word that was met, {what} what the sentence with
    that word is about (without a wording: the thing that the message names); with `named`, only where that holds one of
    these words ({rest} is what follows it) or is a thing of a "{list}" of the file. The other slots are those of told.py.
    Only words and pairs of words are looked for.
    """

    key: QuestionKey
    about: tuple[str, ...] = ("*",)
    also: tuple[str, ...] = ()
    did: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    alone: bool | tuple[str, ...] = ()
    ask: str
    kinds: tuple[KindName, ...] = ()
    named: tuple[str, ...] = ()

    @cached_property
    def slots(self) -> frozenset[str]:
        """What of a clause the question names."""
        return frozenset(re.findall(r"\{(\w+)\}", self.ask)) - {"word", "rest"} | ({"what"} if "{rest}" in self.ask else set())

    @cached_property
    def of_clause(self) -> bool:
        """Whether it asks of a single clause, not of all that is said."""
        return bool(self.slots - {"topic"} or self.named or self.did or self.undone)

    @cached_property
    def named_lists(self) -> tuple[str, ...]:
        """The lists of which what is `named` may be a thing."""
        return tuple(name[1:-1] for name in self.named if name.startswith("{"))

    @property
    def by_itself(self) -> tuple[str, ...]:
        """The words that lead to this question where there is no wording."""
        return self.alone if isinstance(self.alone, tuple) else self.about if self.alone else ()


class Example(_Part):
    """A blaming sentence and what is said instead, without its question; "" for the question alone.

    `ask` is the question that has to follow, where the example is there for it; `kind` is the kind of blame it is
    taken for; without one, what the check finds.
    """

    blame: str
    say: str
    ask: str | None = None
    kind: KindName | None = None


class Wordings(_Part):
    """All of it. An empty section leaves the bare question."""

    people: People = People()
    verbs: VerbTable = VerbTable()
    lists: Mapping[str, tuple[str, ...]] = {}
    joints: Mapping[str, str] = {}
    turns: Mapping[
        str, str
    ] = {}  # a word, and the form it takes when nobody does it: for languages that bend words
    spellings: Mapping[str, str] = {}  # how a word is written that a hurried note writes without: "cant" is "can't"
    endings: tuple[str, ...] = ()  # endings that go with the one who did it: "prod'u" is "prod"
    openers: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    sentences: tuple[Phrasing, ...] = ()
    clauses: tuple[Phrasing, ...] = ()
    asking: tuple[Asking, ...] = ()
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> "Wordings":
        missing = [name for name, forms in _SMALL_WORDS.items() if len(self.lists.get(name, ())) < forms]
        if self.verbs.regular and missing:
            raise ValueError(
                f"lists: {', '.join(missing)} missing or short of a form; without them no deed can be said as an event"
            )
        for met, (said, forms) in _SAID_WITH.items():
            if met in self.lists and len(self.lists.get(said, ())) < forms:
                raise ValueError(f"lists: {said} missing or short of a form; what {met} meets cannot be said without it")
        for one, two in _PAIRED:
            if len(self.lists.get(one, ())) != len(self.lists.get(two, ())):
                raise ValueError(f"lists: {one} and {two} must have as many words, one for each of the other")
        for phrasing in (*self.sentences, *self.clauses):
            self._check(phrasing)
        for one in self.asking:
            if unknown := one.slots - _ASKED:
                raise ValueError(f"asking: {one.ask!r} names {{{min(unknown)}}}; known are {', '.join(sorted(_ASKED))}")
        return self

    def _check(self, phrasing: Phrasing) -> None:
        bound = set(re.findall(r"\{(\w+)\}", phrasing.said))
        _refuse(
            phrasing.said,
            (name for name in bound if name.rstrip("2") not in SLOTS and name.rstrip("2") not in self.lists),
        )
        wanted = set(re.findall(r"\{(\w+)\}", phrasing.say))
        _refuse(phrasing.say, (name for name in wanted - bound if name not in SAYINGS))
        sure = set(re.findall(r"(?<!\()\{(\w+)\}", phrasing.said))
        for name in sorted(wanted - sure):
            needed = SAYINGS.get(name, (name,))
            if sure.isdisjoint(needed):
                raise ValueError(
                    f"{phrasing.said!r} says {{{name}}}, for which {' or '.join(needed)} must stand in it, not in brackets"
                )

    @cached_property
    def sets(self) -> Mapping[str, frozenset[str]]:
        """The lists, to be asked whether a word is in them."""
        return {name: frozenset(words) for name, words in self.lists.items()}

    @cached_property
    def happening(self) -> frozenset[str]:
        """The past of what becomes of things: of the verbs, and of those of which nobody is the doer ("go went", "crash")."""
        own = {past[0] if past else regular(base) for base, *past in map(str.split, self.lists.get("by_itself", ()))}
        return frozenset(own | self.verb_forms.by_form["did"].keys())

    @cached_property
    def verb_forms(self) -> Verbs:
        """The verbs, findable by form."""
        table = self.verbs
        nouns = {base: noun for base, (noun, _) in table.nouns.items()}
        known = (*table.regular, *self.lists.get("telling", ()))
        return Verbs.from_table(known, table.irregular, table.says, nouns)


def _refuse(shown: str, unknown: Iterable[str]) -> None:
    names = sorted(unknown)
    if names:
        raise ValueError(
            f"{shown!r}: nothing is called {', '.join(names)}; "
            f"it takes a list of `lists`, or one of {', '.join(sorted(SLOTS))}"
        )
