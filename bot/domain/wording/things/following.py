"""What may follow a clause that is said: what came of it for a thing, whatever the thing."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

from .unlisted import seems_verb


def follows(lexicon: Lexicon, joint: str, part: Sequence[Piece]) -> bool:
    """ "… and | our ingress broke", "two did not come back": what followed is worth saying."""
    if part[0].norm in lexicon.words("numbers") or _it_did(lexicon, part) or _befell_us(lexicon, part):
        return True
    if joint.split(" ")[-1] not in lexicon.words("leads_to"):
        return False
    hangs = part[-1].norm in lexicon.words("hanging")  # "the crawler got | in", but "the whole NAS | went …"
    verbs = (lexicon.is_verb(part[at].norm) or seems_verb(lexicon, part, at) for at in range(2, min(4, len(part))))
    return any(verbs) and not hangs and part[0].norm in lexicon.determiners


def owed(speech: Speech, joint: str, after: Sequence[Piece]) -> bool:
    """ "the training run diverged | because Anya …": what is told came of what the next clause says that somebody did."""
    return joint.lstrip(", ") in speech.lexicon.words("reasons") and bool(after) and speech.who(after, 0) is not None


def _it_did(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """ "… and | it emptied three queues", "it's quarantined": what came of a thing that was just named."""
    if len(part) < 3 or not lexicon.has("bare_it") or part[0].norm != lexicon.word("bare_it"):
        return False
    if part[1].norm in lexicon.words("was") | lexicon.words("is") | {"'s"}:
        return _is_done(lexicon, part[2].norm) or lexicon.seems_past(part[2].norm)
    return lexicon.seems_past(part[1].norm)


def _befell_us(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """ "… and | we got scanned within the hour"."""
    met = len(part) > 3 and part[0].norm in lexicon.words("ourselves") and part[1].norm in lexicon.words("met_with")
    return met and _is_done(lexicon, part[2].norm)


def _is_done(lexicon: Lexicon, norm: str) -> bool:
    """Whether a word says what was done to somebody or something, and not only what was said."""
    became = {verb.base for verb in lexicon.verb("done", norm)}
    return bool(became) and became.isdisjoint(lexicon.words("telling"))
