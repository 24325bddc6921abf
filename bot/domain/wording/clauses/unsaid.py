"""Clauses of which nothing is said: what is supposed, what never came to be, and what would have to be."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon


def stays_unsaid(lexicon: Lexicon, joint: str, part: Sequence[Piece], behind_unsaid: bool) -> bool:
    """Whether `part` behind `joint` tells no fact; a condition only `behind_unsaid`, a clause of which nothing is said."""
    supposes = part[0].norm in lexicon.words("supposing")
    return supposes or _is_unreal(lexicon, part) or (behind_unsaid and _is_condition(lexicon, joint, part))


def _is_unreal(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """ "we'd have saved the array": what never came to be."""
    ours = part[0].norm in lexicon.words("ourselves") and not lexicon.book("if").inside(part)
    it = part[0].norm in lexicon.words("bare_it") and lexicon.book("would_have").end(part, 1)
    hoped = it or lexicon.book("hoped").inside(part) or lexicon.book("would_have_known").end(part, 1)
    return ours and not hoped and lexicon.book("unreal").end(part, 1) is not None


def _is_condition(lexicon: Lexicon, joint: str, part: Sequence[Piece]) -> bool:
    """Whether the clause says what would have to be, not what was: "until she has redone the course"."""
    if joint in lexicon.words("conditions"):
        return True
    auxiliary = lexicon.words("auxiliary") - lexicon.words("new_noun")
    return joint in lexicon.words("limits") and not auxiliary.isdisjoint(piece.norm for piece in part[:3])
