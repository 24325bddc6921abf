"""Blaming clauses held against the shapes of a language file, and what is said instead."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .acting import Act, read_act
from .cleaning import cleaned, definite, is_person, lowered, plural, sentence_case, tail, with_article
from .events import happened, happening
from .grammar import FORMS
from .lexicon import Lexicon
from .objects import verb_follows
from .pieces import Piece
from .shapes import Element, Shape
from .slots import ONE_END
from .speech import Speech
from .standing import is_thing, standing
from .times import is_time

# Slots that end where the next word of the shape stands, and how many words they may hold.
_MOST = {"thing": 14, "when": 6, "skip": 8, "any_short": 4, "clause_and": 20, "doing_so": 8, "topic": 8}

_CUTS = frozenset(",;:")

Bound = Mapping[str, "Act | Sequence[Piece]"]


def phrase(speech: Speech, part: Sequence[Piece], shapes: Sequence[Shape], depth: int = 2) -> str | None:
    """What to say instead of the clause `part`: "" to drop it, None where no phrasing fits."""
    here = {piece.norm for piece in part}
    for shape in shapes:
        if any(here.isdisjoint(words) for words in shape.needs):
            continue
        for bound in _matches(speech, part, shape.elements, 0, 0):
            said = _Saying(speech, shapes, depth).say(shape.say, bound)
            if said is not None:
                return said
    return None


def _matches(speech: Speech, part: Sequence[Piece], elements: Sequence[Element], which: int, at: int) -> Iterator[Bound]:
    if which == len(elements):
        if all(piece.kind in ("mark", "emoji") for piece in part[at:]):
            yield {}
        return
    element = elements[which]
    for end, value in _fits(speech, part, element, at):
        for more in _matches(speech, part, elements, which + 1, end):
            yield {element.slot: value, **more} if element.slot else more
    if element.optional:
        yield from _matches(speech, part, elements, which + 1, at)


def _fits(speech: Speech, part: Sequence[Piece], element: Element, at: int) -> Iterator[tuple[int, "Act | Sequence[Piece]"]]:
    """Where the element may end if it begins at `at`, and what it then holds."""
    slot = element.slot.rstrip("2")
    book = element.book or (speech.lexicon.book(slot) if speech.lexicon.has(slot) else None)
    if book is not None:
        ends = book.ends(part, at)
        yield from ((speech.with_suffix(part, end) if slot == "none" else end, part[at:end]) for end in ends)
    elif slot in FORMS:
        act = read_act(speech, part, at, slot)
        if act:
            yield len(part), act
    elif slot == "risky":
        act = read_act(speech, part, at, "do")
        if act and act.verb.base in speech.lexicon.words("risky_deeds"):
            yield len(part), act
    elif slot in _MOST:
        yield from _open(speech, part, slot, at)
    elif slot in ONE_END:
        end = ONE_END[slot](speech, part, at)
        if end:
            yield end, part[at:end]
    elif at < len(part) or slot == "any":
        yield len(part), part[at:]


def _open(speech: Speech, part: Sequence[Piece], slot: str, at: int) -> Iterator[tuple[int, Sequence[Piece]]]:
    least = at if slot in ("skip", "any_short") else at + 1
    ends = range(least, min(at + _MOST[slot], len(part)) + 1)
    for end in reversed(ends) if slot == "when" else ends:
        if slot == "doing_so" and not _does_so(speech.lexicon, part[at:end]):
            continue
        if slot != "when" or is_time(speech.lexicon, part[at:end]):
            yield end, part[at:end]


def _does_so(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """ "whoever | deployed this | broke login": a deed of its own, and not what should be."""
    modal = any(piece.norm in lexicon.words("modal") for piece in part)
    return len(part) > 1 and bool(lexicon.verb("did", part[0].norm)) and not modal


_OF_ACTS = {
    "event": happened,
    "no_event": lambda speech, act: happened(speech, act.negative()),
    "event_now": happening,
    "base": lambda speech, act: act.with_verb(act.verb.base),
    "done": lambda speech, act: act.with_verb(act.verb.done),
    "past": lambda speech, act: act.with_verb(act.verb.past),
    "ing": lambda speech, act: act.with_verb(act.verb.doing),
}


def _vague(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether what was done to says nothing: "it", "this", "the damage"."""
    return " ".join(piece.norm for piece in part) in lexicon.words("vague") | lexicon.words("bare_it") | lexicon.words("idle")


