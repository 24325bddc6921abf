"""Blaming clauses held against the shapes of a language file, and what is said instead."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.wording.deeds.acting import Act, read_act
from bot.domain.wording.deeds.events import happened
from bot.domain.wording.files.grammar import FORMS
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.things.nouns import CUTS, there, thing
from bot.domain.wording.things.standing import standing
from bot.domain.wording.words.cleaning import cleaned, tail
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.times import is_time
from bot.domain.wording.words.writing import lowered, sentence_case, with_article

from .parties import is_party, party
from .shapes import Element, Shape
from .slots import ONE_END

# Slots that end where the next word of the shape stands, and how many words they may hold.
_MOST = {"thing": 14, "when": 6, "skip": 8, "any_short": 4, "clause_and": 20, "topic": 8, "party": 5, "doing_so": 12}
_CLAUSES = ("clause", "clause_and")

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
        if slot == "party" and not is_party(speech, part[at:end]):
            continue
        if slot != "when" or is_time(speech.lexicon, part[at:end]):
            yield end, part[at:end]


def _does_so(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """ "whoever | deployed this | broke login": a deed of its own, and not what should be."""
    modal = any(piece.norm in lexicon.words("modal") for piece in part)
    return len(part) > 1 and bool(lexicon.verb("did", part[0].norm)) and not modal


def _is_noun(lexicon: Lexicon, act: Act) -> bool:
    """Whether what looks like a verb is the noun itself: "saw the slow | query", "let the PCI | scan lapse"."""
    if act.what and not act.rest:
        return bool(lexicon.verb("do", act.what)) and act.what not in lexicon.things
    return not act.what and not act.rest and act.verb.base in lexicon.things


def _past(lexicon: Lexicon, act: Act) -> str:
    """The past of a verb that no table of deeds holds, too: "watched the lag | go up"."""
    plain, went = (lexicon.wordings.lists.get(name, ()) for name in ("go", "went"))
    return dict(zip(plain, went, strict=False)).get(act.verb.base, act.verb.past)


_OF_ACTS = {
    "event": happened,
    "no_event": lambda speech, act: happened(speech, act.negative()),
    "done": lambda speech, act: act.with_verb(act.verb.done),
    "done_alone": lambda speech, act: "" if act.what or act.negated else act.with_verb(act.verb.done),
    "past": lambda speech, act: "" if act.negated or _is_noun(speech.lexicon, act) else act.with_verb(_past(speech.lexicon, act)),
    "ing": lambda speech, act: act.with_verb(act.verb.doing),
}


# The same of a deed that another one follows.
_OF_DEEDS = {"did_so": "event", "done_so": "done_alone"}


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
            opens = name in ("was_thing", "is_thing") and template.startswith("{" + name)
            values[name] = with_article(self.speech, bound["thing"], value) if opens else value
            if name in _CLAUSES and not template.startswith("{" + name):
                values[name] = lowered(self.speech, value)
        said = self._slot.sub(lambda match: values[match.group(1)], template)
        return sentence_case(self.speech.lexicon, said)

    def _value(self, name: str, bound: Bound) -> str | None:
        act = next((value for value in bound.values() if isinstance(value, Act)), None)
        if name in _OF_ACTS:
            return act and _OF_ACTS[name](self.speech, act)
        if name == "so_event":
            told = act and happened(self.speech, act)
            return lowered(self.speech, told) if told else None
        if name in _OF_DEEDS:
            first = read_act(self.speech, bound["doing_so"], 0, "did")
            return first and _OF_ACTS[_OF_DEEDS[name]](self.speech, first)
        if name in ("was_thing", "is_thing"):
            verb = name.removesuffix("_thing")
            when = next((bound[slot] for slot in ("when", "tail") if slot in bound), ())
            lasts = verb == "was" and when and when[0].norm in self.speech.lexicon.words("ever_since")
            return thing(self.speech, bound["thing"], "had_been" if lasts else verb)
        if name == "there_a_thing":
            return there(self.speech, bound["thing"])
        return self._held(name, bound)

    def _held(self, name: str, bound: Bound) -> str | None:
        """What a slot of the shape itself holds, as it may be said."""
        part = bound[name]
        if name == "clause_and" and any(piece.norm in CUTS for piece in part):
            return None
        if name in _CLAUSES and any(piece.norm == ";" for piece in part):
            return None
        if name in _CLAUSES:
            return self._clause(part)
        if name in ("thing", "topic"):
            return thing(self.speech, part, loose=name == "topic")
        if name == "turned":
            return self.speech.lexicon.wordings.turns[part[0].norm]
        if name == "deed":
            return self._deed(part)
        if name == "tail":
            return tail(self.speech, part)
        if name in ("party", "party2"):
            return party(self.speech, part)
        if self.speech.lexicon.has(name):
            return " ".join(piece.norm for piece in part)  # "Third" is "the third"
        return self.speech.shown(part)

    def _deed(self, part: Sequence[Piece]) -> str | None:
        """What a thing did, as written."""
        lexicon = self.speech.lexicon
        if lexicon.book("imagining").inside(part) or any(piece.norm in CUTS for piece in part):
            return None
        if part[0].norm in lexicon.words("wished") | lexicon.words("been") or (len(part) == 1 and part[0].norm in lexicon.words("auxiliary")):
            return None
        if not lexicon.is_verb(part[0].norm) or any(_vague(lexicon, part[1:at]) for at in (2, 3) if at == len(part)):
            return None
        shown = cleaned(self.speech, part)
        return shown if " " in shown or len(part) == 1 else None

    def _clause(self, part: Sequence[Piece]) -> str | None:
        if self.depth and any(self.speech.who(part, at) for at in range(len(part))):
            said = phrase(self.speech, part, self.shapes, self.depth - 1)
            if said or (said is not None and part[0].norm not in self.speech.lexicon.words("ourselves")):
                return said  # "we have to import it by hand" is no blame
        return standing(self.speech, part, strict=False)
