"""What "it" means where the clause that named the thing is not said."""

from collections.abc import Iterator, Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

from .reports import is_thing

_MOST = 4  # words of a thing behind its article


def meant(speech: Speech, earlier: Sequence[Sequence[Piece]]) -> str:
    """The one thing that is named in the `earlier` clauses, as "the volume"; "" where there are none or several."""
    named = dict.fromkeys(one for part in earlier for one in _things(speech, part))
    return next(iter(named)) if len(named) == 1 else ""


def dangles(speech: Speech, said: str, earlier: Sequence[Sequence[Piece]]) -> bool:
    """Whether "it was patched by hand" stands first, and what it is was only told in what is not said."""
    lexicon = speech.lexicon
    if said.split()[0].casefold() not in lexicon.words("bare_it"):
        return False
    counts = not lexicon.words("counted_nth").isdisjoint(said.split())  # "it is the third time"
    return (counts and bool(earlier)) or bool(meant(speech, earlier)) or any(_names(speech, part) for part in earlier)


def _names(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether a thing is named here that "it" may mean."""
    end = speech.who(part, 0)
    acts = end is not None and end + 1 < len(part) and speech.lexicon.looks_past(part[end].norm)
    states = speech.lexicon.words("not_counted")  # "it failed" names nothing
    return acts or any(is_thing(speech.lexicon, one) and one.norm not in states for one in part)


def resolved(speech: Speech, said: str, earlier: Sequence[Sequence[Piece]]) -> str:
    """`said`, which begins with "it", with the thing in its place; "" where it is not plain what that is."""
    first, _, more = said.partition(" ")
    verb = more.split(" ")[0].casefold() if more else ""
    thing = meant(speech, earlier) if speech.lexicon.is_verb(verb) or verb in speech.lexicon.words("adverbs") else ""
    return f"{thing} {more}" if thing and first.casefold() == speech.lexicon.word("bare_it") else ""


def _things(speech: Speech, part: Sequence[Piece]) -> Iterator[str]:
    """The things named here; "" for one that "it" may mean as well, though it has no article or is only thought of."""
    lexicon, at = speech.lexicon, 0
    openers = lexicon.determiners | lexicon.words("new_noun")
    while at < len(part):
        end = _noun_end(lexicon, part, at + 1) if part[at].norm in openers else at
        if end > at + 1 and not _is_else(speech, part, at, end):
            yield f"{lexicon.word('the')} {speech.shown(part[at + 1 : end])}" if _is_one_thing(lexicon, part, at, end) else ""
        elif end == at and is_thing(lexicon, part[at]) and part[at].norm not in lexicon.words("not_counted"):
            yield ""
        at = max(end, at + 1)


def _is_else(speech: Speech, part: Sequence[Piece], at: int, end: int) -> bool:
    """Whether "it" cannot mean this: somebody, or how long it took."""
    return speech.who(part, at) is not None or part[end - 1].norm in speech.lexicon.words("times")


def _noun_end(lexicon: Lexicon, part: Sequence[Piece], at: int) -> int:
    """Where the words of a noun end: at a verb, a small word, a mark."""
    small = lexicon.small | lexicon.words("modal") | lexicon.words("nots") | lexicon.words("subjects")
    end = at
    while end < min(at + _MOST, len(part)) and part[end].kind in ("word", "code"):
        norm = part[end].norm
        verb = lexicon.is_verb(norm) and norm not in lexicon.things
        if verb or norm in small or (end > at and lexicon.book("adverbs").end(part, end)):
            break
        end += 1
    return end


def _is_one_thing(lexicon: Lexicon, part: Sequence[Piece], at: int, end: int) -> bool:
    head = part[end - 1].norm
    loose = lexicon.words("thoughts") | lexicon.words("vague") | lexicon.judging | lexicon.faults
    plain = not any(piece.norm in loose for piece in part[at + 1 : end])
    after = part[end].norm if end < len(part) else ""
    subject = lexicon.is_verb(after) or after in lexicon.words("modal")
    known = subject or head in lexicon.things or part[end - 1].kind == "code"
    many = head.endswith("s") and head not in lexicon.words("singular")
    return known and plain and not many and after != "'s" and head not in lexicon.words("not_counted")


__all__ = ["dangles", "meant", "resolved"]
