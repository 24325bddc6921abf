"""Whether what is said tells what "it" means."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.speech import Speech

from .reports import is_thing


def dangles(speech: Speech, said: str, earlier: Sequence[Sequence[Piece]]) -> bool:
    """Whether "it was patched by hand" stands first, and what it is was only told in what is not said."""
    lexicon = speech.lexicon
    if said.split()[0].casefold() not in lexicon.words("bare_it"):
        return False
    counts = not lexicon.words("counted_nth").isdisjoint(said.split())  # "it is the third time"
    return (counts and bool(earlier)) or any(_names(speech, part) for part in earlier)


def _names(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether a thing is named here that "it" may mean."""
    end = speech.who(part, 0)
    acts = end is not None and end + 1 < len(part) and speech.lexicon.looks_past(part[end].norm)
    states = speech.lexicon.words("not_counted")  # "it failed" names nothing
    return acts or any(is_thing(speech.lexicon, one) and one.norm not in states for one in part)


__all__ = ["dangles"]
