"""What may follow a clause that is said: what came of it for a thing, whatever the thing."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

from .unlisted import seems_verb


def follows(lexicon: Lexicon, joint: str, part: Sequence[Piece]) -> bool:
    """ "… and | our ingress broke", "two did not come back": what followed is worth saying."""
    if part[0].norm in lexicon.words("numbers"):
        return True
    if joint.split(" ")[-1] not in lexicon.words("leads_to"):
        return False
    hangs = part[-1].norm in lexicon.words("hanging")  # "the crawler got | in", but "the whole NAS | went …"
    verbs = (lexicon.is_verb(part[at].norm) or seems_verb(lexicon, part, at) for at in range(2, min(4, len(part))))
    return any(verbs) and not hangs and part[0].norm in lexicon.determiners


def owed(speech: Speech, joint: str, after: Sequence[Piece]) -> bool:
    """ "the training run diverged | because Anya …": what is told came of what the next clause says that somebody did."""
    return joint.lstrip(", ") in speech.lexicon.words("reasons") and bool(after) and speech.who(after, 0) is not None
