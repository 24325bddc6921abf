"""The words that blame is reworded with: those of one language file and of the roster, ready to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.domain.wording.files.grammar import Verb
from bot.domain.wording.files.language import Language
from bot.domain.wording.files.wordings import Wordings
from bot.domain.wording.text.names import Names
from bot.domain.wording.text.pieces import Piece

from .book import PhraseBook

_NEAR = 120  # characters
_FAR_FROM_PLACE = 7  # words: "routed 1,250 parcels to Graz instead of | Linz"
_EMPTY = PhraseBook({})


@dataclass(frozen=True)
class Lexicon:
    """The words of one language file and of the roster, ready to be asked."""

    language: Language
    names: Names

    @property
    def wordings(self) -> Wordings:
        return self.language.wordings

    @cached_property
    def pronouns(self) -> frozenset[str]:
        return self._all("you", "they") | frozenset(self.wordings.people.pronouns)

    @cached_property
    def selves(self) -> frozenset[str]:
        return frozenset(self.wordings.people.author)

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
    def faults(self) -> frozenset[str]:
        """The words that may not stand beside a person."""
        return self._all("break", "bungle", "neglect", "blamed", "silence")

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
    def determiners(self) -> frozenset[str]:
        """Words that stand before a noun: "the", "your"."""
        return self.firsts | self.owned

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that neither name nor do anything: "of", "because"."""
        return self.words("hanging") | self.words("bounds")

    @cached_property
    def things(self) -> frozenset[str]:
        """Words that surely name a thing."""
        return self.machines | self.words("things") | self.words("more_things")

    @cached_property
    def dangling(self) -> frozenset[str]:
        """Small words that no thing and no clause begins with."""
        return self.words("hanging") - self.words("articles") - self.words("ourselves")

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

    def words(self, name: str) -> frozenset[str]:
        """The list `name` as single words; empty if the file has none."""
        return self.wordings.sets.get(name, frozenset())

    def endings(self, name: str) -> tuple[str, ...]:
        """The list `name` as endings of words."""
        return tuple(self.wordings.lists.get(name, ()))

    def speaks_to(self, norm: str) -> bool:
        """Whether the word by its ending speaks to somebody, in languages that have such endings."""
        return norm.endswith(self.endings("spoken_to"))

    def word(self, name: str, which: int = 0) -> str:
        """One word of a list that holds forms: "was" or "were"."""
        return self.wordings.lists[name][which]

    def turned(self, shown: str) -> str:
        """A noun phrase, its last word in the form it has when nobody acts on it."""
        head, gap, last = shown.rpartition(" ")
        form = self.wordings.turns.get(last.casefold())
        if form is None:
            form = next(
                (last.removesuffix(ending) for ending in self.wordings.endings if last.endswith(ending)), last
            )
        return head + gap + form

    def verb(self, form: str, norm: str) -> tuple[Verb, ...]:
        """The verbs whose `form` begins with the word `norm`, those with a particle first."""
        return self.wordings.verb_forms.by_form[form].get(norm, ())

    def is_verb(self, norm: str) -> bool:
        """Whether the word can be the verb of a clause; "alerts" and "tests" are mostly things."""
        forms = self.wordings.verb_forms.by_form
        if norm in forms["did"] or norm in self.finite:
            return True
        return norm in forms["does"] and norm not in self.things

    def many_do(self, part: Sequence[Piece]) -> bool:
        """ "the invoices show cents", "two regions share one Redis": the plain form of a verb behind things that are many."""
        if not part or not (self.opens_noun(part[0].norm) or part[0].norm in self.determiners | self.words("ourselves")):
            return False
        things = self.things | self.words("many_things")
        pairs = pairwise([one for at, one in enumerate(part[:8]) if not at or one.norm not in self.words("all") | self.words("still")])
        return any(one.norm.endswith("s") and one.norm in things and two.norm in self.words("many_do") for one, two in pairs)

    def looks_past(self, norm: str) -> bool:
        """Whether the word ends like a past form, in languages that have such an ending."""
        return norm.endswith(self.endings("past_ending"))

    def seems_past(self, norm: str) -> bool:
        """Whether a word that no list holds is the past form of a verb, by its ending: "emptied"."""
        ends = len(norm) > 4 and self.looks_past(norm) and norm.isalpha() and not norm.endswith(self.endings("no_past"))
        return ends and not (self.is_plain(norm) or norm in self.things or norm in self.words("bounds"))

    def surely_past(self, norm: str) -> bool:
        """Whether the word is a past form that is not also the base form: "shared", not "reset"."""
        return any(verb.past != verb.base for verb in self.verb("did", norm))

    def begins_deed(self, part: Sequence[Piece], at: int) -> bool:
        """Whether a verb that no list holds begins a deed at `at`: "flattened the API"."""
        return at + 1 < len(part) and self.looks_past(part[at].norm) and part[at + 1].norm in self.determiners

    def leads_to_place(self, text: str, at: int) -> bool:
        """Whether a place stands at `at` and nobody: "the tunnel to | Oslo", "routed to Graz instead of | Linz"."""
        before = text[max(0, at - _NEAR) : at].casefold().split()
        led = any(word in self.words("leads_to_places") for word in before[-_FAR_FROM_PLACE:])
        other = len(before) > 1 and before[-2] in self.words("instead")
        return led and bool(before) and (before[-1] in self.words("towards") or other)

    def is_month(self, part: Sequence[Piece], at: int) -> bool:
        """ "the | June | backups", "in | April": no name."""
        before = part[at - 1].norm if at else ""
        return part[at].norm in self.words("months") and before in self.determiners | self.words("time_opens")

    def counts_people(self, part: Sequence[Piece], at: int) -> bool:
        """Whether people are only counted at `at`, and do nothing: "the blast to | 2M people", "two nurses | could not log in"."""
        number = at if part[at : at + 1] and self._counts(part[at].norm) else at - 1
        if 0 <= number < len(part) and self._counts(part[number].norm) and self._befell(part, number + 1):
            return True
        befell = at < len(part) and part[at].norm in self.words("befallen")
        if befell and any(self._counts(one.norm) for one in part[max(at - 3, 0) : at]):
            return True  # "every logged in | user"
        leads = number > 0 and part[number - 1].norm in self.words("before_nouns")
        if at >= len(part) or not leads or part[at].norm in self.pronouns | self.selves:
            return False
        return part[number].norm.rstrip("km+").replace(",", "").isdigit()

    def points_back(self, part: Sequence[Piece]) -> bool:
        """ "tuva | is out of her depth": whether "her" can only be the subject's."""
        is_so = part[1].norm in self.words("is") | self.words("was")
        return is_so and any(one.norm in self.words("he_or_she") for one in part[2:])

    def is_number(self, norm: str) -> bool:
        """ "31,204", "9am", "two"."""
        return norm[:1].isdigit() or norm in self.words("numbers")

    def _counts(self, norm: str) -> bool:
        return self.is_number(norm) or norm in self.words("whole_things")

    def opens_noun(self, norm: str) -> bool:
        """Whether a noun that is told of can begin so: "the", "half", "31,204"."""
        return self._counts(norm) or norm in self.words("new_noun")

    def _befell(self, part: Sequence[Piece], at: int) -> bool:
        """Whether those that things happen to stand here: "customers", "night nurses"."""
        heads = (one.norm for one in part[at : at + 3] if one.norm not in self.pronouns | self.selves)
        return any(norm in self.words("befallen") for norm in heads)

    def noun_follows(self, part: Sequence[Piece], at: int) -> bool:
        """Whether a number at `at` counts a noun: "one Redis", not "the new one did"."""
        after = part[at + 1] if at + 1 < len(part) else None
        small = self.small | self.words("modal")
        return after is not None and after.kind == "word" and not (after.norm in small or self.is_verb(after.norm))

    def counts_on(self, part: Sequence[Piece], at: int) -> bool:
        """ "because of me | two hundred parents": the number belongs to what follows."""
        number = part[at].norm in self.words("numbers")
        return number and at + 1 < len(part) and self.noun_follows(part, at)

    def is_span_or_platform(self, part: Sequence[Piece], at: int) -> bool:
        """ "for a whole | shift", "on | iOS": a time and a system, no people."""
        before, norm = part[at - 1].norm if at else "", part[at].norm
        lasts = norm in self.words("spans_too") and before in self.words("whole_span")
        return lasts or (norm in self.words("platforms") and before in self.words("platform_of"))

    def only_describes(self, part: Sequence[Piece], at: int) -> bool:
        """Whether a word for people only describes the noun behind it: "the admin | console", not "the admin deleted"."""
        if part[at].norm not in self.words("attributive") or at + 1 >= len(part) or part[at + 1].kind != "word":
            return False
        after = part[at + 1].norm
        small = self.words("bounds") | self.words("coupling") | self.words("modal") | self.words("nots") | self.roles
        verb = self.is_verb(after) or self.looks_past(after) or self.book("adverbs").end(part, at + 1)
        return not verb and after not in small

    def is_plain(self, norm: str) -> bool:
        """Whether the word is known to be neither a name nor a verb of doing."""
        return norm in self._plain

    @cached_property
    def _plain(self) -> frozenset[str]:
        return self.machines | self.not_names | self.judging | self.roles | self.words("vague")

    def describes(self, part: Sequence[Piece], at: int) -> bool:
        """Whether a word that could be a verb belongs to a noun: "the failed restore", "a running job"."""
        if (
            at == 0
            or at + 1 >= len(part)
            or part[at + 1].kind != "word"
            or part[at + 1].norm in self.words("bounds")
        ):
            return False
        if part[at].norm in self.words("auxiliary") | self.words("modal") | self.words("subjects"):
            return False
        counted = part[at - 1].norm[:1].isdigit() and self.looks_past(part[at].norm)  # "5,000 | bounced | emails"
        return part[at - 1].norm in self.determiners or (counted and part[at + 1].norm.endswith("s"))

    @cached_property
    def finite(self) -> frozenset[str]:
        return self.words("finite")

    def _all(self, *classes: str) -> frozenset[str]:
        return frozenset(word for name in classes for word in self.language.words.get(name, ()))
