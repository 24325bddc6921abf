"""Whether what is left of a message may be offered: it tells something of a system ("4 times since Easter." alone does
not) and names nobody who was blamed.

A language whose file has no list of verbs that tell (`said_of`) is believed."""

from collections.abc import Iterable, Sequence

from bot.domain.wording.text.pieces import Piece, pieces, sentences
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech


def tells(lexicon: Lexicon, said: str) -> bool:
    """Whether a sentence of `said` says what became of something, or how it stands."""
    return any(_is_telling(lexicon, part) for part in sentences(pieces(said, lexicon.language.contractions)))


def _is_telling(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    words = [piece for piece in part if piece.kind not in ("mark", "emoji", "link")]
    if not words or part[-1].norm == "?":
        return False
    named = lexicon.things | lexicon.words("covered") | lexicon.words("standings")
    if lexicon.book("word_came").end(words, 0) or any(piece.kind == "code" or piece.norm in named for piece in words):
        return True
    stance = words[0].norm in lexicon.selves | lexicon.owned  # "I've already told facilities."
    return not stance and any(_is_verb(lexicon, piece.norm) for piece in words)


def _is_verb(lexicon: Lexicon, norm: str) -> bool:
    verbs = lexicon.words("said_of")
    return not verbs or norm in verbs or lexicon.is_verb(norm) or bool(lexicon.verb("done", norm))


def names_of(speech: Speech, blamed: Iterable[Sequence[Piece]]) -> frozenset[str]:
    """The names of those who act in the `blamed` sentences, as they are written."""
    return frozenset(speech.shown([part[at]]) for part in blamed for at in range(len(part)) if _is_name(speech, part, at))


def names_somebody(said: str, names: frozenset[str]) -> bool:
    """Whether one of the `names` is still in what is `said`: "an inbox only Femi reads"."""
    return not names.isdisjoint(word.strip(".,;:!?()") for word in said.split())


def _is_name(speech: Speech, part: Sequence[Piece], at: int) -> bool:
    lexicon = speech.lexicon
    other = lexicon.things | lexicon.machines | lexicon.groups | lexicon.roles | lexicon.anyone | lexicon.determiners | lexicon.selves
    named = part[at].kind == "word" and speech.shown([part[at]]).istitle() and part[at].norm not in other | lexicon.pronouns
    return named and speech.who(part, at) == at + 1
