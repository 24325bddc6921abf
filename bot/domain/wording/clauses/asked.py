"""What a question about the doer was about: "which team owns cron-7? it mails everybody" is about cron-7."""

from collections.abc import Sequence

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece, pieces
from bot.domain.wording.things.nouns import thing
from bot.domain.wording.words.cleaning import cleaned
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.writing import sentence_case

_FAR = 6  # words up to the verb: "which one of you people owns"


def asked_about(speech: Speech, part: Sequence[Piece]) -> str:
    """The thing named where it is asked whose it is or who made it; "" where none is."""
    lexicon = speech.lexicon
    asks = next((at for at, one in enumerate(part[:_FAR]) if one.norm in lexicon.words("whose_thing")), None)
    if asks is None:
        return ""
    owner = part[asks].norm in lexicon.words("of_whom")
    ends = next((at for at in range(asks + 1, len(part)) if part[at].norm in lexicon.words("is")), len(part))
    owned = next((at + 1 for at in range(asks + 1, min(asks + _FAR, len(part))) if part[at].norm in lexicon.words("owning")), 0)
    named = part[asks + 1 : ends] if owner else part[owned:] if owned else ()
    said = thing(speech, named, loose=True) if named else None
    if not said or not owner:
        return said or ""
    rest = part[ends + 1 :]
    if len(rest) == 1 and facts(speech.shown(rest)):
        return speech.shown(rest)  # "whose laptop is 10.1.9.44"
    placed = bool(rest) and bool(lexicon.verb("done", rest[0].norm) or rest[0].norm in lexicon.words("before_nouns"))
    where = cleaned(speech, rest) if placed else ""  # "the branch deployed on staging-2"
    return " ".join(filter(None, (lexicon.word("the"), said, where)))


def told_of(lexicon: Lexicon, said: str, what: str) -> str:
    """`said`, a sentence about "it", as one about `what`: "it's been down" is "cron-7 has been down"."""
    first, _, more = said.partition(" ")
    word = first.casefold().replace("’", "'")
    if not (what and more):
        return said
    if word in lexicon.words("it_is"):
        been = more.split(" ", 1)[0].casefold() in lexicon.words("been_only")
        verb = lexicon.word("has_been") if been else lexicon.word("is")
        return sentence_case(lexicon, f"{what} {verb} {more}")
    return sentence_case(lexicon, f"{what} {more}") if word in lexicon.words("bare_it") else said


def comes_later(lexicon: Lexicon, said: Sequence[str], place: int) -> bool:
    """Whether "word of it did not come here" stands before "word of it came at 8:20"."""
    came = lexicon.book("word_came")
    told = [came.end(pieces(one, {}), 0) is not None for one in said[place:]]
    return told[0] and any(told[1:])


__all__ = ["asked_about", "comes_later", "told_of"]
