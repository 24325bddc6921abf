"""What is taken for granted in a clause that cannot be said: "can't even tell us why | the controller rebooted"."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.things.standing import standing
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

_LEAST = 3  # words of a clause
_MOST_KNOWN = 3  # words that tell that it is known: "found out | that"


def granted(speech: Speech, part: Sequence[Piece]) -> str | None:
    """The first clause in `part` that its author holds to be so, as written; None where it is only thought or wished."""
    lexicon = speech.lexicon
    doubting = lexicon.book("doubting").ends
    doubted = min((end for at in range(len(part)) for end in doubting(part, at)), default=len(part))
    for at in range(1, min(doubted, len(part) - _LEAST)):
        named = part[at + 1].norm not in lexicon.words("bare_it")
        if named and _grants(lexicon, part, at) and (told := standing(speech, part[at + 1 :])):
            return told
    return None


def _grants(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "why", "because"; "that" behind what is known, not behind a thing: "the script that the cron starts"."""
    if part[at].norm not in lexicon.words("that"):
        return part[at].norm in lexicon.words("grants")
    told = lexicon.pronouns | lexicon.anyone | lexicon.words("us")  # "told you | that", "told everyone | that"
    known = lexicon.book("known_that").end
    return part[at - 1].norm in told or any(known(part, before) == at for before in range(max(0, at - _MOST_KNOWN), at))
