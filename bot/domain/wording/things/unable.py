"""What could not be done any more, a fact though it is said with "could"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

from .reports import is_thing
from .standing import standing

_LONGEST_SUBJECT = 6  # words


def unable(speech: Speech, part: Sequence[Piece], follows: bool) -> str | None:
    """ "60 customers could not log in", "nobody could pay", and where it `follows` something "anyone could read the mail":
    told as written; None where it is no such clause."""
    lexicon = speech.lexicon
    if not lexicon.has("able"):
        return None
    if part[0].norm in lexicon.words("no_user") or (follows and part[0].norm in lexicon.words("any_user")):
        return _nobody(speech, part)
    if follows and part[0].norm in lexicon.words("we_all") and _we_cannot(speech, part):
        return speech.shown(part)
    for at in range(1, min(len(part), _LONGEST_SUBJECT)):
        end = lexicon.book("unable").end(part, at)
        if end and end < len(part) and _is_kept_from(speech, part, at, end):
            return speech.shown(part)
        if end and end < len(part) and part[end].norm not in lexicon.small | lexicon.finite:
            named = lexicon.counts_people(part, 0) or speech.who(part, 0) is None
            thing = named and _is_named(lexicon, part[:at])
            return standing(speech, _did_not(speech, part, at), strict=False) if thing else None
    return None


def _is_kept_from(speech: Speech, part: Sequence[Piece], at: int, end: int) -> bool:
    """ "night shift | could not | open scans for 50 min": a group that for so long could not use what it needs."""
    lexicon, last = speech.lexicon, part[at - 1].norm
    group = speech.who(part, 0) == at and last in lexicon.groups | lexicon.roles | lexicon.words("told_ones") | lexicon.suffixes
    rest = part[end:]
    used = group and lexicon.book("used_for").end(part, end) and bool(facts(speech.shown(rest)))
    return bool(used) and speech.spoken_of(rest) is None and not _judges(lexicon, part)


def _did_not(speech: Speech, part: Sequence[Piece], at: int) -> Sequence[Piece]:
    """ "half the handhelds | wouldn't sync" read as "did not sync", where nothing in the message is only supposed."""
    lexicon = speech.lexicon
    refused = lexicon.book("refused").end(part, at)
    supposed = refused and any(one in lexicon.words("only_supposed") for one in speech.text.casefold().split())
    if not refused or supposed:
        return part
    return [replace(one, norm=lexicon.word("did_so")) if place == at else one for place, one in enumerate(part)]


def _we_cannot(speech: Speech, part: Sequence[Piece]) -> bool:
    """ "and now | we cannot replay anything": a deed that is out of reach, and nobody else is spoken of."""
    lexicon, end = speech.lexicon, speech.lexicon.book("unable").end(part, 1)
    if not end or end + 1 >= len(part) or speech.spoken_of(part[1:]) is not None or _judges(lexicon, part):
        return False
    minds = lexicon.words("telling") | lexicon.words("minds") | lexicon.words("thoughts")
    return any(verb.base not in minds for verb in lexicon.verb("do", part[end].norm))


def _is_named(lexicon: Lexicon, subject: Sequence[Piece]) -> bool:
    """ "half the scanners", "pods": not "this", "it", "that excuse"."""
    first = subject[0].norm
    if first in lexicon.words("subjects") | lexicon.words("pointers_only") or any(
        one.norm in lexicon.words("thoughts") for one in subject
    ):
        return False
    return lexicon.opens_noun(first) or any(is_thing(lexicon, one) for one in subject)


def _nobody(speech: Speech, part: Sequence[Piece]) -> str | None:
    """ "nobody | could print": said of what people wanted from a machine, not of what somebody left undone."""
    lexicon, place = speech.lexicon, None
    for at in (1, 2, 3, 4):
        place = place or lexicon.book("able").end(part, at)
    known = place and place < len(part) and lexicon.book("used_for").end(part, place)
    if not known or speech.spoken_of(part[1:]) is not None or _judges(lexicon, part):
        return None
    return speech.shown(part)


def _judges(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    return any(piece.norm in lexicon.judging for piece in part)


__all__ = ["unable"]
