"""Verbs that no list holds, known by their ending and by where they stand."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon


def seems_verb(lexicon: Lexicon, words: Sequence[Piece], at: int) -> bool:
    """Whether a verb no list knows stands behind its subject: "the lift | juddered twice", "it | emptied three queues"."""
    if not lexicon.seems_past(words[at].norm) or any(lexicon.is_verb(piece.norm) for piece in words[1:at]):
        return False
    after = words[at + 1].norm if at + 1 < len(words) else ""
    goes_on = not after or after in lexicon.words("bounds") | lexicon.determiners or lexicon.is_number(after)
    named = words[at - 1].norm not in lexicon.small | lexicon.determiners and lexicon.opens_noun(words[0].norm)
    return goes_on and (named or (at == 1 and words[0].norm in lexicon.words("bare_it")))
