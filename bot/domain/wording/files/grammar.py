"""Verbs and their forms, and what somebody did put as what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_VOWELS = frozenset("aeiou")
_ONE = frozenset(["a", "an", "this", "that", "each", "every", "one", "another"])
_MANY = frozenset(
    ["these", "those", "both", "several", "many", "few", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
)
_HEAPS = frozenset(["hundred", "thousand", "million", "billion", "dozen", "couple", "few"])


@dataclass(frozen=True)
class Verb:
    """One English verb. `says` is what happened to {what}, where "was done" does not say it."""

    base: str
    past: str
    done: str
    says: str | None = None
    noun: str | None = None

    @property
    def doing(self) -> str:
        """The -ing form of the first word; a particle that only the past holds stays, too."""
        head, *tail = self.base.split()
        tail = tail or self.past.split()[1:]
        if head.endswith("ie"):
            head = head[:-2] + "y"
        elif head.endswith("e") and not head.endswith(("ee", "oe", "ye")) and len(head) > 2:
            head = head[:-1]
        elif _doubles(head):
            head += head[-1]
        return " ".join([head + "ing", *tail])

    @property
    def does(self) -> str:
        """The third person of the present."""
        head, *tail = self.base.split()
        if head.endswith(("s", "sh", "ch", "x", "o")):
            head += "es"
        elif head.endswith("y") and head[-2] not in _VOWELS:
            head = head[:-1] + "ies"
        else:
            head += "s"
        return " ".join([head, *tail])


def _doubles(word: str) -> bool:
    """Whether a short word doubles its last letter: drop, dropped; but bump, bumped and open, opened."""
    word = word.rsplit("-", 1)[-1]  # "hot-swap"
    if len(word) < 3 or word[-1] in "aeiouwxy" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return word in _DOUBLED
    return sum(letter in _VOWELS for letter in word) == 1 or word in _DOUBLED


_DOUBLED = frozenset(
    ["admit", "permit", "submit", "resubmit", "readmit", "omit", "regret", "occur", "prefer", "commit", "debug", "unplug", "unclip", "unwrap", "untag", "retag", "uncap", "transfer", "refer", "quit", "equip", "format", "rerun", "reset", "remap", "unmap", "unpin", "misset", "forget", "overlap", "begin", "input", "upset"]
)


def regular(base: str) -> str:
    """The past form of a regular verb; a particle stays behind it."""
    head, *tail = base.split()
    if head.endswith("e"):
        head += "d"
    elif head.endswith("y") and head[-2] not in _VOWELS:
        head = head[:-1] + "ied"
    else:
        head += head[-1] + "ed" if _doubles(head) else "ed"
    return " ".join([head, *tail])


@dataclass(frozen=True)
class Verbs:
    """All verbs of a language file, found by any of their forms."""

    known: tuple[Verb, ...]

    @classmethod
    def from_table(
        cls,
        regulars: Sequence[str],
        irregular: Mapping[str, Sequence[str]],
        says: Mapping[str, str],
        nouns: Mapping[str, str],
    ) -> "Verbs":
        """`irregular` gives past and participle; `says` and `nouns` are given by the base form."""
        forms = {base: (regular(base), regular(base)) for base in (*regulars, *says, *nouns)}
        for base in forms:
            head, *tail = base.split()
            if head in irregular:
                forms[base] = tuple(" ".join([form, *tail]) for form in irregular[head])
        forms.update({base: (past, done) for base, (past, done) in irregular.items()})
        return cls(
            tuple(
                Verb(base, past, done, says.get(base), nouns.get(base))
                for base, (past, done) in forms.items()
            )
        )

    @cached_property
    def by_form(self) -> Mapping[str, Mapping[str, tuple[Verb, ...]]]:
        """For each form ("did", "done", …) the verbs by their first word, those with particles first."""
        table: dict[str, dict[str, list[Verb]]] = {form: {} for form in FORMS}
        for verb in sorted(self.known, key=lambda verb: -verb.base.count(" ")):
            for form, field in FORMS.items():
                table[form].setdefault(getattr(verb, field).split()[0], []).append(verb)
        return {form: {word: tuple(verbs) for word, verbs in words.items()} for form, words in table.items()}


FORMS = {"did": "past", "done": "done", "do": "base", "doing": "doing", "does": "does"}


def is_plural(words: Sequence[str], singular: frozenset[str], uncounted: frozenset[str]) -> bool:
    """Whether a noun phrase (lower case, up to a preposition) takes "were". `singular` words only look it."""
    if not words:
        return False
    if words[0] in _ONE:
        return words[0] == "a" and len(words) > 2 and words[1] in _HEAPS
    if words[0] in _MANY or (words[0].rstrip("kKmM").replace(",", "").isdigit() and words[0] != "1"):
        return words[-1] not in uncounted
    if "and" in words[1:-1]:
        return True
    last = words[-1]
    if last in ("you", "they", "we", "people", "children"):
        return True
    return (
        last.endswith("s")
        and not last.endswith(("ss", "us", "is"))
        and last not in singular
        and (last.replace("-", "").isalpha() or last.lstrip("0123456789.").isalpha())  # "502s", "2hrs"
    )