@dataclass(frozen=True)
class _Saying:
    """Fills the sentence of a phrasing from what its shape has bound."""

    speech: Speech
    shapes: Sequence[Shape]
    depth: int
    _slot: re.Pattern = field(default=re.compile(r"\{(\w+)\}"), repr=False)

    def say(self, template: str, bound: Bound) -> str | None:
        values = {}
        for name in self._slot.findall(template):
            value = self._value(name, bound)
            if not value:
                return None
            opens = name == "was_thing" and template.startswith("{was_thing}")
            values[name] = with_article(self.speech, bound["thing"], value) if opens else value
        said = self._slot.sub(lambda match: values[match.group(1)], template)
        return sentence_case(said, self.speech.lexicon.has("dotted_i"))

    def _value(self, name: str, bound: Bound) -> str | None:
        act = next((value for value in bound.values() if isinstance(value, Act)), None)
        if name in _OF_ACTS:
            return act and _OF_ACTS[name](self.speech, act)
        if name == "so_event":
            told = act and happened(self.speech, act)
            return lowered(self.speech, told) if told else None
        if name == "did_so":
            first = read_act(self.speech, bound["doing_so"], 0, "did")
            return first and happened(self.speech, first)
        if name in ("was_thing", "is_thing", "was_thing2"):
            verb, _, key = name.partition("_")
            return self._thing(bound[key], verb)
        if name == "there_thing":
            return self._there(bound["thing"])
        part = bound[name]
        if name == "clause_and" and any(piece.norm in _CUTS for piece in part):
            return None
        if name in ("clause", "clause_and") and any(piece.norm == ";" for piece in part):
            return None
        if name in ("clause", "clause_and"):
            return self._clause(part)
        if name in ("thing", "topic"):
            return self._thing(part, loose=name == "topic")
        if name == "thing2":
            return self._thing(part)
        if name == "nominal":
            return self.speech.lexicon.wordings.nominals[part[0].norm]
        if name == "turned":
            return self.speech.lexicon.wordings.turns[part[0].norm]
        if name == "deed":
            return self._deed(part)
        if name == "tail":
            return tail(self.speech, part)
        if self.speech.lexicon.has(name):
            return " ".join(piece.norm for piece in part)  # "Third" is "the third"
        return self.speech.shown(part)

    def _there(self, part: Sequence[Piece]) -> str | None:
        """ "there were three warnings"."""
        lexicon, thing = self.speech.lexicon, self._thing(part)
        return thing and f"{lexicon.word('there')} {lexicon.word('was', plural(self.speech, part))} {thing}"

    def _thing(self, part: Sequence[Piece], verb: str = "", loose: bool = False) -> str | None:
        lexicon = self.speech.lexicon
        first, last = part[0].norm, part[-1].norm
        if (len(part) == 1 and first in lexicon.words("vague")) or first in lexicon.words("modal"):
            return None
        if len(part) > 1 and lexicon.verb("do", first) and first not in lexicon.things:
            return None  # "I had | cancel her access today"
        if first in lexicon.words("i") or last == "'s":
            return None  # "I skipped it and the data's | gone"
        if last in lexicon.small or last.endswith(lexicon.endings("undone")):
            return None
        if first in lexicon.dangling:
            return None
        if (is_person(self.speech, part, 0) and not self._owns(part)) or self._has_verb(part) or self._runs_on(part):
            return None
        if (
            (len(part) > 1 and first in lexicon.words("bare_it"))
            or lexicon.verb("doing", first)
            and (first not in lexicon.words("ing_adjectives"))
        ):
            return None
        if any(piece.norm in lexicon.words("supposals") for piece in part):
            return None
        if any(piece.norm in _CUTS or lexicon.speaks_to(piece.norm) for piece in part):
            return None
        if not (loose or self._names_a_thing(part)) or not self._ends_well(part):
            return None
        shown = cleaned(self.speech, part)
        if not shown or shown[:1] in ",;:.(":
            return None
        shown = lexicon.turned(definite(lexicon, shown))
        its = next((one for one in lexicon.wordings.lists.get("its", ()) if shown.startswith(one + " ")), "")
        if its:
            shown = lexicon.word("the") + shown.removeprefix(its)
        if not shown or shown.casefold() in lexicon.words("idle"):
            return None
        return f"{shown} {lexicon.word(verb, plural(self.speech, part))}" if verb else shown

    def _owns(self, part: Sequence[Piece]) -> bool:
        """ "the vendor's notice" is a notice."""
        end = self.speech.who(part, 0)
        return end is not None and end + 1 < len(part) and part[end].norm == "'s"

    def _ends_well(self, part: Sequence[Piece]) -> bool:
        """Whether nobody is spoken of in the phrase, or only behind a preposition, where it can be cut."""
        last = self.speech.spoken_of(part)
        lexicon = self.speech.lexicon
        return last is None or (last > 0 and part[last - 1].norm in lexicon.small)

    def _runs_on(self, part: Sequence[Piece]) -> bool:
        """Whether another noun begins without a joint: "a regex | the waf"."""
        lexicon = self.speech.lexicon
        leads = lexicon.words("before_article") | lexicon.words("before_nouns") | lexicon.words("coupling")
        return any(
            two.norm in lexicon.words("new_noun") and one.kind == "word" and one.norm not in leads and not lexicon.verb("do", one.norm)
            for one, two in pairwise(part)
        )

    def _has_verb(self, part: Sequence[Piece]) -> bool:
        lexicon = self.speech.lexicon
        for at in range(1, len(part)):
            leads_on = part[at].norm in lexicon.words("leads_on") and at > 1  # "the swap cost us the archive"
            if (leads_on or part[at].norm in lexicon.finite) and not lexicon.describes(part, at):
                return True
            if part[at - 1].norm in lexicon.words("coupling") and verb_follows(lexicon, part, at, past=True):
                return True
        return False

    def _names_a_thing(self, part: Sequence[Piece]) -> bool:
        """Whether the phrase opens like one, or holds a word that is surely a thing."""
        lexicon = self.speech.lexicon
        if part[0].norm in lexicon.determiners or part[0].kind in ("code", "link"):
            return True
        if any(piece.norm[:1].isdigit() for piece in part) or part[0].norm in lexicon.words("needs_the"):
            return True  # "90 guests", "step 9", "wrong chute"
        return any(is_thing(lexicon, piece) for piece in part) or self.speech.shown(part).isupper() or part[-1].norm.endswith("s")

    def _deed(self, part: Sequence[Piece]) -> str | None:
        """What a thing did, as written."""
        lexicon = self.speech.lexicon
        if lexicon.book("imagining").inside(part) or any(piece.norm in _CUTS for piece in part):
            return None
        if part[0].norm in lexicon.words("wished") or (len(part) == 1 and part[0].norm in lexicon.words("auxiliary")):
            return None
        if not lexicon.is_verb(part[0].norm) or any(_vague(lexicon, part[1:at]) for at in (2, 3) if at == len(part)):
            return None
        shown = cleaned(self.speech, part)
        return shown if " " in shown or len(part) == 1 else None

    def _clause(self, part: Sequence[Piece]) -> str | None:
        if self.depth and any(self.speech.who(part, at) for at in range(len(part))):
            said = phrase(self.speech, part, self.shapes, self.depth - 1)
            if said is not None:
                return said
        return standing(self.speech, part, strict=False)
