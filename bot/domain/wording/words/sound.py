"""Whether what was put together reads as a sentence: a broken one is worse than none."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece, cut_out, pieces, sentences

from .forms import broken
from .lexicon import Lexicon
from .objects import is_letter

_QUOTE = '"'
_SHORT = 5  # "feed" and "speed" are no past forms
_EMPHASIS = "*_~"


def sound(lexicon: Lexicon, said: str) -> str:
    """The sentences of `said` that close their quotes, hold one verb between two joints and begin like one."""
    parts = sentences(pieces(said, lexicon.language.contractions))
    whole = [
        cut_out(said, part)
        for part in parts
        if _quotes_close(part) and _well_formed(lexicon, part) and not broken(lexicon, part) and _tells(lexicon, said, part)
    ]
    return said if len(whole) == len(parts) else " ".join(whole)


def _quotes_close(part: Sequence[Piece]) -> bool:
    """Whether quotes come in pairs that stand close around words: not `Fsync " was turned off for speed"`."""
    places = [at for at, piece in enumerate(part) if piece.norm == _QUOTE]
    if len(places) % 2:
        return False
    around = zip(places[::2], places[1::2], strict=True)
    stray = any(
        piece.norm in _EMPHASIS
        and 0 < at < len(part) - 1
        and part[at - 1].end < piece.start
        and piece.end < part[at + 1].start
        for at, piece in enumerate(part)
    )
    return not stray and all(
        part[first].end == part[first + 1].start and part[last - 1].end == part[last].start
        for first, last in around
    )


def _well_formed(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether the first and last words can be those of a sentence, and those side by side: not "The at the panel cost us"."""
    said = [piece.norm for piece in part if piece.kind not in ("mark", "emoji")]
    kept = len(said) > 1 and said[-2] in lexicon.words("keeps_last")  # "a ledger to deal | with"
    if not said or said[0] in lexicon.words("never_first") or (said[-1] in lexicon.words("never_last") and not kept):
        return False
    if lexicon.verb("do", said[0]) and not any(lexicon.is_verb(norm) for norm in said[1:]):
        return False  # "Pay with points for an hour"
    if lexicon.verb("do", said[0]) and len(said) > 1 and said[1] in lexicon.words("new_noun"):
        return False  # "Test the changes before we get woken up"
    pairs = [(one.norm, two.norm) for one, two in pairwise(part)]
    article, adjective = lexicon.words("new_noun"), lexicon.words("off_target")
    ends_open = said[-1] in adjective and len(said) > 1 and said[-2] in article  # "sent to the wrong"
    return not ends_open and not any(
        (one in article and two in lexicon.words("no_noun") and not is_letter(lexicon, part, at))
        or (two in lexicon.words("was") and _is_unknown_past(lexicon, one))
        or (one in lexicon.words("perfect") and two in lexicon.words("was"))
        or (two in lexicon.words("bare_be") and lexicon.looks_past(one))
        or (one == two and one in lexicon.words("never_twice"))
        or (one == "'s" and (two in lexicon.words("no_owned") or lexicon.surely_past(two)))
        or (one in lexicon.words("wants_noun") and two in lexicon.words("before_nouns") | lexicon.words("coupling"))
        or (one in lexicon.words("bare_qualities") and two in lexicon.words("was"))
        for at, (one, two) in enumerate(pairs)
    )


def _is_unknown_past(lexicon: Lexicon, norm: str) -> bool:
    """ "the thermostat cooked | was changed": a past form no list knows."""
    known = lexicon.things | lexicon.words("new_noun")
    looks = len(norm) > _SHORT and lexicon.looks_past(norm)
    return looks and norm not in known and not lexicon.verb("did", norm)


def _tells(lexicon: Lexicon, said: str, part: Sequence[Piece]) -> bool:
    """Whether a sentence has one verb, or is a note that holds a fact: not "The feature flags", not "14:07 the mistake"."""
    norms = {piece.norm for piece in part}
    if not lexicon.has("past_ending") or any(
        lexicon.is_verb(norm) or lexicon.verb("done", norm) or lexicon.looks_past(norm) for norm in norms
    ):
        return not _runs_on(lexicon, part)
    if lexicon.many_do(part):
        return True
    return bool(facts(cut_out(said, part))) and norms.isdisjoint(lexicon.words("slip"))


def _runs_on(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether a second verb follows with nothing between that it could hang on: "was deleted still have a job"."""
    verb = inner = hung = main = False
    for at, piece in enumerate(part):
        if piece.kind != "word" or piece.norm in lexicon.words("verb_may_follow") or _says_when(lexicon, part, at):
            verb = inner = False
        elif piece.norm in lexicon.words("inner_subjects"):
            # "the switch I rebooted | was the core", not "the switch was rebooted | we lost it"
            before = part[at - 1] if at else None
            joined = (
                before is None or before.kind != "word" or before.norm in lexicon.words("verb_may_follow")
            )
            inner = not joined and not (verb and lexicon.verb("done", before.norm))
        elif not lexicon.describes(part, at) and _is_finite(lexicon, piece.norm):
            sure = _is_sure(lexicon, piece.norm)
            if verb and sure and not inner and not _one_verb(lexicon, part, at):
                return True
            which = not (sure or main or inner) and _tells_which(lexicon, part, at)
            hung, main = hung or inner, main or not inner
            verb, inner = verb or not (inner or which), False
    return hung and not main  # "the hotfix we lost the VAT"


def _tells_which(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "the record | published | at 14:20 did not match": a participle that may belong to its noun."""
    behind = part[at + 1].norm if at + 1 < len(part) else ""
    return at > 1 and part[0].norm in lexicon.words("new_noun") and behind in lexicon.words("before_nouns")


def _says_when(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "was not called the | moment | the pump failed": a clause may follow."""
    the = part[at - 1].norm if at else ""
    return part[at].norm in lexicon.words("moments") and the in lexicon.words("the") and at + 2 < len(part)


def _is_sure(lexicon: Lexicon, norm: str) -> bool:
    """Whether a word is a verb that cannot be a participle: "was", "forgot", not "shared"."""
    past = lexicon.verb("did", norm)
    alone = bool(past) and all(norm not in (verb.done, verb.base) for verb in past)
    return norm in lexicon.words("surely_verbs") or alone


def _is_finite(lexicon: Lexicon, norm: str) -> bool:
    """Whether a word is surely a verb, or the past of one that cannot be mistaken for a noun: "shared", not "reset"."""
    return norm in lexicon.words("surely_verbs") or lexicon.surely_past(norm)


def _one_verb(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "have had", "did have": two words of one verb."""
    return (
        part[at - 1].norm in lexicon.words("auxiliary") or lexicon.book("nots").end(part, at - 1) is not None
    )


__all__ = ["sound"]
