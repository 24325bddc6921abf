"""Notes without a verb, as sentences: "third deadlock this month", "9 rollbacks since August"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.wording.files.grammar import is_plural
from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.cleaning import cleaned
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

from .terse import completed

_FAR = 4  # words up to the noun: "9 failed night rollbacks"
_LEAST_THERE = 4  # words of a note that says there was something


def as_sentence(lexicon: Lexicon, text: str) -> str:
    """ "This is the third deadlock this month", "there were 9 rollbacks since August"; "" where it is no such note."""
    words = [word.casefold().strip(".,;:!") for word in text.split()]
    if len(words) < 2 or not lexicon.has("this_is_the"):
        return ""
    return _nth(lexicon, text, words) or completed(lexicon, text, words) or _counted(lexicon, text, words) or _lacking(lexicon, text, words)


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
    if words[0][:1] in lexicon.words("currency") and words[0][-1:].isalnum():  # "$41k in egress"
        verbs = any(lexicon.is_verb(word) or lexicon.surely_past(word) for word in words[1:])
        return "" if verbs or words[1] not in lexicon.words("before_nouns") else _there(lexicon, text, many=False)
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


def _lacking(lexicon: Lexicon, text: str, words: Sequence[str]) -> str:
    """ "no notifications since midnight" is "there were no notifications since midnight": what lacked when or where."""
    follow = lexicon.words("before_nouns") | lexicon.words("time_opens")
    things = lexicon.things | lexicon.words("counted") | lexicon.words("covered")
    noun = next((at for at, word in enumerate(words[1:_FAR], 1) if word in things or _is_many(lexicon, word)), 0)
    if words[0] not in lexicon.words("no") or not noun or noun + 2 >= len(words) or words[noun + 1] not in follow:
        return ""
    if any(lexicon.is_verb(word) or word in lexicon.words("no_lack") for word in words[1:]) or not facts(text) and lexicon.words("times").isdisjoint(words):
        return ""
    return _there(lexicon, text, _is_many(lexicon, words[noun]))


def verbless(speech: Speech, part: Sequence[Piece]) -> str | None:
    """A stretch without a verb that holds a fact and nobody: "error rate 9%"."""
    lexicon, first = speech.lexicon, part[0].norm
    leads = (lexicon.words("hanging") | lexicon.words("askers")) - lexicon.words("no")
    if lexicon.is_verb(first) or first in leads or not _is_clean(speech, part, counted=True):
        return None
    shown = cleaned(speech, part)
    return shown if first not in lexicon.words("no") or as_sentence(lexicon, shown) else None


def _is_clean(speech: Speech, part: Sequence[Piece], counted: bool = False) -> bool:
    """Whether nobody is spoken of or judged; people may be `counted`."""
    lexicon = speech.lexicon
    return not any(
        (speech.who(part, at) and not (counted and lexicon.counts_people(part, at))) or piece.norm in lexicon.judging or lexicon.speaks_to(piece.norm)
        for at, piece in enumerate(part)
    )


def reports(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether words without a fact still say how a thing stands: "MES | down on both halls", "rollback | running"."""
    lexicon, words = speech.lexicon, [piece.norm for piece in part]
    at = next((place for place, word in enumerate(words[:_FAR]) if place and _stands(lexicon, word)), 0)
    named = lexicon.things | lexicon.words("covered") | lexicon.words("data")
    things = not named.isdisjoint(words[:at]) or speech.shown(part[:1]).isupper() or words[0][:1].isdigit()
    return bool(at) and words[at - 1] not in lexicon.small and things


def _stands(lexicon: Lexicon, word: str) -> bool:
    return any(word in lexicon.words(name) for name in ("standings", "left_so", "befell", "particles_of_state"))


def noted(speech: Speech, part: Sequence[Piece], bare: str | None) -> str:
    """What stands without a verb (`bare` is what of it may be said), as a sentence: "there was a 4x jump in 502s"."""
    said = as_sentence(speech.lexicon, bare) if bare else ""
    if part[0].norm in speech.lexicon.words("mended") and facts(speech.shown(part)) and _is_clean(speech, part):
        return speech.shown(part)  # "mitigated at 04:10 by a pin"
    return said or (_there_is(speech.lexicon, speech.shown(part)) if _is_clean(speech, part) else "")


