"""What a clause tells of a thing: that it happened, goes on or is missing; and what looks like that and tells nothing."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon

from .participles import is_label
from .unlisted import seems_verb


def tells_of_something(lexicon: Lexicon, words: Sequence[Piece], before_people: int) -> bool:
    """Whether something happened, goes on or is missing, or a thing is named that ends `before_people` begin in the text."""
    if _is_deed(lexicon, words) or _occurs(lexicon, words):
        return True
    labelled = is_label(lexicon, words[0].norm) and _first_verb(lexicon, words) == 1
    return labelled or any(is_thing(lexicon, piece) for piece in words if piece.end <= before_people)


def tells_no_event(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """Whether it is a wish, a lesson, a thought, or only what is left of a clause."""
    if lexicon.book("imagining").inside(words) or _wishes(lexicon, words) or _preaches(lexicon, words):
        return True
    return _begins_late(lexicon, words) or _minds(lexicon, words) or _only_causes(lexicon, words) or _only_seen(lexicon, words)


def is_report(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """Whether it is told what a thing did or was: "the wrong table was live", "the price list doubled"."""
    first = _first_verb(lexicon, words)
    past = lexicon.surely_past(words[first].norm) or words[first].norm in lexicon.words("told_in")
    named = _occurs(lexicon, words) or any(is_thing(lexicon, piece) for piece in words[:first])
    off = words[-1].norm in lexicon.words("off_target") and any(map(str.isdigit, words[first - 1].norm))  # "gate 4 is wrong"
    return _is_deed(lexicon, words) or (bool(first) and (past and named or off))


def has_verb(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """Whether a verb stands behind the first word; "the hardcoded password" has none, nor "three canned answers"."""
    counted = lexicon.is_number(words[0].norm) and ":" not in words[0].norm and words[-1].norm.endswith("s")
    places = range(1, len(words) - counted)
    verbs = (at for at in places if lexicon.is_verb(words[at].norm) or seems_verb(lexicon, words, at))
    return any(not lexicon.describes(words, at) for at in verbs)


def _first_verb(lexicon: Lexicon, words: Sequence[Piece]) -> int:
    known = next((at for at, piece in enumerate(words) if at and lexicon.is_verb(piece.norm)), 0)
    return known or next((at for at in range(1, len(words)) if seems_verb(lexicon, words, at)), 0)


def _occurs(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "half of Europe had no dial tone": whatever it is, what became of it is told, and it is nothing thought of."""
    first = _first_verb(lexicon, words)
    loose = lexicon.words("vague") | lexicon.words("thoughts") | lexicon.words("fault") | lexicon.words("pointing")
    loose -= lexicon.words("before_nouns") | lexicon.words("off_target")  # "the tunnel to …", "the wrong tunnel"
    more = words[first + 1].norm if first + 1 < len(words) else ""
    told = words[first].norm in lexicon.words("occurs") or lexicon.surely_past(words[first].norm)
    told = told or (
        words[first].norm in lexicon.words("is") and bool(lexicon.verb("done", more) or more in lexicon.words("before_nouns"))
    )
    known = lexicon.opens_noun(words[0].norm) and first > 1 and told and bool(more) and words[-1].norm not in lexicon.words("not")
    return known and not any(piece.norm in loose for piece in words[:first])


def _is_deed(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "the wrong file was uploaded": something done to something, whatever that is."""
    verbs = (
        verb
        for one, two in pairwise(words)
        if one.norm in lexicon.words("was")
        for verb in lexicon.verb("done", two.norm)
    )
    named = words[0].norm in lexicon.words("new_noun") and words[1].norm not in lexicon.words("vague") - lexicon.words("off_target")
    return named and any(verb.base not in lexicon.words("telling") for verb in verbs)


def is_thing(lexicon: Lexicon, piece: Piece) -> bool:
    """Whether a word is surely a thing: a machine, something counted, code."""
    return piece.norm in lexicon.things or piece.kind in ("code", "link")


def _only_causes(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "the leak was caused | by …", "the outage was": what is left tells nothing."""
    by = next((at for at, piece in enumerate(words) if piece.norm in lexicon.words("by")), len(words))
    last = words[by - 1].norm if by else ""
    if by == len(words):
        return last in lexicon.words("was") | lexicon.words("is")
    return any(verb.base.split()[0] in lexicon.words("only_causes") for verb in lexicon.verb("done", last))


def _begins_late(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """Whether the only verb belongs to a clause further in: "the customer before noon that the export is late"."""
    inner = next((at for at, piece in enumerate(words) if piece.norm in lexicon.words("that")), len(words))
    verbs = [at for at, piece in enumerate(words) if lexicon.is_verb(piece.norm)]
    return len(verbs) == 1 and inner < verbs[0] and inner > 0


def _wishes(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "we'd know why": would, and not had, before a verb as it stands in the list."""
    pairs = pairwise(words)
    return any(
        one.start == one.end
        and one.norm == "had"
        and lexicon.verb("do", two.norm)
        and not lexicon.verb("done", two.norm)
        for one, two in pairs
    )


def _preaches(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "hiding a failed test does not make it go away": a lesson, no event."""
    first = words[0].norm
    deed = lexicon.verb("doing", first) and first not in lexicon.words("ing_adjectives")
    return bool(deed) and any(piece.norm in lexicon.words("in_general") for piece in words[1:])


def _minds(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "facilities knew …", "warehouse IT pushed …": what only people do, in the place of the first verb."""
    first = _first_verb(lexicon, words)
    minds = lexicon.words("minds")
    if first and lexicon.counts_people(words, 0):
        minds |= lexicon.words("people_did")  # "five people signed it"
    return bool(first) and words[first].norm in minds


def _only_seen(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "the heap go up", left over from "saw the heap go up"."""
    first = _first_verb(lexicon, words)
    one = not words[first - 1].norm.endswith("s")
    return bool(first) and words[first].norm in lexicon.words("plain_verbs") and one
