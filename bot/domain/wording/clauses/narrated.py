"""What is told as if it went on: "they reboot the switch at 3pm and the till network goes dark"."""

from collections.abc import Sequence

from bot.domain.wording.deeds.acting import read_act
from bot.domain.wording.deeds.events import happened
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

from .splitting import Clause


def narrated(speech: Speech, clauses: Sequence[Clause], place: int) -> str:
    """The deed at `place` as an event, if somebody does it and the next clause tells what a thing does then; or ""."""
    lexicon = speech.lexicon
    if place + 1 >= len(clauses) or not lexicon.has("narrating"):
        return ""
    part, follows = clauses[place].part, clauses[place + 1]
    end = speech.who(part, 0)
    if not end or end >= len(part) or not _goes_with(lexicon, follows.joint) or speech.who(follows.part, 0):
        return ""
    verb = _present(lexicon, follows.part)
    if not verb or _is_habit(lexicon, part, follows.part) or any(one.norm in lexicon.words("modal") for one in part):
        return ""
    norm = part[end].norm
    form = next((one for one in ("do", "does") if lexicon.verb(one, norm)), "")
    act = read_act(speech, part, end, form) if form and not lexicon.surely_past(norm) else None
    return (act and not act.negated and happened(speech, act)) or ""


def in_past(speech: Speech, part: Sequence[Piece], told: str) -> str:
    """`told`, the words of `part`, with its first verb in the past: "goes dark" is "went dark"."""
    at = _present(speech.lexicon, part)
    if not at:
        return told
    norm = part[at].norm
    lists = speech.lexicon.wordings.lists
    known = dict(zip(lists.get("present", ()), lists.get("present_in_past", ()), strict=True))
    past = known.get(norm) or next((verb.past.split()[0] for verb in speech.lexicon.verb("does", norm)), norm)
    words = told.split(" ")
    shown = speech.shown(part[at : at + 1])
    if shown in words:
        words[words.index(shown)] = past
    return " ".join(words)


def _goes_with(lexicon: Lexicon, joint: str) -> bool:
    return joint.lstrip(", ") in lexicon.words("narrating")


def _present(lexicon: Lexicon, part: Sequence[Piece]) -> int:
    """Where the first verb stands, if it is one of the present; else 0."""
    present = lexicon.words("present")
    at = next((at for at, one in enumerate(part) if at and (one.norm in present or lexicon.is_verb(one.norm))), 0)
    now = at and (part[at].norm in present or bool(lexicon.verb("does", part[at].norm)))
    return at if now else 0


def _is_habit(lexicon: Lexicon, deed: Sequence[Piece], follows: Sequence[Piece]) -> bool:
    """ "always", "on fridays": what goes on is no event; "every cart query takes 9 s" may be what followed."""
    often = lexicon.words("habitual")
    return any(one.norm in often | lexicon.words("habitual_deeds") for one in deed) or any(one.norm in often for one in follows)


__all__ = ["in_past", "narrated"]
