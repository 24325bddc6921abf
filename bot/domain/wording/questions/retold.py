"""What of a clause can be said again in a question: the thing it is about, and what became of it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.wording.files.grammar import is_plural
from bot.domain.wording.files.language import Language

_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_ENDS = ".,;:!?"
_DASHES = ("-", "–", "—", "/", "&")
_MOST_NAMED = 5  # words: what is longer is not said twice
_MOST_OF_A_VALUE = 3
_MOST_OF_A_DEED = 6


class Retold:
    """The words of one clause, and where its verb is."""

    def __init__(self, part: str, blamed: str, language: Language) -> None:
        self._lists, self._sets = language.wordings.lists, language.wordings.sets
        self._done_forms = language.wordings.verb_forms.by_form["done"]
        self._happening = language.wordings.happening
        self._blamed = blamed
        words = part.split()
        if " ".join(words[:2]).casefold() in self._sets.get("before_named", ()):
            words = words[2:]  # what there was "News of"
        self._words = words
        self._bare = [*(word.rstrip(_ENDS) for word in words), "", "", ""]
        tells = [place for place in range(len(words)) if self._tells(place)]
        # "failed rows were found": a word for being comes before one for doing.
        self._at = next((place for place in tells if self._is(place, "was") or self._is(place, "is")), tells[0] if tells else 0)

    def slots(self) -> dict[str, str]:
        """Everything of this clause that can be said again."""
        what = self._subject()
        it = self._bare[0].casefold() if self._at == 1 and self._is_small(0, "pronoun_it") else ""
        found = {"what": what, "thing": self._thing(what), "that": what or it, "lacking": self._lacking(), **self._again()}
        found |= {"level": self._level(), "span": self._span(), "right": self._right(), **self._meant(), **self._became()}
        return {name: said for name, said in found.items() if said}

    def _again(self) -> dict[str, str]:
        """What it is about said by a mere word: "it" or "them", "it is" or "they are"."""
        if not {"is", "pronoun_it", "pronoun_them"} <= self._lists.keys():
            return {}
        many = self._plural()
        them, it, is_ = (self._lists[name][-1 if many else 0] for name in ("pronoun_them", "pronoun_it", "is"))
        return {"them": them, "is": is_, "it_is": f"{it} {is_}"}

    def _tells(self, at: int) -> bool:
        """Whether the verb is here; "the | failed | restore" holds none."""
        return at > 0 and self._is(at, "said_of") and not (self._is_small(at - 1, "the") or self._is_small(at - 1, "a"))

    def _is_small(self, at: int, name: str) -> bool:
        return self._bare[at].casefold() in self._sets.get(name, ())

    def _is(self, at: int, name: str) -> bool:
        return self._bare[at] in self._sets.get(name, ())

    def _is_article(self, at: int) -> bool:
        return self._is(at, "the") or self._is(at, "a")

    def _subject(self) -> str:
        """What it is about, as it stands within a sentence: "the apex record"; "" where that is too long to be named again,
        or a word that only points. A number of things is named without it."""
        start = self._starts()
        ends = next(at for at in range(start, len(self._bare)) if self._ends_value(at)) if start else self._at
        named = self._short(self._words[start:ends])
        if start and named:
            named = [*named[:-1], named[-1].rstrip(_ENDS)]
        return "" if self._unnamed(named, bool(start)) else " ".join([self._within(named[0], named[1:]), *named[1:]])

    def _thing(self, what: str) -> str:
        """What it is about, where that is a thing beyond doubt: with an article, and no vague word."""
        first, *more = what.split() or [""]
        certain = more and (first in self._sets.get("small", ()))
        return what if certain and not self._is_vague(more[-1]) else ""

    def _is_vague(self, word: str) -> bool:
        return any(word.casefold() in self._sets.get(name, ()) for name in ("too_vague", "surely_people"))

    def _starts(self) -> int:
        """Where what it is about begins: "something went wrong with | the mask", "there is | a delay"."""
        if self._is_small(0, "there"):
            return self._at + 1
        if not (self._is_small(0, "points_on") and self._is(self._at, "happens")):
            return 0
        return next((at + 1 for at in range(self._at, len(self._words)) if self._is(at, "happens_to")), 0)

    def _unnamed(self, named: Sequence[str], while_doing: bool) -> bool:
        if not named or any(word[-1] in _ENDS or word in _DASHES or word in self._sets.get("not_in_named", ()) for word in named):
            return True
        if " ".join(named).count('"') % 2:
            return True
        first, last = named[0].casefold(), named[-1].casefold()
        if last in self._sets.get("spans", ()) or last in self._sets.get("never_named", ()):
            return True
        doing = not while_doing and first.endswith(self._lists.get("ends_doing", ()))
        if doing and len(named) > 1 and first not in self._sets.get("nouns_in_ing", ()):
            return True  # "clicking through four warnings"
        return first in self._sets.get("not_named", ()) or (first[:1].isdigit() and not self._counts(named))

    def _counts(self, named: Sequence[str]) -> bool:
        """Whether a number of things begins it: "600 orders"; "3 hours" are none."""
        return len(named) > 1 and named[0][:1].isdigit() and named[0].rstrip("kKmM")[-1:].isdigit() and not any(named[1] in self._sets.get(name, ()) for name in ("spans", "says_more"))

    def _short(self, named: Sequence[str]) -> Sequence[str]:
        """What is long up to what says more of it: "the address | of the second warehouse in Split"."""
        if len(named) <= _MOST_NAMED:
            return named
        ends = next((at for at, word in enumerate(named) if at > 1 and word in self._sets.get("says_more", ())), 0)
        return named[:ends] if ends <= _MOST_NAMED else ()

    def _within(self, first: str, more: Sequence[str]) -> str:
        """The first word of a sentence as it stands within one; "a" thing said once is "the" thing."""
        small, the = first[:1].lower() + first[1:], self._lists.get("the", ())
        if the and (small in self._sets.get("a", ()) or self._counts([first, *more])):
            return the[0]
        common = any(small in self._sets.get(name, ()) for name in ("small", "covered", "data", "messages", "outgoing", "levels"))
        common = common or small in _WORD.findall(self._blamed)
        return small if common else first

    def _became(self) -> dict[str, str]:
        """What was done, or what was not, or what it did by itself: "is swapped", "goes out"."""
        verb = self._bare[self._at]
        was = (*self._lists.get("was", ()), *self._lists.get("got", ()))
        if verb in was:
            be = self._lists["is"][self._plural() if verb in self._sets.get("got", ()) else was.index(verb)]
            denied = self._is(self._at + 1, "denied")
            deed = self._deed(self._at + 1 + (denied or self._is(self._at + 1, "before_deed")))
            if deed and denied:
                return {"undone": f"{be} {deed}"}
            if deed in self._sets.get("harms", ()):
                return {"harm": f"{be} {deed}", "verb": deed}
            told = deed and not self._is(self._at + 1, "no_deed")
            return {"done": f"{be} {deed}", "verb": deed, "value": self._value(self._at + 2)} if told else {}
        return self._did(verb) if self._at else {}

    def _did(self, verb: str) -> dict[str, str]:
        """What it did by itself: "went | out", "locked" of what locked the table; what it `fails` by, where nothing was hit."""
        if verb not in self._happening:
            return {}
        behind = self._behind(self._at + 1)
        alone = behind or self._ends_value(self._at + 1)
        fails = alone and verb + behind in self._sets.get("fails", ())
        return {"verb": verb + behind, "fails": verb + behind if fails else ""}

    def _plural(self) -> bool:
        named = [word.casefold() for word in self._bare[: self._at]]
        return is_plural(named, self._sets.get("singular", frozenset()), self._sets.get("uncounted", frozenset()))

    def _deed(self, at: int) -> str:
        """The participle here and what belongs to it: "swapped", "turned off", "left open"."""
        word = self._bare[at]
        done = word in self._done_forms or word.endswith(self._lists.get("ends_done", ()))
        if not done:
            return ""
        behind = self._behind(at + 1)
        return self._with_more(at) if self._is(at, "needs_more") and not behind else word + behind

    def _with_more(self, at: int) -> str:
        """A participle that says nothing without what stands behind it: "put | on the rack"; "" where that is long."""
        ends = next(end for end in range(at + 1, len(self._bare)) if self._stops(end))
        wrong = any(self._is(each, "needs_the") for each in range(at, ends))
        return " ".join(self._bare[at:ends]) if 1 < ends - at <= _MOST_OF_A_DEED and not wrong else ""

    def _stops(self, at: int) -> bool:
        return not self._bare[at] or self._is(at, "ends_value") or self._words[at - 1][-1] in _ENDS

    def _behind(self, at: int) -> str:
        """What belongs to the verb before it: "turned | off", "left | open"; not "rebased | over release"."""
        goes_with = self._is(at, "particles") or self._is(at, "left_states")
        return f" {self._bare[at]}" if goes_with and (self._ends_value(at + 1) or self._is(at + 1, "needs_the")) else ""

    def _value(self, at: int) -> str:
        """What something was set to: "to | 3", "from 5 to | 3"; "" where that is long, or no value."""
        to = next((to for to in range(at, len(self._words)) if self._is(to, "set_to")), len(self._words))
        given = self._bare[to + 1][:1]
        if not (given.isdigit() or given == "`" or (to == at and given.isalnum())) or self._is_vague_value(to + 1):
            return ""
        ends = next(end for end in range(to + 1, len(self._bare)) if self._ends_value(end))
        return " ".join(self._bare[to + 1 : ends]) if 0 < ends - to - 1 <= _MOST_OF_A_VALUE else ""

    def _is_vague_value(self, at: int) -> bool:
        """Whether "a tag" stands here, or "the default"; "a week" is a value."""
        return self._is_article(at) and not self._is(at + 1, "spans")

    def _ends_value(self, at: int) -> bool:
        """Whether what was named ends before this word."""
        return self._stops(at) or self._is(at, "says_more")

    def _level(self) -> str:
        """How far a measure went: "at | 91%"."""
        return next((word for word in self._bare if word[:1].isdigit() and word[-1:] == "%"), "")

    def _span(self) -> str:
        """How long it took: "3 hours"."""
        words = self._bare
        return next((f"{one} {unit}" for one, unit in pairwise(words) if one.isdigit() and unit in self._sets.get("spans", ())), "")

    def _right(self) -> str:
        """What it should have been: "flashed to the wrong | line"."""
        ats = range(self._at + 1, len(self._words))
        at = next((at + 1 for at in ats if self._is(at, "needs_the") and self._is_article(at - 1)), 0)
        ends = next(end for end in range(at, len(self._bare)) if self._ends_value(end)) if at else 0
        known = 0 < ends - at <= _MOST_OF_A_VALUE and not self._is(ends - 1, "never_named")
        return " ".join(self._bare[at:ends]) if known else ""

    def _meant(self) -> dict[str, str]:
        """What was meant: "restarted rather than | the follower"; and the number that was given for another."""
        at = next((at + 2 for at, two in enumerate(pairwise(self._bare)) if " ".join(two) in self._sets.get("instead_of", ())), 0)
        if not at or at >= len(self._words):
            return {}
        ends = next(end for end in range(at, len(self._bare)) if self._ends_value(end))
        first = self._words[0]
        if first[:1].isdigit() and self._bare[at][:1].isdigit():
            return {"count": first}
        said_of_it = at - 2 <= self._at + 2 + bool(self._behind(self._at + 2))  # not "sent to all users instead of …"
        if said_of_it and self._at == 1 and ends - at == 1 and not self._is_article(at):
            return {"other": self._bare[at]}  # "delete was chosen rather than | detach"
        if not said_of_it or not self._is_article(at) or not 1 < ends - at <= _MOST_OF_A_VALUE:
            return {}
        return {"other": " ".join([self._lists["the"][0], *self._bare[at + 1 : ends]])}

    def _lacking(self) -> str:
        """What there was none of, with its article: "there was no | test", "no | backup was taken", "without a | ticket"."""
        no = next((at for at in range(len(self._words)) if self._says_none(at)), -1)
        at = no + 1 + (no >= 0 and self._is(no + 1, "indefinite"))
        if not at or self._is(at, "never_lacking") or self._bare[at].endswith(self._lists.get("ends_doing", ())):
            return ""
        ends = next(end for end in range(at, len(self._bare)) if self._ends_lacking(end))
        the = self._lists.get("the", ("",))[0]
        return f"{the} {' '.join(self._bare[at:ends])}" if 0 < ends - at <= _MOST_NAMED else ""

    def _says_none(self, at: int) -> bool:
        begins = (at == 0 and self._at > 0) or self._is(at - 1, "was") or self._is(at - 1, "along")
        return self._is(at, "without") or (self._is_small(at, "no") and begins)

    def _ends_lacking(self, at: int) -> bool:
        return self._ends_value(at) or self._tells(at)
