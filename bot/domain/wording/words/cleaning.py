"""Words of the original said again without the person and without the judgement."""

from collections.abc import Sequence

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
    kept = kept if whole and _is_state(speech, kept) else _trimmed(speech, kept)
    return joined(speech, kept)


def _step(speech: Speech, part: Sequence[Piece], at: int, kept: list[Piece | str]) -> tuple[list[Piece | str], int] | None:
    """What is kept once the word at `at` is read, and where to go on; None where a person is spoken of."""
    lexicon = speech.lexicon
    skipped = _skipped(speech, part, at)
    if skipped is not None:
        return kept, skipped
    article = _article(speech, part, at)
    if article is not None:
        return _with_the(speech, part, at, kept, article)
    if _pointed(speech, part, at):
        return [*kept, lexicon.word("the")], at + 1
    return None if is_person(speech, part, at) else ([*kept, part[at]], at + 1)


def _with_the(
    speech: Speech, part: Sequence[Piece], at: int, kept: list[Piece | str], noun: int
) -> tuple[list[Piece | str], int] | None:
    """ "your | login" as "the login"; None for what only somebody has, and in a language without an article."""
    if _is_somebodys(speech, part, at, noun) or not speech.lexicon.has("the"):
        return None
    return [*kept, speech.lexicon.word("the")], noun


def _skipped(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """Where to go on if what stands at `at` is left out."""
    dropped = speech.lexicon.drops.end(part, at)
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
    end = None if inside else speech.who(part, at)  # "the RAID | controller's battery"
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
    while kept and (isinstance(kept[-1], str) or _hangs(speech, kept[-1], hanging) or _is_break(kept[-1])):
        kept.pop()
    while kept and not isinstance(kept[0], str) and _is_break(kept[0]) and kept[0].norm not in '(*_~"“':
        kept.pop(0)
    return kept


def _is_state(speech: Speech, kept: list[Piece | str]) -> bool:
    """ "the flag was on", "nobody could log in"."""
    lexicon = speech.lexicon
    last = [one.norm for one in kept[-5:] if isinstance(one, Piece)]
    if len(last) < 2 or last[-1] not in lexicon.words("particles_of_state"):
        return False
    if len(last) > 2 and any(verb.base.endswith(" " + last[-1]) for verb in lexicon.verb("do", last[-2])):
        return True
    return last[-2] in lexicon.words("was") | lexicon.words("is")


def _hangs(speech: Speech, piece: Piece, hanging: frozenset[str]) -> bool:
    shown = speech.text[piece.start : piece.end]
    return piece.norm in hanging and not (len(shown) > 1 and shown.isupper())


def _is_break(piece: Piece | str) -> bool:
    return isinstance(piece, Piece) and piece.kind == "mark" and piece.norm not in ')]*_~"”%'


def tail(speech: Speech, part: Sequence[Piece]) -> str | None:
    """The rest as written up to "by …"."""
    by = speech.lexicon.words("by")
    end = next((at for at, one in enumerate(part) if one.norm in by), len(part))
    return cleaned(speech, part[:end]) or None
