"""What is told as something that need not have been: "we would not have lost the orders" says that they were lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.wording.deeds.acting import Act, read_act
from bot.domain.wording.deeds.events import happened
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.things.nouns import is_count
from bot.domain.wording.words.cleaning import cleaned, is_person
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.times import is_time
from bot.domain.wording.words.writing import plural

_MOST_OF_A_SUBJECT = 6  # words
_BREAKS = frozenset({",", ";", ":", "-", "–", "—", "(", ")"})


@dataclass(frozen=True)
class Apart:
    """A fact taken out of a sentence, and what of the sentence is to be said before and behind it."""

    fact: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def set_apart(speech: Speech, part: Sequence[Piece], supposed: bool = False) -> Apart | None:
    """The first fact that stands in an imagined consequence, or in what was done in place of something.

    `supposed`: what would have had to be was said before.
    """
    return _consequence(speech, part, supposed) or _in_its_place(speech, part)


def _consequence(speech: Speech, part: Sequence[Piece], supposed: bool) -> Apart | None:
    """ "if … | we would not have lost the orders | if …"."""
    book = speech.lexicon.book("would_not")
    for at in range(1, len(part)):
        end = book.end(part, at)
        if end is None:
            continue
        start, stop = _subject_start(speech, part, at), _consequence_end(speech, part, end)
        if start is None:
            return None
        before, after = _unjoined(speech, part[:start]), _unjoined(speech, part[stop:])
        if not (supposed or _supposes(speech, (*before, *after))):
            return None
        fact = _came_to_be(speech, part[start:at], part[at:end], part[end:stop])
        conditional = after and after[0].norm in speech.lexicon.words("condition_opens")
        if conditional or not before:
            before, after = (*before, *after), ()
        if not _says_what(speech, before):
            if any(piece.kind == "code" for piece in before):
                return None  # "a `plan` before the merge": too much would be lost
            before = ()
        return Apart(fact, before, after) if fact else None
    return None


def _says_what(speech: Speech, before: Sequence[Piece]) -> bool:
    """Whether a deed was wished for here: not "two minutes with the runbook"."""
    opens = before and before[0].norm in speech.lexicon.words("condition_nouns")
    conditional = speech.lexicon.words("supposals") | speech.lexicon.words("turned_if")
    wished = any(piece.norm in conditional for piece in before)
    return not opens or wished or speech.lexicon.book("should").inside(before)


def _unjoined(speech: Speech, part: Sequence[Piece]) -> tuple[Piece, ...]:
    """Without the marks and words that joined it to what was taken out."""
    kept = list(part)
    joins = speech.lexicon.words("before_consequence")
    while kept and (kept[-1].norm in _BREAKS or kept[-1].norm in joins):
        kept.pop()
    while kept and (kept[0].norm in _BREAKS or kept[0].norm in joins):
        kept.pop(0)
    return tuple(kept)


def _subject_start(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """Where the subject of the verb at `at` begins: behind a mark, at "we", at an article; None if that is not sure."""
    lexicon = speech.lexicon
    openers = lexicon.words("articles") | lexicon.words("pointing") | lexicon.owned
    parts = lexicon.words("before_article") - lexicon.words("coupling")  # "half the internet"
    for place in range(at - 1, max(at - _MOST_OF_A_SUBJECT, 0) - 1, -1):
        norm = part[place].norm
        if norm in _BREAKS or norm in lexicon.words("before_consequence"):
            return place + 1 if place + 1 < at else None
        if norm in lexicon.words("imagined") or norm in openers or place == 0:
            return place - (place > 0 and part[place - 1].norm in parts)
        if norm[:1].isdigit() and part[place - 1].norm not in openers:
            return place
        if part[place].kind == "mark" or (place + 1 < at and lexicon.is_verb(norm)):
            return None
    return None


def _consequence_end(speech: Speech, part: Sequence[Piece], at: int) -> int:
    lexicon = speech.lexicon
    for place in range(at, len(part)):
        norm = part[place].norm
        turned = norm in lexicon.words("turned_if") and place > at and speech.who(part, place + 1)
        joins = norm in lexicon.words("coupling") and place + 1 < len(part) and _new_clause(speech, part, place)
        if norm in lexicon.words("supposals") or part[place].norm in _BREAKS or turned or joins:
            return place
    return len(part)


def _new_clause(speech: Speech, part: Sequence[Piece], at: int) -> bool:
    """Whether the joint at `at` leads to somebody or something of its own that is told."""
    return part[at + 1].norm in speech.lexicon.words("subjects") or speech.who(part, at + 1) is not None


def _supposes(speech: Speech, rest: Sequence[Piece]) -> bool:
    """Whether the rest says what would have had to be: only then is the consequence real."""
    lexicon = speech.lexicon
    return bool(rest) and (
        rest[0].norm in lexicon.words("condition_opens")
        or any(piece.norm in lexicon.words("supposals") for piece in rest)
        or lexicon.book("should").inside(rest)
    )


def _came_to_be(
    speech: Speech, subject: Sequence[Piece], verb: Sequence[Piece], body: Sequence[Piece]
) -> str:
    """The consequence as a fact, "" where that says nothing."""
    lexicon = speech.lexicon
    if not body or any(piece.norm in lexicon.judging for piece in body):
        return ""
    if lexicon.book("empty_states").end(body, 0) or lexicon.book("anyone_good").end(subject, 0):
        return ""
    first = subject[0].norm
    ours = first in lexicon.words("ourselves")
    ours = ours and first not in lexicon.words("i")  # "I'd not be typing this"
    nobody = first in lexicon.words("imagined") and not ours
    somebody = first in lexicon.pronouns or (not ours and (is_person(speech, subject, 0) or speech.spoken_of(subject) is not None))
    if somebody:
        return _told(speech, read_act(speech, body, 0, "done")) or ""
    if nobody:
        return ""
    if first in lexicon.words("supposals") | lexicon.dangling:
        return ""
    if verb[-1].norm in lexicon.words("being"):
        return _stated(speech, subject, "is", body)
    if ours and body[0].norm not in lexicon.words("kept_past"):
        said = _told(speech, read_act(speech, body, 0, "done"))
        if said:
            return said
    if ours and (is_count(lexicon, body) or _stands_at(speech, body)):
        return f"{_named(speech, subject)} {verb[-1].norm} {cleaned(speech, body)}" if _whole(speech, body) else ""
    if body[0].norm in lexicon.words("been_only"):
        return _stated(speech, subject, "was", body[1:])
    return _past(speech, subject, body)


def _stands_at(speech: Speech, body: Sequence[Piece]) -> bool:
    """ "we would not have | p99 at 14 s": a thing, and how it stands."""
    named = body[0].kind == "code" or body[0].norm in speech.lexicon.things or body[0].norm[-1:].isdigit()
    return named and len(body) > 2 and body[1].norm in speech.lexicon.words("leveled") and body[2].norm[:1].isdigit()


def _told(speech: Speech, act: Act | None) -> str | None:
    """The act as an event, if it was done to something."""
    return happened(speech, act) if act and act.what and not act.negated else None


def _stated(speech: Speech, subject: Sequence[Piece], verb: str, body: Sequence[Piece]) -> str:
    """ "we are down for 40 minutes", "customers were charged twice"."""
    lexicon = speech.lexicon
    shown, rest = _named(speech, subject), cleaned(speech, body)
    if not shown or not rest or not _whole(speech, body):
        return ""
    many = subject[0].norm in lexicon.words("we_all") or plural(speech, subject)
    return f"{shown} {lexicon.word(verb, many)} {rest}"


def _named(speech: Speech, subject: Sequence[Piece]) -> str:
    """The subject as written; cleaning would leave "we" hanging."""
    if subject[0].norm in speech.lexicon.words("we_all"):
        return subject[0].norm  # not "we'd"
    return speech.shown(subject[:1]) if len(subject) == 1 else cleaned(speech, subject)


def _past(speech: Speech, subject: Sequence[Piece], body: Sequence[Piece]) -> str:
    """ "the queue backed up to 90k", "we had to refund 300 customers"."""
    lexicon = speech.lexicon
    verbs = lexicon.verb("done", body[0].norm)
    kept = body[0].norm in lexicon.words("kept_past") or lexicon.looks_past(body[0].norm)
    plain = next((verb.past.split()[0] for verb in verbs), body[0].norm if kept else "")
    lists = lexicon.wordings.lists
    plain = dict(zip(lists.get("gone", ()), lists.get("went", ()), strict=True)).get(body[0].norm, plain)
    shown, rest = _named(speech, subject), cleaned(speech, body[1:])
    alone = body[0].norm in lexicon.words("kept_past") and not rest
    if not shown or not plain or alone or not _whole(speech, body):
        return ""
    return f"{shown} {plain} {rest}".strip()


def _whole(speech: Speech, body: Sequence[Piece]) -> bool:
    """Whether nobody is spoken of, and no wish follows, so that nothing of it is cut."""
    modal = any(piece.norm in speech.lexicon.words("modal") for piece in body)
    return speech.spoken_of(body) is None and not modal


def _in_its_place(speech: Speech, part: Sequence[Piece]) -> Apart | None:
    """ "should have rolled back | instead of poking at it til 03:05"."""
    lexicon = speech.lexicon
    wished = lexicon.book("should").inside(part) or lexicon.book("if").inside(part) or _inverted(speech, part)
    for at in range(len(part)) if wished else ():
        end = lexicon.book("instead_of").end(part, at)
        if end is None or end >= len(part):
            continue
        stop = next((to for to in range(end, len(part)) if part[to].norm in _BREAKS), len(part))
        if at == 0:
            stop = next((to for to in range(end + 1, stop) if lexicon.book("should").end(part, to + 1)), stop)
        fact = _done_instead(speech, part[end:stop])
        before, after = _unjoined(speech, part[:at]), _unjoined(speech, part[stop:])
        return Apart(fact, before, after) if fact and (before or after) else None
    return None


def _inverted(speech: Speech, part: Sequence[Piece]) -> bool:
    return part[0].norm in speech.lexicon.words("turned_if") and speech.who(part, 1) is not None


def _done_instead(speech: Speech, body: Sequence[Piece]) -> str:
    """What was done in its place, or only until when it went on."""
    lexicon = speech.lexicon
    own = any(piece.norm in lexicon.owned for piece in body[:2])  # "finishing his crossword"
    act = None if own else read_act(speech, body, 0, "doing")
    said = _told(speech, act) if act and act.what.casefold() not in lexicon.words("bare_it") else None
    if said:
        return said
    doing = body[0].norm if body else ""
    for at in range(1, len(body)):
        until = _until(speech, body, at)
        if until and (lexicon.verb("doing", doing) or doing in lexicon.words("at_work")):
            works = doing in lexicon.words("at_work")
            if works or body[at].norm in lexicon.words("till"):
                return f"{lexicon.word('went_on', works)} {speech.shown(until)}"
    return ""


def _until(speech: Speech, body: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "til 04:00", "for an hour | on her own"."""
    lexicon = speech.lexicon
    end = next((to - 1 for to in range(at, len(body)) if body[to].norm in lexicon.owned), len(body))
    after = body[at + 1 : end]
    if body[at].norm in lexicon.words("till"):
        lasts = is_time(lexicon, after) or (len(after) == 1 and after[0].norm in lexicon.words("times"))
    else:
        lasts = body[at].norm in lexicon.words("lasting") and is_time(lexicon, body[at:end])
    return body[at:end] if lasts else ()


__all__ = ["Apart", "set_apart"]
