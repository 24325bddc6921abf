"""What somebody did, read from a clause: the verb, its object and the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.wording.files.grammar import Verb, regular
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.cleaning import cleaned, is_person
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.objects import is_noun_word, split_object
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.writing import plural

from .done_to import done_to, right_at
from .remainder import cut

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
        return replace(self, negated=not self.negated)

    def without(self, instead: frozenset[str]) -> "Act":
        """The same act without what was done in its place: "rolled back | instead of debugging"."""
        words = self.rest.split(" ")
        end = next((at for at, word in enumerate(words) if word.casefold() in instead), len(words))
        return replace(self, rest=" ".join(words[:end]))

    def with_verb(self, form: str) -> str:
        """A form of the verb with its object and the rest, in that order."""
        return " ".join(word for word in (form, self.what, self.rest) if word)


def read_act(speech: Speech, part: Sequence[Piece], at: int, form: str) -> Act | None:
    """The act whose verb stands in `form` at `at`, adverbs left out; None if no verb stands there."""
    lexicon = speech.lexicon
    if _is_imagined(lexicon, part, at, form):
        return None
    at, negated = _past_adverbs(lexicon, part, at)
    if at >= len(part):
        return None
    known = lexicon.verb(form, part[at].norm)
    if form == "doing" and part[at].norm in lexicon.words("nouns_in_ing"):
        return None  # a warning, not "warning"
    under_way = form == "doing" and at > 0 and part[at - 1].norm in lexicon.words("is")  # "we are docking it"
    for verb in known or (() if under_way else _unknown(lexicon, form, part[at])):
        body = _body(lexicon, verb, part, at)
        body = body and _from_object(lexicon, body)
        if body is not None and _fits_object(lexicon, verb, body, bool(known)):
            verb, body = _with_particle(lexicon, verb, body)
            what, rest = _what_and_rest(speech, verb, body)
            moved = len(what) > 1 and what[-1].norm in lexicon.words("particles")
            if rest and rest[0].norm in lexicon.words("new_noun") and verb.base in lexicon.words("making"):
                return None  # "made argo skip | the rollout"
            if moved and verb.base not in lexicon.words("giving"):
                verb, what = _with_particle(lexicon, verb, [what[-1], *what[:-1]])  # "switch the flag back"
            return _act(speech, verb, what, rest, negated)
    return None


def _is_imagined(lexicon: Lexicon, part: Sequence[Piece], at: int, form: str) -> bool:
    """ "they'd have smelled it": nobody did."""
    ends = (lexicon.book("would_have").end(part, place) or 0 for place in range(max(at - 2, 0), min(at + 1, len(part))))
    return any(end > at or (end == at and form == "did") for end in ends if end)


def _what_and_rest(speech: Speech, verb: Verb, body: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The object and the rest: "gave the contractor | the key" is about the key, "merged this" about a merge."""
    lexicon = speech.lexicon
    what, rest = split_object(speech, body)
    if rest and rest[0].norm in lexicon.firsts and _receives(speech, verb, what, rest):
        return split_object(speech, rest)
    if verb.base in lexicon.words("leaving") and (at := _left_so(lexicon, what)):
        return what[:at], [*what[at:], *rest]
    pointed = len(what) == 1 and what[0].norm in lexicon.words("pointing") & lexicon.words("vague")
    moved = bool(rest) and rest[0].norm in lexicon.words("particles")  # "pushed this | out"
    noun = pointed and not moved and verb.base in lexicon.wordings.verbs.nouns
    return ([], rest) if noun else (what, rest)


def _left_so(lexicon: Lexicon, what: list[Piece]) -> int:
    """ "left the feed | paused", "left port 22 | exposed": where it begins how it was left, and no part of its name."""
    at = len(what) - 1
    if at < 1:
        return 0
    last, before = what[at].norm, what[at - 1].norm
    stays = lexicon.verb("done", last) or lexicon.verb("doing", last) or last.startswith(tuple(lexicon.words("negating")))
    if not stays or last in lexicon.things or before in lexicon.determiners | lexicon.small:
        return 0
    return at - 1 if before in lexicon.words("no_head") else at  # "half installed"


