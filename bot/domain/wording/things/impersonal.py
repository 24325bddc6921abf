"""A clause without the people in it, where it can stand without them."""

from collections.abc import Sequence

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.objects import is_noun_word
from bot.domain.wording.words.speech import Speech


def without_people(speech: Speech, part: Sequence[Piece]) -> Sequence[Piece]:
    """`part` without whose a thing was, who made it, and who was told nothing of it."""
    return _without_maker(speech, _without_doer(speech, _before_silence(speech, part)))


def _without_maker(speech: Speech, part: Sequence[Piece]) -> Sequence[Piece]:
    """ "the vault token | I issued | was good for 24h" without the one who did it."""
    lexicon = speech.lexicon
    for at in range(2, len(part) - 3):
        end = at + 1 if part[at].norm in lexicon.words("i") | lexicon.words("ourselves") else speech.who(part, at)
        noun = is_noun_word(lexicon, part[at - 1]) and not any(lexicon.is_verb(piece.norm) for piece in part[1:at])
        did = end and end + 2 < len(part) and (lexicon.verb("did", part[end].norm) or lexicon.looks_past(part[end].norm))
        if noun and did and part[0].norm in lexicon.determiners and part[end + 1].norm in lexicon.finite:
            return [*part[:at], *part[end + 1 :]]
    return part


def _without_doer(speech: Speech, part: Sequence[Piece]) -> Sequence[Piece]:
    """ "the DNS change by the hosting folks went out", "the firmware pushed by the vendor bricked it" without whose it
    was; "was changed by …" tells it otherwise."""
    lexicon = speech.lexicon
    for at in range(2, len(part) - 2):
        end = speech.who(part, at + 1) if part[at].norm in lexicon.words("by") else None
        if not end or end + 1 >= len(part):
            continue
        begins = at - 1 if at > 2 and lexicon.verb("done", part[at - 1].norm) else at
        acts = part[end].norm in lexicon.finite or lexicon.surely_past(part[end].norm)
        if acts and not any(piece.norm in lexicon.finite for piece in part[1:begins]):
            return [*part[:begins], *part[end:]]
    return part


def _before_silence(speech: Speech, part: Sequence[Piece]) -> Sequence[Piece]:
    """Up to "… and did not tell a soul", "… before you went to lunch"."""
    lexicon = speech.lexicon
    for at in range(3, len(part) - 2):
        acts = speech.who(part, at + 1) if part[at].norm in lexicon.words("beside_people") else None
        if acts and acts < len(part) and lexicon.is_verb(part[acts].norm) and not facts(speech.shown(part[at:])):
            return part[:at]
    for at in range(1, len(part) - 1):
        said_not = part[at].norm in lexicon.words("coupling") and lexicon.book("nots").end(part, at + 1)
        after = part[min(said_not, len(part) - 1)].norm if said_not else ""
        if said_not and not after[:1].isdigit() and after not in lexicon.words("new_noun"):
            return part[:at]
    return part


def ends_before_people(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether nobody is spoken of, or only as the reason: "thanks to our friends in growth"."""
    lexicon = speech.lexicon
    last = speech.spoken_of(part)
    if last is None:
        return True
    while last and part[last - 1].norm in lexicon.words("ourselves") | lexicon.words("articles"):
        last -= 1
    before = part[last - 1].norm if last else ""
    passive = any(piece.norm in lexicon.words("was") for piece in part[:last])
    return before in lexicon.words("owing_to") or (passive and before in lexicon.words("by"))


def acts_itself(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether somebody other than ourselves is the subject, and not a number of those who met with it."""
    if part[0].norm in speech.lexicon.words("ourselves") or speech.lexicon.counts_people(part, 0):
        return False
    return speech.who(part, 0) is not None


def reach(speech: Speech, part: Sequence[Piece]) -> int:
    """Where in the text the clause ends, or somebody is first spoken of."""
    last = speech.spoken_of(part)
    return part[-1].end if last is None else part[last].start
