"""Notes that leave out "was": "step 9 skipped", "cables A and B swapped by hand"."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.objects import is_noun_word
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.times import is_time


def passive(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """Where a participle ends that says what was done to the thing before it."""
    lexicon = speech.lexicon
    if not 0 < at < len(part) or not _is_participle(lexicon, part, at):
        return None
    return at + 1 if _is_done_to(lexicon, part, at) and _nothing_is_done(lexicon, part, at + 1) else None


def held(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """Where a word ends that says how somebody had a thing: "had the alert | muted", "had the firewall | off"."""
    lexicon = speech.lexicon
    if at >= len(part) or not _nothing_is_done(lexicon, part, at + 1):
        return None
    norm = part[at].norm
    stands = norm in lexicon.words("left_states") | lexicon.words("left_so") | lexicon.words("particles_of_state")
    done = lexicon.verb("done", norm) and norm not in lexicon.things and _tells(lexicon, norm)
    return at + 1 if stands or done else None


def _is_participle(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """Whether the verb is done to something: what drops or starts may do so by itself, unless somebody is named."""
    norm = part[at].norm
    verbs = lexicon.verb("done", norm)
    if not verbs or norm in lexicon.things or (verbs[-1].base == norm and not _goes_on(lexicon, part, at)):
        return False
    nots = lexicon.words("not")
    named = (
        (at > 0 and part[at - 1].norm in nots)
        or (at > 1 and part[0].norm in lexicon.words("off_target"))  # not "prod | drifted"
        or any(piece.norm in lexicon.words("by") for piece in part[at + 1 :])
    )
    if norm in lexicon.words("leaves") and (at + 1 == len(part) or is_time(lexicon, part[at + 1 :])):
        return False  # "two sites left", "the customer left on tuesday"
    if lexicon.book("becomes").end(part, at):
        return False  # "2k requests turned into 90k"
    alone = lexicon.words("acts_alone")
    return named or not any(verb.base in alone for verb in verbs)


def _goes_on(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "set | to 10"."""
    return at + 1 < len(part) and part[at + 1].norm in lexicon.words("behind_participle")


def _is_done_to(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """Whether a thing, and no person and no other verb, stands before the participle."""
    before = part[: at - 1] if part[at - 1].norm in lexicon.words("not") else part[:at]
    if not before or (len(before) == 1 and before[0].norm.endswith("%")):
        return False  # "40% | done"
    slips = lexicon.words("slip") | lexicon.words("error") | lexicon.words("no_head")
    halved = before[-1].norm in lexicon.words("auxiliary") - lexicon.words("was")  # "having been | applied"
    asked = before[0].norm in lexicon.words("askers")  # "whose script emailed …"
    owns = before[-1].norm in lexicon.pronouns | lexicon.words("i") | lexicon.words("ourselves")
    if owns or any(piece.norm in lexicon.words("that") for piece in before[1:]):
        return False  # "the flag you | flipped", "the record that Omar | published"
    if halved or asked or any(piece.norm in slips for piece in before):
        return False  # "the error was made", "labels half torn"
    if before[-1].norm in lexicon.words("was"):
        return _tells(lexicon, part[at].norm) and not any(lexicon.is_verb(piece.norm) for piece in before[:-1])
    if before[-1].norm in lexicon.words("before_nouns") | lexicon.determiners | lexicon.words("coupling"):
        return False
    if any(piece.norm in lexicon.finite or lexicon.verb("did", piece.norm) for piece in before):
        return False
    return before[0].norm in lexicon.words("off_target") or any(
        piece.norm in lexicon.things or piece.kind == "code" or is_label(lexicon, piece.norm) for piece in before
    )


def _tells(lexicon: Lexicon, norm: str) -> bool:
    """Whether it says something that this was done: "opened", not "introduced", "seen"."""
    empty = lexicon.words("making") | lexicon.words("only_causes") | lexicon.words("telling") | lexicon.words("empty_passive")
    return not any(verb.base in empty for verb in lexicon.verb("done", norm))


def is_label(lexicon: Lexicon, norm: str) -> bool:
    """Whether a word names a thing by its look: "sw-11", "ingress-nginx"; not "anna-lena", "platform-team"."""
    if any(map(str.isdigit, norm)):
        return True
    people = lexicon.first_names | lexicon.groups | lexicon.roles | lexicon.suffixes
    return "-" in norm and people.isdisjoint(norm.split("-"))


def _nothing_is_done(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """Whether no object follows: "a review skipped | at noon", not "the job deleted | the rows", "cleaned | up the rows"."""
    after = part[at + 1] if at + 1 < len(part) else None
    if after and part[at].norm in lexicon.words("particles"):
        return after.norm not in lexicon.determiners and not is_noun_word(lexicon, after)
    if after and part[at].norm in lexicon.words("all_of") and after.norm not in lexicon.words("times"):
        return False  # "pinned | every collector"
    behind = lexicon.words("behind_participle") | lexicon.words("behind_object")
    return at >= len(part) or part[at].norm in behind


__all__ = ["held", "is_label", "passive"]