def _receives(speech: Speech, verb: Verb, what: list[Piece], rest: list[Piece]) -> bool:
    """ "gave | the vendor | the wrong subnet", "shipped | us | a broken image"."""
    if verb.base not in speech.lexicon.words("giving") or not what:
        return False
    acts = any(speech.lexicon.verb("did", piece.norm) for piece in what)
    return not acts and not any(piece.norm in speech.lexicon.words("times") for piece in rest[:3])


def _fits_object(lexicon: Lexicon, verb: Verb, body: list[Piece], known: bool) -> bool:
    """A verb we only guess at, or one as common as "did", needs an object that is surely one."""
    if known and verb.base not in lexicon.words("needs_object"):
        return True
    if body and body[0].norm in lexicon.words("particles"):
        body = body[1:]
    if not body:
        return False
    first = body[0]
    numbered = len(body) > 1 and is_noun_word(lexicon, first) and body[1].norm.isdigit()  # "dragged | tram 9"
    return (
        first.kind == "code"
        or first.norm[:1].isdigit()
        or first.norm in lexicon.determiners | lexicon.machines
        or numbered
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
    if verb.base in lexicon.wordings.verbs.nouns and word in lexicon.words("over"):
        return verb, body  # "merged | over a red build"
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
        or word in lexicon.words("bounds") | lexicon.words("minds") | lexicon.words("irregular") | lexicon.owned
    ):
        return ()
    if form in ("did", "done") and word.endswith(ending) and not word.endswith(lexicon.endings("no_past")):
        return (Verb(word, word, word),)
    doing = lexicon.word("ends_doing") if lexicon.has("ends_doing") else ""
    if form == "doing" and doing and word.endswith(doing):
        stem = word.removesuffix(doing)
        return (Verb(stem, stem + ending, stem + ending),)  # "quoting | the wrong code"
    return (Verb(word, regular(word), regular(word)),) if form == "do" and not word.endswith((ending, "s", "ing")) else ()


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
        of = after < len(body) and _before_noun(lexicon, body, place, after)
        if [one.norm for one in body[place:after]] == particle and not of:
            return body[:place] + body[place + len(particle) :]
        if piece.kind in ("mark", "emoji") or piece.norm in lexicon.words("bounds"):
            break
    return None


def _before_noun(lexicon: Lexicon, body: list[Piece], place: int, after: int) -> bool:
    """Whether what looks like a particle only leads to a noun: "out of", "left it | on 800 cameras"."""
    norm = body[after].norm
    if norm in lexicon.words("of"):
        next_one = body[after + 1].norm if after + 1 < len(body) else ""  # "took it down | for 9 minutes"
        return not (next_one[:1].isdigit() or next_one in lexicon.words("this_time") | lexicon.anyone)
    plain = is_noun_word(lexicon, body[after]) and not lexicon.book("adverbs").end(body, after)
    plain = (
        plain
        and norm not in lexicon.words("this_time") | lexicon.selves
        and not norm.endswith(lexicon.endings("of_adverbs"))
    )
    noun = norm in lexicon.determiners or norm[:1].isdigit() or plain
    return place > 0 and noun and body[place].norm in lexicon.words("before_nouns")


def _act(speech: Speech, verb: Verb, what: list[Piece], rest: list[Piece], negated: bool) -> Act | None:
    lexicon = speech.lexicon
    shown = done_to(speech, verb, what)
    if shown is None:
        rest = []
    given = right_at(lexicon, verb, what)
    to = cleaned(speech, what[:given]) if given and not is_person(speech, what[:given], 0) else ""
    more = without_notice(speech, cut(lexicon, rest, negated, verb.base in lexicon.words("leaving")))
    if to and more.split(" ")[0] != lexicon.word("towards"):  # "gave the bot write access | to `main`"
        more = f"{lexicon.word('towards')} {to} {more}".rstrip()
    return Act(verb, shown or "", plural(speech, what), more, negated)


def without_notice(speech: Speech, rest: list[Piece]) -> str:
    """The rest as it may be said; that nobody was told is a fact, too, said without the people."""
    lexicon = speech.lexicon
    untold = lexicon.book("unannounced") if lexicon.has("unannounced_as") else None
    for at in range(len(rest)) if untold else ():
        whom = lexicon.book("without_telling").end(rest, at)
        end = (whom and speech.who(rest, whom)) or untold.end(rest, at)
        if end:
            said = (cleaned(speech, rest[:at]), lexicon.word("unannounced_as"), cleaned(speech, rest[end:]))
            return " ".join(filter(None, said))
    return cleaned(speech, rest)
