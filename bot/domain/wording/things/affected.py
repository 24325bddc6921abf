"""What people met with or were told, which blames nobody: "the auditors got the old numbers", "branch manager informed"."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

_MOST_BEFORE = 4  # words that name who was told: "the night shift manager"


def informed(speech: Speech, part: Sequence[Piece]) -> str:
    """ "branch manager informed", "treasury has been told" as written; "" where it is no such note."""
    lexicon = speech.lexicon
    if part[-1].norm not in lexicon.words("informed_so"):
        return ""
    head = list(part[:-1])
    while head and head[-1].norm in lexicon.words("perfect") | lexicon.words("is"):
        head.pop()
    return speech.shown(part) if 0 < len(head) <= _MOST_BEFORE and _is_role(lexicon, head) else ""


def _is_role(lexicon: Lexicon, head: Sequence[Piece]) -> bool:
    """Whether a role or a group is named, and no one person: "branch manager", "the on-call nurse"."""
    last = head[-1].norm
    known = lexicon.roles | lexicon.groups | lexicon.words("befallen") | lexicon.words("told_ones")
    named = last in known - lexicon.anyone - lexicon.pronouns
    kept = all(piece.kind == "word" and not lexicon.is_verb(piece.norm) for piece in head)
    loose = lexicon.pronouns | lexicon.anyone | lexicon.selves | lexicon.judging | lexicon.first_names | lexicon.words("nots")
    return named and kept and not any(piece.norm in loose for piece in head)


def affected(speech: Speech, joint: str, part: Sequence[Piece]) -> str:
    """ "so | the auditors got Thursday's numbers" as written: what came of it for people who did nothing; "" where they acted."""
    lexicon = speech.lexicon
    at = next((place for place in range(1, min(len(part) - 1, _MOST_BEFORE)) if part[place].norm in lexicon.words("met_with")), 0)
    head, rest = part[:at], part[at + 1 :]
    if not at or joint.split(" ")[-1] not in lexicon.words("leads_to"):
        return ""
    if head[-1].norm not in lexicon.words("met_by") or any(lexicon.is_verb(piece.norm) for piece in head[:-1]):
        return ""
    loose = lexicon.judging | lexicon.pronouns | lexicon.words("ourselves") | lexicon.words("i")
    spoken = speech.spoken_of(rest) is not None or any(piece.norm in loose for piece in part)
    return "" if spoken or lexicon.verb("done", rest[0].norm) else speech.shown(part)
