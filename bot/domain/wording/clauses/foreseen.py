"""What was foreseen of a thing, said as what came: "the filter would | lock out contractors"."""

from collections.abc import Sequence

from bot.domain.wording.files.grammar import regular
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech


def came_true(speech: Speech, part: Sequence[Piece]) -> str | None:
    """The deed in the past, the rest as written: "locked out contractors"; None where it tells of somebody or nothing."""
    lexicon, first = speech.lexicon, part[0]
    rest = part[1:]
    if not _may_be_told(speech, part) or (not rest and first.norm in lexicon.words("auxiliary")):
        return None
    past = _past(lexicon, first.norm)
    return " ".join(filter(None, (past, speech.shown(rest)))) if past else None


def _past(lexicon: Lexicon, norm: str) -> str:
    known = lexicon.verb("do", norm)
    if known:
        return known[-1].past.split()[0]  # the verb alone: particles stay behind it as written
    plain = norm.isalpha() and not (lexicon.book("adverbs").by_first.get(norm) or norm in lexicon.small)
    return regular(norm) if plain and lexicon.has("past_ending") and norm not in lexicon.words("modal") else ""


def _may_be_told(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether only roles and groups are spoken of, nothing is judged, and no second clause begins."""
    lexicon = speech.lexicon
    named = lexicon.pronouns | lexicon.selves | lexicon.anyone | lexicon.first_names | lexicon.judging
    stops = lexicon.words("modal") | lexicon.words("supposals") | lexicon.words("nots") | frozenset(",;:")
    return not any(
        one.norm in named or one.norm in stops or one.kind == "mention" or _is_unknown_name(speech, one) for one in part
    )


def _is_unknown_name(speech: Speech, piece: Piece) -> bool:
    """ "bound to happen with | Mikkel | approving": with a capital, and no machine."""
    known = speech.lexicon.machines | speech.lexicon.things | speech.lexicon.words("times")
    return speech.shown([piece]).istitle() and piece.norm not in known


__all__ = ["came_true"]
