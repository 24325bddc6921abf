"""What trails behind a clause and is none itself: "…, on a Friday, | without a ticket", "…, | `assets-live`"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.wording.deeds.acting import without_notice
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.times import is_time


def trailing(speech: Speech, before: str, part: Sequence[Piece]) -> str:
    """What may follow behind a comma and `before`; "" where it is a clause, speaks of somebody or sets itself against
    what was not done: "was not called at the first page, | not the fifth"."""
    lexicon = speech.lexicon
    if part[0].norm in lexicon.words("not") and _is_undone(lexicon, before):
        return ""
    if (end := _some_of_them(lexicon, part)) and not any(speech.who(part, at) for at in range(end, len(part))):
        return speech.shown(part)
    alone = len(part) == 1 and (part[0].kind == "code" or part[0].norm in lexicon.words("trails_alone"))
    if not alone and (len(part) < 2 or part[0].norm not in lexicon.words("trails") or _has_verb(lexicon, part)):
        return ""
    if _is_ours(lexicon, part) or (part[0].norm in lexicon.words("not") and not _is_other_thing(lexicon, part[1:])):
        return ""
    said = without_notice(speech, list(part))
    whole = said == speech.shown(part) or said.endswith(lexicon.endings("unannounced_as"))
    return said if whole and said and said.casefold().split()[-1] not in lexicon.words("hanging") else ""


def too_late(speech: Speech, before: str, part: Sequence[Piece]) -> str:
    """When it was done after all: "the vendor was not called at once, | not two cycles later" is "only two cycles later"."""
    lexicon, when = speech.lexicon, part[1:]
    if not _is_undone(lexicon, before) or not when or part[0].norm not in lexicon.words("not") or not lexicon.has("only_then"):
        return ""
    later = when[-1].norm in lexicon.words("later") and lexicon.is_number(when[0].norm)
    return f"{lexicon.word('only_then')} {speech.shown(when)}" if later or is_time(lexicon, when) else ""


def _is_undone(lexicon: Lexicon, said: str) -> bool:
    return not (lexicon.words("not") | lexicon.words("no")).isdisjoint(said.casefold().split())


def _some_of_them(lexicon: Lexicon, part: Sequence[Piece]) -> int | None:
    """ "640 PCs, | 33 of them asking for a key": how some of what was named before fare; where that begins."""
    end = lexicon.book("of_those").end(part, 1) if lexicon.is_number(part[0].norm) else None
    if not end or end + 1 >= len(part) or any(one.norm in lexicon.judging or one.norm in lexicon.finite for one in part):
        return None
    return end if lexicon.verb("doing", part[end].norm) or lexicon.looks_past(part[end].norm) else None


def _is_ours(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether it is about whose it is: "with our schools", "not us"."""
    ours = lexicon.owned | lexicon.words("ourselves") | lexicon.words("us") | lexicon.words("i")
    return any(piece.norm in ours for piece in part)


def _is_other_thing(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """What it was not: "not | the script", "not | staging", "not | in the retro"; not "another chat", "one word"."""
    leads = lexicon.words("articles") | lexicon.words("before_nouns")
    return part[0].norm in leads or (len(part) == 1 and (part[0].kind == "code" or part[0].norm in lexicon.things))


def _has_verb(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether a verb stands here that is no part of "without reading the notes"."""
    leads = lexicon.determiners | lexicon.words("articles") | lexicon.words("to_do") | lexicon.small
    verbs = (two.norm for one, two in pairwise(part) if one.norm not in leads)
    return any(norm in lexicon.finite or lexicon.surely_past(norm) for norm in verbs)
