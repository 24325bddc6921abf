"""Those who heard of something, and from whom or where: a group, an office, a page; never one person."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.speech import Speech


def is_party(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether `part` names who or what may be kept as a side that heard or told: "we", "support", "the status page"."""
    lexicon = speech.lexicon
    if part[0].norm in lexicon.words("us_here"):
        return len(part) == 1
    anyone = lexicon.anyone if part[0].norm not in lexicon.determiners else frozenset()  # "the people on call"
    persons = lexicon.pronouns | anyone | lexicon.owned | lexicon.first_names | lexicon.judging
    joints = lexicon.words("coupling") | lexicon.words("which") | lexicon.words("not") | lexicon.words("that") | lexicon.words("askers")
    if any(one.kind not in ("word", "code") or one.norm in persons | joints or lexicon.is_verb(one.norm) for one in part if one.norm != "'s"):
        return False
    if part[-1].norm in lexicon.small or part[-1].norm == "'s":
        return False
    if part[0].norm in lexicon.dangling or part[0].norm in lexicon.words("before_nouns"):
        return False
    opens = part[0].norm in lexicon.determiners | lexicon.groups | lexicon.roles or lexicon.book("outside").end(part, 0) is not None
    return opens or _is_many(speech, part[-1])


def party(speech: Speech, part: Sequence[Piece]) -> str:
    """The side as it is named in a new sentence: who wrote the message is one of us."""
    ours = part[0].norm in speech.lexicon.words("us_here")
    return speech.lexicon.word("we_all") if ours else speech.shown(part)


def _is_many(speech: Speech, piece: Piece) -> bool:
    """ "patients", "passengers": a plural written small."""
    shown = speech.shown([piece])
    return shown.islower() and shown.endswith(speech.lexicon.endings("ends_many"))
