"""What somebody did, read from a clause: the verb, its object and the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from .cleaning import cleaned, definite, is_person, plural
from .grammar import Verb, regular
from .lexicon import Lexicon
from .objects import split_object, verb_follows
from .pieces import Piece
from .speech import Speech

_REACH_OF_PARTICLE = 8  # words between a verb and its particle: "took the whole API down"


@dataclass(frozen=True)
class Act:
    """A verb with its object (`what`, "" where there is none) and the rest of the clause, both cleaned."""

    verb: Verb
    what: str
    plural: bool
    rest: str
    negated: bool = False

    def negative(self) -> "Act":
        """The same act, not done."""
        return Act(self.verb, self.what, self.plural, self.rest, not self.negated)

    def without(self, instead: frozenset[str]) -> "Act":
        """The same act without what was done in its place: "rolled back | instead of debugging"."""
        words = self.rest.split(" ")
        end = next((at for at, word in enumerate(words) if word.casefold() in instead), len(words))
        return Act(self.verb, self.what, self.plural, " ".join(words[:end]), self.negated)

    def with_verb(self, form: str) -> str:
        """A form of the verb with its object and the rest, in that order."""
        return " ".join(word for word in (form, self.what, self.rest) if word)


def read_act(speech: Speech, part: Sequence[Piece], at: int, form: str) -> Act | None:
    """The act whose verb stands in `form` at `at`, adverbs left out; None if no verb stands there."""
    at, negated = _past_adverbs(speech.lexicon, part, at)
    if at >= len(part):
        return None
    known = speech.lexicon.verb(form, part[at].norm)
    if form == "doing" and part[at].norm in speech.lexicon.words("nouns_in_ing"):
        return None  # a warning, not "warning"
    for verb in known or _unknown(speech.lexicon, form, part[at]):
        body = _body(speech.lexicon, verb, part, at)
        if body is not None and _fits_object(speech.lexicon, verb, body, bool(known)):
            body = _from_object(speech.lexicon, body)
            verb, body = _with_particle(speech.lexicon, verb, body)
            return _act(speech, verb, *split_object(speech, body), negated)
    return None


def _fits_object(lexicon: Lexicon, verb: Verb, body: list[Piece], known: bool) -> bool:
    """A verb we only guess at, or one as common as "did", needs an object that is surely one."""
    if known and verb.base not in lexicon.words("needs_object"):
        return True
    body = _from_object(lexicon, body)
    if body and body[0].norm in lexicon.words("particles"):
        body = body[1:]
    if not body:
        return False
    first = body[0]
    return (
        first.kind == "code"
        or first.norm[:1].isdigit()
        or first.norm in lexicon.firsts | lexicon.owned | lexicon.machines
    )


def _from_object(lexicon: Lexicon, body: list[Piece]) -> list[Piece]:
    """Without the adverbs before the object: "left completely in the dark"."""
    at = 0
    while (
        at < len(body)
        and body[at].norm not in lexicon.machines
        and (end := lexicon.book("adverbs").end(body, at))
    ):
        at = end
    return body[at:]


def _with_particle(lexicon: Lexicon, verb: Verb, body: list[Piece]) -> tuple[Verb, list[Piece]]:
    """ "commented out the retry": a particle that stands right behind the verb belongs to it."""
    if len(body) < 2 or body[0].norm not in lexicon.words("particles") or " " in verb.base:
        return verb, body
    word = body[0].norm
    return Verb(verb.base, f"{verb.past} {word}", f"{verb.done} {word}"), body[1:]


def _unknown(lexicon: Lexicon, form: str, piece: Piece) -> tuple[Verb, ...]:
    """A verb that no table holds, where its form is plain to see: "okayed", or "to okay"."""
    word, ending = piece.norm, lexicon.word("past_ending") if lexicon.has("past_ending") else ""
    if (
        not ending
        or piece.kind != "word"
        or not word.replace("-", "").isalpha()
        or len(word) < 4
        or lexicon.verb("done", word)
        or lexicon.is_plain(word)
    ):
        return ()
    if form in ("did", "done") and word.endswith(ending):
        return (Verb(word, word, word),)
    return (
        (Verb(word, regular(word), regular(word)),)
        if form == "do" and not word.endswith((ending, "s", "ing"))
        else ()
    )


def _past_adverbs(lexicon: Lexicon, part: Sequence[Piece], at: int) -> tuple[int, bool]:
    negated = False
    while at < len(part):
        end = lexicon.book("adverbs").end(part, at)
        if end is None:
            end = lexicon.book("nots").end(part, at)
            negated = negated or end is not None
        if end is None:
            break
        at = end
    return at, negated


def _body(lexicon: Lexicon, verb: Verb, part: Sequence[Piece], at: int) -> list[Piece] | None:
    """What follows the verb, its particle taken out; None if the verb needs a particle that is not there."""
    particle = verb.base.split()[1:]
    body = list(part[at + 1 :])
    if not particle:
        return body
    for place, piece in enumerate(body[:_REACH_OF_PARTICLE]):
        after = place + len(particle)
        of = after < len(body) and body[after].norm in lexicon.words("of")
        if [one.norm for one in body[place:after]] == particle and not of:
            return body[:place] + body[place + len(particle) :]
        if piece.kind in ("mark", "emoji") or piece.norm in lexicon.words("bounds"):
            break
    return None


def _act(speech: Speech, verb: Verb, what: list[Piece], rest: list[Piece], negated: bool) -> Act | None:
    lexicon = speech.lexicon
    shown = _object(speech, what)
    if shown is None:
        rest = []
    return Act(
        verb, shown or "", plural(speech, what), cleaned(speech, _cut(lexicon, rest, negated)), negated
    )


def _object(speech: Speech, what: list[Piece]) -> str | None:
    """The object as it may be said, "" where the verb has none; None where it has one that says nothing."""
    if not what:
        return ""
    lexicon = speech.lexicon
    if len(what) > 1 and what[0].norm in lexicon.words("receivers") and what[1].norm != "'s":
        return _object(speech, what[1:])  # "sent us the schema"
    if (
        len(what) > 2
        and what[0].norm in lexicon.words("articles")
        and what[2].norm in lexicon.words("rights")
    ):
        return _object(speech, what[2:])  # "gave the bot write access"
    if what[0].norm in lexicon.words("formless") or _is_doing(lexicon, what):
        return None
    before = lexicon.words("articles") | lexicon.words("before_article")
    if len(what) > 1 and what[0].norm in lexicon.words("that") and what[1].norm in before:
        return None  # "admitted that the driver leaks"
    if len(what) == 1 and what[0].norm in lexicon.words("vague"):
        return None
    if is_person(speech, what, 0):  # "gave the contractor write access"
        given = what[speech.who(what, 0) or len(what) :]
        if not given or given[0].norm == "'s" or given[0].norm in lexicon.words("bounds"):
            return None
        if len(given) == 1 and given[0].norm not in lexicon.words("rights"):
            return None  # "the vendor notice" is no notice given to a vendor
        return _object(speech, given) or None
    if len(what) > 1 and what[0].norm in lexicon.words("bare_it"):
        return None
    if len(what) == 1 and lexicon.verb("did", what[0].norm) and what[0].norm not in lexicon.machines:
        return None
    shown = definite(lexicon, cleaned(speech, what))
    return None if not shown or shown.casefold() in lexicon.words("idle") else shown


def _is_doing(lexicon: Lexicon, what: list[Piece]) -> bool:
    """ "writing tests" is no thing; "breaking changes" are."""
    first = what[0].norm
    noun = lexicon.words("ing_adjectives") | lexicon.words("nouns_in_ing")
    if len(what) == 1:
        noun |= lexicon.machines | lexicon.words("things")
    return bool(lexicon.verb("doing", first)) and first not in noun


def _cut(lexicon: Lexicon, rest: list[Piece], negated: bool) -> list[Piece]:
    """The rest up to where a consequence is imagined ("we would not be here") or a new verb begins."""
    if rest and (_is_verb_alone(lexicon, rest[0]) or _is_clause(lexicon, rest)):
        return []
    if _from_us(lexicon, rest):
        rest = rest[2:]
    inner = False
    for place, piece in enumerate(rest):
        if _imagined(lexicon, rest, place) or (negated and piece.norm in lexicon.words("instead")):
            return rest[:place]
        if piece.norm in lexicon.words("coupling") and verb_follows(lexicon, rest, place + 1):
            return rest[:place]
        if piece.norm in lexicon.words("supposing"):
            return rest[:place]
        inner = inner or piece.norm in lexicon.words("begins_clause")
        if piece.norm in lexicon.words("breaks_off"):
            return rest[:place]
        if place and not inner and piece.norm in lexicon.finite:
            return _before_verb(lexicon, rest, place)
        if piece.norm in lexicon.words("modal") and not inner:
            return _before_subject(lexicon, rest[:place])
    return rest


def _from_us(lexicon: Lexicon, rest: list[Piece]) -> bool:
    """ "hid the lock | from us all morning"."""
    apart = len(rest) > 1 and rest[0].norm in lexicon.words("away_from")
    return apart and rest[1].norm in lexicon.words("receivers")


def _is_clause(lexicon: Lexicon, rest: list[Piece]) -> bool:
    """Whether the rest is a clause of its own: "did not read the ticket | the wrong customer got cut off"."""
    return rest[0].norm in lexicon.words("new_noun") and any(piece.norm in lexicon.finite for piece in rest)


def _is_verb_alone(lexicon: Lexicon, piece: Piece) -> bool:
    verb = piece.norm in lexicon.finite or lexicon.verb("did", piece.norm)
    return bool(verb) and piece.norm not in lexicon.words("bounds")


def _imagined(lexicon: Lexicon, rest: list[Piece], place: int) -> bool:
    """Whether "we would …", "we'd …", "none of this could …" begins here."""
    if rest[place].norm not in lexicon.words("imagined"):
        return False
    contracted = place + 1 < len(rest) and rest[place + 1].start == rest[place + 1].end
    return contracted or any(one.norm in lexicon.words("modal") for one in rest[place : place + 4])


def _before_verb(lexicon: Lexicon, rest: list[Piece], place: int) -> list[Piece]:
    """Without the verb of another clause: "left it open | deserves the boot", "put it there | are sorry"."""
    return rest[: place - 1] if rest[place - 1].norm in lexicon.words("subjects") else rest[:place]


def _before_subject(lexicon: Lexicon, rest: list[Piece]) -> list[Piece]:
    """Without the subject of the clause that follows: "for one more release the app | would not crash"."""
    for place in range(len(rest) - 1, max(len(rest) - 5, -1), -1):
        if rest[place].norm in lexicon.words("articles"):
            return rest[:place]
    return rest
