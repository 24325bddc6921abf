"""Reports that leave the verb out, with their verb: "2 boats grounded"."""

from collections.abc import Sequence

from bot.domain.wording.files.grammar import is_plural
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.writing import with_a

_MOST_BEFORE = 4  # words that name what is reported on: "the old Oslo link"


def completed(lexicon: Lexicon, text: str, words: Sequence[str]) -> str:
    """`text` with the verb it lacks: "3 refunds | lost" is "3 refunds were lost", "checkout | dead for 20 min" is "checkout was
    dead for 20 min"; "" where it is no such report. `words` are its words in lower case without marks."""
    if not lexicon.has("befell") or any(word in lexicon.finite or lexicon.surely_past(word) for word in words if not _befell(lexicon, word)):
        return ""
    at = next((place for place, word in enumerate(words) if _befell(lexicon, word)), 0)
    after = words[at + 1] if at + 1 < len(words) else ""
    if not 0 < at <= _MOST_BEFORE or not _may_follow(lexicon, after) or not _names_thing(lexicon, words[:at]):
        return ""
    kinds = lexicon.words("singular"), lexicon.words("uncounted")
    object_ = after[:1].isdigit() and is_plural(words[at + 2 : at + 3], *kinds) and words[at + 2] not in lexicon.words("spans")
    if words[at - 1] in lexicon.words("auxiliary") or object_:
        return ""  # "the lock's been | stuck", "the console | wiped 57 phones"
    lasts = not lexicon.words("ever_since").isdisjoint(words[at + 1 :])
    told = _with(text, at, lexicon.word("had_been" if lasts else "was", is_plural(words[:at], *kinds)))
    return with_a(lexicon, told) if at == 1 and f"{words[0]}s" in lexicon.words("befallen") else told


def _befell(lexicon: Lexicon, word: str) -> bool:
    return word in lexicon.words("befell")


def _may_follow(lexicon: Lexicon, after: str) -> bool:
    """Whether a report may go on so: "lost | on the way", "charged | 6x", "locked | out"; not "212 lost | orders", "lost | the key"."""
    goes_on = lexicon.words("particles") | lexicon.words("before_nouns") | lexicon.words("time_opens") | lexicon.words("this_time") | lexicon.words("times") | lexicon.words("coupling")
    return not after or after[:1].isdigit() or after in goes_on - lexicon.determiners - lexicon.words("numbers")


def _names_thing(lexicon: Lexicon, words: Sequence[str]) -> bool:
    """Whether words can name a thing, or so many of it: no small words, no verbs, nobody."""
    people = lexicon.first_names | lexicon.roles | lexicon.pronouns | lexicon.judging
    if len(words) > 1 and lexicon.is_number(words[0]):
        people -= lexicon.words("befallen")  # "200 nurses"
    words = _uncounted(lexicon, words)
    small = (lexicon.small - lexicon.words("articles")) | lexicon.words("not_named") | lexicon.words("askers") | lexicon.words("coupling")
    if not words or lexicon.is_number(words[-1]):
        return False
    return not any(word in small | people for word in words) and not any(lexicon.surely_past(word) for word in words[:-1])


def _uncounted(lexicon: Lexicon, words: Sequence[str]) -> Sequence[str]:
    """Without how many they are: "all | 60 kiosks", "2 of 5 | nodes"."""
    if words[0] in lexicon.words("all"):
        return words[1:]
    of = len(words) > 3 and words[1] in lexicon.words("of") and lexicon.is_number(words[2])
    return words[3:] if of and lexicon.is_number(words[0]) else words


def _with(text: str, at: int, verb: str) -> str:
    said = text.split()
    return " ".join((*said[: at - 1], said[at - 1].rstrip(",:"), verb, *said[at:]))


__all__ = ["completed"]
