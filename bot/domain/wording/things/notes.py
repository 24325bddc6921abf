"""Notes without a verb, as sentences: "third deadlock this month", "9 rollbacks since August"."""

from collections.abc import Sequence

from bot.domain.wording.files.grammar import is_plural
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.cleaning import cleaned
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

from .terse import completed

_FAR = 4  # words up to the noun: "9 failed night rollbacks"


def as_sentence(lexicon: Lexicon, text: str) -> str:
    """ "This is the third deadlock this month", "there were 9 rollbacks since August"; "" where it is no such note."""
    words = [word.casefold().strip(".,;:!") for word in text.split()]
    if len(words) < 2 or not lexicon.has("this_is_the"):
        return ""
    return _nth(lexicon, text, words) or completed(lexicon, text, words) or _counted(lexicon, text, words)


def _nth(lexicon: Lexicon, text: str, words: Sequence[str]) -> str:
    does = any(lexicon.verb("does", word) and word not in lexicon.things for word in words[2:])  # "second login kicks …"
    if does or any(word in lexicon.finite or lexicon.surely_past(word) for word in words[1:]):
        return ""
    begins = 1 if words[0] in lexicon.words("the") and len(words) > 2 else 0
    if words[begins] not in lexicon.words("nth") or words[begins + 1] in lexicon.words("not_the_nth"):
        return ""
    rest = text.split(" ", begins)[-1]
    return f"{lexicon.word('this_is_the')} {_small(rest)}"


def _counted(lexicon: Lexicon, text: str, words: Sequence[str]) -> str:
    if not (words[0].isdigit() or words[0] in lexicon.words("numbers")):
        return ""
    if words[1] in lexicon.words("spans"):
        lasts = len(words) > 2 and words[2] in lexicon.words("of")  # "2 hours of queues"
        verbs = any(word in lexicon.finite or lexicon.surely_past(word) for word in words[2:])
        many = words[0] not in ("1", *lexicon.words("counts_too"))
        return _there(lexicon, text, many) if lasts and not verbs else ""
    if len(words) == 2 and words[1] in lexicon.words("no_stub"):
        return ""  # "a two-line mail. two lines."
    noun = next((at for at, word in enumerate(words[1:_FAR], 1) if _is_counted(lexicon, word)), 0)
    behind = words[noun + 1] if noun + 1 < len(words) else ""
    follow = lexicon.words("before_nouns") | lexicon.words("time_opens") | lexicon.words("this_time")
    verbs = any(lexicon.is_verb(word) for word in words[noun + 1 :])
    if not noun or verbs or (behind and behind not in follow):
        return ""
    return _there(lexicon, text, many=True)


def verbless(speech: Speech, part: Sequence[Piece]) -> str | None:
    """A stretch without a verb that holds a fact and nobody: "error rate 9%"."""
    lexicon, first = speech.lexicon, part[0].norm
    leads = (lexicon.words("hanging") | lexicon.words("askers")) - lexicon.words("no")
    if lexicon.is_verb(first) or first in leads or not _is_clean(speech, part):
        return None
    shown = cleaned(speech, part)
    return shown if first not in lexicon.words("no") or as_sentence(lexicon, shown) else None


def _is_clean(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether nobody is spoken of or judged; people may be counted."""
    lexicon = speech.lexicon
    return not any(
        (speech.who(part, at) and not lexicon.counts_people(part, at)) or piece.norm in lexicon.judging or lexicon.speaks_to(piece.norm)
        for at, piece in enumerate(part)
    )


def _there(lexicon: Lexicon, text: str, many: bool) -> str:
    return f"{lexicon.word('there')} {lexicon.word('was', many)} {_small(text)}"


def _is_counted(lexicon: Lexicon, norm: str) -> bool:
    """ "rollbacks", "builds": not "minutes"."""
    is_counted = norm in lexicon.words("counted") | lexicon.words("covered") | lexicon.things
    return is_counted and _is_many(lexicon, norm) and norm not in lexicon.words("times") | lexicon.words("not_counted")


def _is_many(lexicon: Lexicon, norm: str) -> bool:
    return is_plural([norm], lexicon.words("singular"), lexicon.words("uncounted"))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


__all__ = ["as_sentence", "verbless"]
