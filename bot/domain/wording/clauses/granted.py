"""What is taken for granted in a clause that cannot be said: "can't even tell us why | the controller rebooted"."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.things.standing import standing
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

_LEAST = 3  # words of a clause


def granted(speech: Speech, part: Sequence[Piece]) -> str | None:
    """The last clause in `part` that its author holds to be so, as written; None where it is only thought or wished."""
    lexicon = speech.lexicon
    for at in range(1, len(part) - _LEAST):
        if lexicon.book("doubting").inside(part[:at]):
            return None
        named = part[at + 1].norm not in lexicon.words("bare_it")
        if named and _grants(lexicon, part, at) and (told := standing(speech, part[at + 1 :])):
            return told
    return None


def _grants(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "why", "because"; "that" behind what is known, not behind a thing: "the script that the cron starts"."""
    known = lexicon.book("known_that").end
    behind = any(known(part, before) == at for before in range(max(0, at - 3), at)) or _is_somebody(lexicon, part[at - 1])
    return part[at].norm in lexicon.words("grants") or (part[at].norm in lexicon.words("that") and behind)


def _is_somebody(lexicon: Lexicon, piece: Piece) -> bool:
    """ "told you | that", "told everyone | that"."""
    return piece.norm in lexicon.pronouns | lexicon.anyone | lexicon.words("us")
