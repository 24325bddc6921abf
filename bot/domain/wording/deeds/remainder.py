"""What follows the object of a deed, up to where it is about something else."""

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.objects import describing, verb_follows


def cut(lexicon: Lexicon, rest: list[Piece], negated: bool, left: bool = False) -> list[Piece]:
    """The rest up to where a consequence is imagined ("we would not be here") or a new verb begins.

    What follows a thing that was `left` may say how: "left the feed | paused".
    """
    half = int(bool(left and rest and rest[0].norm in lexicon.words("no_head")))
    if left and len(rest) > half and lexicon.verb("done", rest[half].norm):
        return [*rest[: half + 1], *cut(lexicon, rest[half + 1 :], negated)]
    goes_on = len(rest) > 1 and rest[1].norm in lexicon.owned and rest[0].norm.endswith("s")  # "forfeits their slot"
    if rest and (goes_on or _is_verb_alone(lexicon, rest[0]) or _is_clause(lexicon, rest)):
        return []
    if _from_us(lexicon, rest):
        rest = rest[2:]
    inner = False
    for place, piece in enumerate(rest):
        if _stops(lexicon, rest, place, negated):
            return rest[:place]
        inner = inner or piece.norm in lexicon.words("begins_clause")
        if piece.norm in lexicon.words("breaks_off"):
            return rest[:place]
        if place and not inner and _acts_itself(lexicon, rest, place):
            return _before_verb(lexicon, rest, place)
    return rest


def _acts_itself(lexicon: Lexicon, rest: list[Piece], place: int) -> bool:
    """Whether a verb of its own stands here, and no word before a noun: "with the | expired | key", "in one | go"."""
    if rest[place].norm not in lexicon.finite or rest[place].norm in lexicon.words("measures"):
        return False
    things = place > 0 and rest[place].norm.endswith("s") and lexicon.verb("done", rest[place - 1].norm)  # "two known crashes"
    return not (things or describing(lexicon, rest, place) or lexicon.describes(rest, place))


def _stops(lexicon: Lexicon, rest: list[Piece], place: int, negated: bool) -> bool:
    """Whether something other than the deed begins here: another one, what it is like, what is supposed."""
    norm, after = rest[place].norm, rest[place + 1].norm if place + 1 < len(rest) else ""
    return bool(
        _imagined(lexicon, rest, place)
        or (negated and norm in lexicon.words("instead"))
        or (norm in lexicon.words("then") and verb_follows(lexicon, rest, place + 1))
        or norm in lexicon.words("supposing")
        or (norm in lexicon.words("as_somebody") and after in lexicon.words("ourselves") | lexicon.pronouns | lexicon.selves)
        or (norm == "," and after in lexicon.words("supposing"))
        or (norm == "," and after in lexicon.wordings.joints and _opens_clause(lexicon, rest, place + 2))
        or lexicon.book("likening").end(rest, place)
    )


def _opens_clause(lexicon: Lexicon, rest: list[Piece], at: int) -> bool:
    """ "…, now | nobody can print"."""
    return at < len(rest) and (rest[at].norm in lexicon.words("subjects") or lexicon.book("none").end(rest, at) is not None)


def _from_us(lexicon: Lexicon, rest: list[Piece]) -> bool:
    """ "hid the lock | from us all morning"."""
    apart = len(rest) > 1 and rest[0].norm in lexicon.words("away_from")
    owns = len(rest) > 2 and rest[1].norm in lexicon.owned  # "deployed | from her laptop"
    return apart and not owns and rest[1].norm in lexicon.words("receivers")


def _is_clause(lexicon: Lexicon, rest: list[Piece]) -> bool:
    """Whether the rest is a clause of its own: "did not read the ticket | the wrong customer got cut off"."""
    first = rest[0].norm
    return first in lexicon.words("new_noun") and any(piece.norm in lexicon.finite for piece in rest)


def _is_verb_alone(lexicon: Lexicon, piece: Piece) -> bool:
    verb = piece.norm in lexicon.finite or lexicon.verb("did", piece.norm)
    return bool(verb) and piece.norm not in lexicon.words("bounds") | lexicon.words("behind_object")


def _imagined(lexicon: Lexicon, rest: list[Piece], place: int) -> bool:
    """Whether "we would …", "we'd …", "none of this could …" begins here."""
    if rest[place].norm not in lexicon.words("imagined"):
        return False
    contracted = place + 1 < len(rest) and rest[place + 1].start == rest[place + 1].end
    return contracted or any(one.norm in lexicon.words("modal") for one in rest[place : place + 4])


def _before_verb(lexicon: Lexicon, rest: list[Piece], place: int) -> list[Piece]:
    """Without the verb of another clause: "left it open | deserves the boot", "put it there | are sorry"."""
    return rest[: place - 1] if rest[place - 1].norm in lexicon.words("subjects") else rest[:place]
