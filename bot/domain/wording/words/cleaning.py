"""Words of the original said again without the person and without the judgement."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.wording.text.pieces import Piece

from .speech import Speech
from .writing import joined, plural


def cleaned(speech: Speech, part: Sequence[Piece]) -> str:
    """`part` without judging words, with "the" for "your"; it ends where a person is spoken of."""
    kept: list[Piece | str] = []
    at = 0
    while at < len(part) and (step := _step(speech, part, at, kept)):
        kept, at = step
    whole = at == len(part)
    if not whole and kept and isinstance(kept[-1], Piece) and kept[-1].norm in speech.lexicon.words("till"):
        kept.pop()
    kept = kept if whole and _is_state(speech, kept) else _trimmed(speech, kept)
    if not whole and kept and not isinstance(kept[-1], str) and kept[-1].norm in speech.lexicon.words("whole_of"):
        kept = _trimmed(speech, kept[:-1])  # "for all | of the Ankara office"
    return joined(speech, kept)


def _step(speech: Speech, part: Sequence[Piece], at: int, kept: list[Piece | str]) -> tuple[list[Piece | str], int] | None:
    """What is kept once the word at `at` is read, and where to go on; None where a person is spoken of."""
    lexicon = speech.lexicon
    skipped = _skipped(speech, part, at)
    if skipped is not None:
        return kept, skipped
    if _ends_in_number(kept) and (of := lexicon.book("of_those").end(part, at)):
        return [*kept, *part[at:of]], of  # "ran out on 31 | of them"
    if elses := lexicon.book("of_another").end(part, at):
        return [*kept, lexicon.word("another_persons")], elses  # "got | someone else's | letter"
    article = _article(speech, part, at)
    if article is not None:
        return _with_the(speech, part, at, kept, article)
    if _pointed(speech, part, at):
        return [*kept, lexicon.word("the")], at + 1
    if doing := _doing_so(speech, part, at):
        return [*kept, part[at], doing[0]], doing[1]
    if is_person(speech, part, at):
        after = _by_somebody(speech, part, at, kept)
        return None if after is None else (kept[:-1], after)
    return [*kept, part[at]], at + 1


def _with_the(
    speech: Speech, part: Sequence[Piece], at: int, kept: list[Piece | str], noun: int
) -> tuple[list[Piece | str], int] | None:
    """ "your | login" as "the login"; None for what only somebody has, and in a language without an article."""
    if _is_somebodys(speech, part, at, noun) or not speech.lexicon.has("the"):
        return None
    the = speech.lexicon.word("the")
    said = _ends_in_number(kept) or (kept and kept[-1] == the)  # "57 | drivers' phones", "her colleague's login"
    return (kept if said else [*kept, the]), noun


def _ends_in_number(kept: Sequence[Piece | str]) -> bool:
    return bool(kept) and isinstance(kept[-1], Piece) and kept[-1].norm[:1].isdigit()


def _by_somebody(speech: Speech, part: Sequence[Piece], at: int, kept: Sequence[Piece | str]) -> int | None:
    """ "was started | by Hanna | without a pilot": where the rest goes on, if it only tells when, where or how."""
    lexicon, end = speech.lexicon, speech.who(part, at)
    passive = any(not isinstance(one, str) and one.norm in lexicon.words("was") for one in kept)
    by = kept and not isinstance(kept[-1], str) and kept[-1].norm in lexicon.words("by")
    goes_on = end is not None and end < len(part) and part[end].norm in lexicon.words("before_nouns")
    return end if passive and by and goes_on else None


def _doing_so(speech: Speech, part: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """ "before | I imported it": "importing", and where the rest goes on."""
    lexicon = speech.lexicon
    if part[at].norm not in lexicon.words("before_doing") or at + 2 >= len(part):
        return None
    end = at + 2 if part[at + 1].norm in lexicon.words("i") else speech.who(part, at + 1)
    word = part[end].norm if end and end < len(part) else ""
    verbs = lexicon.verb("did", word) or lexicon.verb("do", word)
    plain = [verb for verb in verbs if " " not in verb.base and verb.base not in lexicon.words("telling")]
    return (plain[0].doing, end + 1) if plain else None


def _skipped(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """Where to go on if what stands at `at` is left out."""
    to = int(part[at].norm in speech.lexicon.words("to_do"))  # "whoever it was | to stand up"
    dropped = speech.lexicon.drops.end(part, at + to)
    if dropped:
        return dropped
    piece = part[at]
    named = speech.lexicon.book("unjudging").end(part, at)  # "garbage collection"
    judged = piece.norm in speech.lexicon.judging and not named and not _of_a_machine(speech, part, at)
    return at + 1 if piece.kind == "emoji" or judged else None


def _of_a_machine(speech: Speech, part: Sequence[Piece], at: int) -> bool:
    """ "the generator fault" blames nobody: a noun stands right before it."""
    lexicon = speech.lexicon
    if not at or part[at].norm not in lexicon.words("failures") or part[at - 1].kind != "word":
        return False
    before = part[at - 1].norm
    small = lexicon.determiners | lexicon.small
    no_noun = small | lexicon.judging | frozenset(lexicon.book("adverbs").by_first)
    return not (before in no_noun or before == "'s" or lexicon.is_verb(before) or speech.who(part, at - 1))


def _article(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """Where the noun begins that belongs to somebody: after "your", "Priya's", "the platform team's"."""
    if part[at].norm in speech.lexicon.owned and at + 1 < len(part) and part[at + 1].kind != "mark":
        if _owned_by_things(speech, part, at):
            return None
        return at + 2 if part[at + 1].norm in speech.lexicon.words("own") and at + 2 < len(part) else at + 1
    lexicon = speech.lexicon
    inside = at > 1 and part[at].norm in lexicon.words("roles_or_things") and part[at - 2].norm in lexicon.words("articles")
    nobody = inside or lexicon.is_span_or_platform(part, at)  # "the RAID | controller's battery", "a whole | shift's work"
    end = None if nobody else speech.who(part, at)
    if end and end + 1 < len(part) and part[end].norm == "'s":
        return end + 1
    return None


def _is_somebodys(speech: Speech, part: Sequence[Piece], at: int, noun: int) -> bool:
    """ "on | my conscience", "on | his own initiative": what nobody else has."""
    return part[at].norm in speech.lexicon.owned and part[noun].norm in speech.lexicon.words("somebodys_own")


def _owned_by_things(speech: Speech, part: Sequence[Piece], at: int) -> bool:
    """ "three tenants lost | their volumes": what it belongs to is the subject of the clause, and nobody."""
    lexicon = speech.lexicon
    verb = next((place for place in range(1, at) if lexicon.is_verb(part[place].norm)), 0)
    nobody = verb and part[at].norm in lexicon.words("of_many") and speech.spoken_of(part[:at]) is None
    return bool(nobody) and part[0].norm not in lexicon.words("subjects") and plural(speech, part[:verb])


def is_person(speech: Speech, part: Sequence[Piece], at: int) -> bool:
    """Whether a person or group other than ourselves is spoken of at `at`."""
    piece = part[at]
    if piece.kind == "mention":
        return True
    if piece.norm in speech.lexicon.words("ourselves") or _in_compound(speech, part, at):
        return False
    if speech.lexicon.counts_people(part, at):
        return False
    after = part[at + 1].norm if at + 1 < len(part) else ""
    if after in speech.lexicon.words("measures") and piece.norm not in speech.lexicon.pronouns:
        return False  # "one hour", "Lisbon time"
    if piece.norm in speech.lexicon.words("rights") and after in speech.lexicon.words("access"):
        return False  # "admin rights"
    return speech.who(part, at) is not None and piece.norm not in speech.lexicon.machines


def _in_compound(speech: Speech, part: Sequence[Piece], at: int) -> bool:
    """Whether a word for people only ends the name of a thing: "our identity provider"."""
    lexicon = speech.lexicon
    if at == 0 or part[at].norm not in lexicon.roles | lexicon.groups:
        return False
    before = part[at - 1]
    return before.kind == "word" and not (before.norm in lexicon.determiners | lexicon.small or lexicon.is_verb(before.norm))


def _pointed(speech: Speech, part: Sequence[Piece], at: int) -> bool:
    """ "with that apply": a pointing word before a noun, after a preposition."""
    lexicon = speech.lexicon
    if at == 0 or at + 1 >= len(part) or part[at].norm not in lexicon.words("pointing") or part[at + 1].kind == "mark":
        return False
    return part[at - 1].norm in lexicon.words("before_nouns") and not (
        part[at + 1].norm in lexicon.words("hanging") or lexicon.is_verb(part[at + 1].norm)
    )


def _trimmed(speech: Speech, kept: list[Piece | str]) -> list[Piece | str]:
    """Without the connecting words left hanging at either end."""
    hanging = speech.lexicon.words("hanging")
    while kept and not _belongs(speech, kept) and (isinstance(kept[-1], str) or _hangs(speech, kept[-1], hanging) or _is_break(kept[-1])):
        kept.pop()
    while kept and not isinstance(kept[0], str) and _is_break(kept[0]) and kept[0].norm not in '(*_~"“':
        kept.pop(0)
    return kept


def _belongs(speech: Speech, kept: list[Piece | str]) -> bool:
    """Whether the last word is a part of the verb before it: "the form was filled | in" by somebody."""
    last = [one.norm for one in kept[-3:] if isinstance(one, Piece)]
    passive = len(last) == 3 and last[0] in speech.lexicon.words("was")
    return passive and any(verb.base.endswith(" " + last[2]) for verb in speech.lexicon.verb("done", last[1]))


def _is_state(speech: Speech, kept: list[Piece | str]) -> bool:
    """ "the flag was on", "with the flag on", "nobody could log in", "it has been red since"."""
    lexicon = speech.lexicon
    last = [one.norm for one in kept[-5:] if isinstance(one, Piece)]
    if len(last) > 2 and last[-1] in lexicon.words("ever_since"):
        return any(isinstance(one, Piece) and one.norm in lexicon.words("perfect") for one in kept)
    if len(last) > 1 and last[-2] in lexicon.words("keeps_last"):
        return True  # "a ledger to deal | with"
    if len(last) < 2 or last[-1] not in lexicon.words("particles_of_state"):
        return False
    if len(last) > 2 and any(verb.base.endswith(" " + last[-1]) for verb in lexicon.verb("do", last[-2])):
        return True
    if len(last) > 2 and last[-2] in lexicon.book("adverbs").firsts:
        del last[-2]  # "the bypass is | still | on"
    found = last[-2] in lexicon.things and not lexicon.words("along").isdisjoint(last[:-2])
    came = last[-2] in lexicon.words("moves")  # "when the first errors came in"
    return found or came or last[-2] in lexicon.words("was") | lexicon.words("is")


def _hangs(speech: Speech, piece: Piece, hanging: frozenset[str]) -> bool:
    shown = speech.text[piece.start : piece.end]
    return piece.norm in hanging and not (len(shown) > 1 and shown.isupper())


def _is_break(piece: Piece | str) -> bool:
    return isinstance(piece, Piece) and piece.kind == "mark" and piece.norm not in ')]*_~"”%'


def tail(speech: Speech, part: Sequence[Piece]) -> str | None:
    """The rest as written without "by …", unless that says how or when and not who: "by hand", "by Thursday"."""
    by, means = speech.lexicon.words("by"), speech.lexicon.words("means") | speech.lexicon.words("times")
    end = next(
        (at for at, (one, two) in enumerate(pairwise((*part, None))) if one.norm in by and not (two and (two.norm in means or ":" in two.norm))),
        len(part),
    )
    return " ".join(filter(None, (cleaned(speech, part[:end]), _behind(speech, part, end + 1)))) or None


def _behind(speech: Speech, part: Sequence[Piece], at: int) -> str:
    """ "by the clerk | at 14:05": what follows the one who did it."""
    end = (speech.who(part, at) or at + 1) if at < len(part) else at
    here = part[end].norm if end < len(part) else ""
    place = here in speech.lexicon.words("before_nouns") and end + 1 < len(part) and _is_placed(speech, part[end + 1])
    goes_on = place or here in speech.lexicon.words("goes_on_behind")
    return cleaned(speech, part[end:]) if goes_on else ""


def _is_placed(speech: Speech, piece: Piece) -> bool:
    """ "in the ledger", "to `pg.conf`", "on web-14", "on Monday"; not "on duty"."""
    known = speech.lexicon.determiners | speech.lexicon.things | speech.lexicon.words("times")
    return piece.norm in known or piece.kind == "code" or any(map(str.isdigit, piece.norm))
