"""What a message is about, where no sentence of it can be said again: a question that stands alone can still name it."""

from collections.abc import Iterator, Sequence

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

_MOST_WORDS = 3  # "the nightly billing export"; what is longer is a sentence


def topic(speech: Speech, part: Sequence[Piece]) -> str:
    """The system or thing that `part` is about, as it stands within a sentence: "the kafka lag", "`ledger-prod`".

    A service, a host or code comes before a thing with an everyday name, and what is named by more words before what is
    named by one; "" where nothing is named, or only what people are called by: "the network team".
    """
    named = [one for one in part if _is_name(speech, one) and one.norm not in speech.lexicon.groups]
    if named:
        return speech.shown(named[:1])
    things = list(_things(speech, part))
    return _within(speech, part, *max(things, key=lambda one: one[1] - one[0])) if things else ""


def _is_name(speech: Speech, piece: Piece) -> bool:
    """Whether a service, a host or a word of code stands here; a command of several words and "0-byte" are no things."""
    if piece.kind not in ("word", "code") or " " in piece.norm or piece.norm[:1].isdigit():
        return False
    if piece.norm in speech.lexicon.names.known_services:
        return True
    return any(fact.kind in ("code", "name") for fact in facts(speech.shown([piece])))


def _things(speech: Speech, part: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where each thing begins and ends, its describing words with it."""
    lexicon, at = speech.lexicon, 0
    while at < len(part):
        end = at
        while end < len(part) and _is_thing(lexicon, part, end):
            end += 1
        first = _first_describing(speech, part, at) if end > at else at
        if end > at and _stands_alone(lexicon, part, first, end):
            yield max(first, end - _MOST_WORDS), end
        at = max(end, at + 1)


def _first_describing(speech: Speech, part: Sequence[Piece], at: int) -> int:
    """Where the words begin that only describe the thing at `at`: "the | sharded cluster"; `at` where there are none."""
    lexicon = speech.lexicon
    for first in range(at - 1, max(at - _MOST_WORDS, 0), -1):
        norm = part[first].norm
        plain = part[first].kind == "word" and norm not in lexicon.judging | lexicon.small | lexicon.determiners
        if not plain or (lexicon.is_verb(norm) and not lexicon.verb("done", norm)) or speech.who(part, first):
            return at
        if part[first - 1].norm in lexicon.determiners:
            return first
    return at


def _is_thing(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """Whether a word names a thing, or says which: "billing | export", "kafka | lag"."""
    norm, which = part[at].norm, lexicon.words("no_article") | lexicon.words("which_thing")
    return part[at].kind == "word" and (norm in which or _can_be_topic(lexicon, norm))


def _can_be_topic(lexicon: Lexicon, norm: str) -> bool:
    known = lexicon.machines | lexicon.words("covered") | lexicon.words("more_things") | lexicon.words("topics")
    return norm in known - lexicon.words("no_topics")


def _stands_alone(lexicon: Lexicon, part: Sequence[Piece], at: int, end: int) -> bool:
    """Whether what stands from `at` to `end` is the thing itself, not what describes people, a deed or another thing."""
    first, last = part[at].norm, part[end - 1].norm
    if not _can_be_topic(lexicon, last) and last not in lexicon.words("no_article"):
        return False
    before = part[at - 1].norm if at else ""
    if _describes_more(lexicon, part, end):
        return False
    if before in lexicon.determiners or before == "'s":
        return True
    return last in lexicon.words("no_article") if end - at == 1 else not lexicon.verb("do", first)


def _describes_more(lexicon: Lexicon, part: Sequence[Piece], end: int) -> bool:
    """Whether the word behind belongs to what stands before it: "the network | team", "the cache | wizard"."""
    if end >= len(part) or part[end].kind != "word":
        return False
    norm = part[end].norm
    small = lexicon.small | lexicon.finite | lexicon.pronouns | lexicon.selves | lexicon.words("coupling") | lexicon.words("modal")
    if norm in small | lexicon.words("nots") | lexicon.words("before_nouns") | lexicon.words("subjects"):
        return False
    return not (lexicon.is_verb(norm) or lexicon.looks_past(norm) or lexicon.book("adverbs").end(part, end))


def _within(speech: Speech, part: Sequence[Piece], at: int, end: int) -> str:
    """The thing with its article: "our kafka lag" is "the kafka lag", "prod" and "DNS" take none."""
    lexicon, shown = speech.lexicon, speech.shown(part[at:end])
    bare = end - at == 1 and part[at].norm in lexicon.words("no_article")
    article = lexicon.wordings.lists.get("the", ())
    return shown if bare or not article else f"{article[0]} {shown}"


__all__ = ["topic"]