def _there_is(lexicon: Lexicon, text: str) -> str:
    """What is left of a sentence that had no verb: "there was a 4x jump right after deploy 881",
    "25 minutes were spent on Grafana"; "" where it is no such note."""
    words = [word.casefold().strip(".,;:!") for word in text.split()]
    if lexicon.has("was_spent") and _is_plain_count(lexicon, words):
        return _there(lexicon, text, many=True)
    if len(words) < _LEAST_THERE or not lexicon.has("was_spent"):
        return ""
    if words[0] in lexicon.words("indefinite") and facts(text) and _is_noun_phrase(lexicon, words):
        return _there(lexicon, text, many=False)
    return _at_level(lexicon, text, words) or _spent(lexicon, text.split(), words)


def _at_level(lexicon: Lexicon, text: str, words: Sequence[str]) -> str:
    """ "heap at 97% at every sync" is "the heap was at 97% at every sync"."""
    at = next((place for place, word in enumerate(words[:_FAR]) if word in lexicon.words("leveled")), 0)
    noun = words[at - 1] in lexicon.things and not any(lexicon.is_verb(word) for word in words[at + 1 :])
    level = words[at + 1] if at + 1 < len(words) else ""
    if not at or not level[:1].isdigit() or ":" in level or not noun:  # no "next update at 18:00"
        return ""
    named = words[0][:1].isdigit() or words[0] in lexicon.determiners | lexicon.words("no_article")
    article = "" if named else lexicon.word("the") + " "
    many = is_plural(words[:at], lexicon.words("singular"), lexicon.words("uncounted"))
    said = text.split()
    shown = " ".join(said[:at]) if not article else _small(" ".join(said[:at]))
    return f"{article}{shown} {lexicon.word('was', many)} {' '.join(said[at:])}"


def _is_plain_count(lexicon: Lexicon, words: Sequence[str]) -> bool:
    """ "312 duplicate payouts"."""
    number, *rest = words
    figure = number.replace(",", "").rstrip("km")  # "60k connections"
    counts = figure.isdecimal() and figure != "1" and 0 < len(rest) < _FAR
    no_noun = lexicon.words("spans") | lexicon.words("times") | lexicon.words("before_nouns") | lexicon.words("not_counted")
    plural = counts and is_plural(rest[-1:], lexicon.words("singular"), lexicon.words("uncounted"))
    return plural and not any(word in no_noun or word in lexicon.finite or not word.isalpha() for word in rest)


def _is_noun_phrase(lexicon: Lexicon, words: Sequence[str]) -> bool:
    """Whether no verb stands in it, and nothing that only leads to one."""
    leads = lexicon.words("nth") | lexicon.words("askers") | lexicon.words("modal") | lexicon.words("that") | lexicon.words("times")
    done = lexicon.words("before_nouns") | lexicon.words("time_opens")
    return words[1] not in leads and not done.isdisjoint(words) and not any(
        word in lexicon.finite
        or lexicon.surely_past(word)
        or word in lexicon.words("to_do")
        or (lexicon.verb("does", word) and word not in lexicon.things and before not in lexicon.words("that"))
        for before, word in pairwise(("", *words))
    )


def _spent(lexicon: Lexicon, said: Sequence[str], words: Sequence[str]) -> str:
    """ "25 minutes staring at Grafana" is "25 minutes were spent on Grafana"."""
    number = lexicon.is_number(words[0])
    works = words[2] in lexicon.words("at_work")
    if not number or words[1] not in lexicon.words("spans") or not (works or lexicon.verb("doing", words[2])):
        return ""
    at_work = works and words[3] in lexicon.words("worked_at")
    on, rest = lexicon.word("spent_on"), list(said[4 if at_work else 2 :])
    return " ".join((*said[:2], lexicon.word("was_spent", words[0] != "1"), *([on] if at_work else []), *rest)) if rest else ""


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


__all__ = ["as_sentence", "noted", "verbless"]
