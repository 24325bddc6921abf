"""What stands around a sentence and says nothing of the matter: words that lead in, who is called, sighs."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

_ENDS = ".!?\n…"
_LONGEST_OWED = 7  # words: "thanks to the night shift in Oslo"


def opened(speech: Speech, part: Sequence[Piece]) -> Sequence[Piece]:
    """Without the words that lead in: "ok so honestly"."""
    lexicon, at = speech.lexicon, 0
    while at < len(part):
        if lexicon.book("owing").end(part, at):
            break
        end = lexicon.openers.end(part, at) or _called(speech, part, at)
        if end is None and (part[at].kind == "emoji" or part[at].norm in ",;:-–—…...?!"):
            end = at + 1
        if end is None and part[at].norm == "(" and all(piece.norm != ")" for piece in part):
            end = at + 1
        if end is None:
            break
        at = end
    return part[at:]


def calmed(lexicon: Lexicon, part: list[Piece]) -> list[Piece]:
    """Without "on earth" and stronger words."""
    kept, at = [], 0
    while at < len(part):
        named = at > 0 and part[at - 1].norm in lexicon.determiners  # "the tf state"
        end = None if named else lexicon.book("expletives").end(part, at)
        if end is None:
            kept.append(part[at])
        at = end or at + 1
    return kept


def unowed(speech: Speech, part: list[Piece]) -> list[Piece]:
    """Without whom it is owed to at the end: "220 phones down | because of them"."""
    for at in range(max(len(part) - _LONGEST_OWED, 2), len(part)):
        owed = speech.lexicon.book("owing").end(part, at)
        if owed and speech.who(part, owed) == len(part):
            return part[:at]
    return part


def uncalled(speech: Speech, part: list[Piece]) -> list[Piece]:
    """Without the name called at the end: "…, Tom", "… dude lol"."""
    while len(part) > 1 and part[-1].norm in speech.lexicon.words("called_behind"):
        part = part[:-1]
    for at in range(max(len(part) - 4, 1), len(part)):
        if part[at - 1].norm == "," and speech.who(part, at) == len(part):
            return part[: at - 1]
    return part


def _called(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """Where a form of address ends: "Tom, …", "<@U1> you …"."""
    lexicon = speech.lexicon
    unaddressed = part[at].norm in lexicon.pronouns | lexicon.selves | lexicon.anyone
    end = speech.who(part, at)
    if end is None or end >= len(part) or unaddressed:
        return None
    after = part[end].norm
    if part[at].kind == part[end].kind == "mention":
        return end
    return end if after in (",", ":", "-", "–", "—") or after in lexicon.words("addressing") else None


def unended(sentence: Sequence[Piece]) -> list[Piece]:
    """Without the full stops and faces it ends in."""
    part = list(sentence)
    while part and (part[-1].norm in _ENDS or part[-1].norm.startswith("..") or part[-1].kind == "emoji"):
        part.pop()
    return part


__all__ = ["calmed", "opened", "uncalled", "unended", "unowed"]
