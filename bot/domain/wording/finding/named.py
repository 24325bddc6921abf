"""The names of people in a message: what must not leave the house, and must not stand in a wording."""

import re
from collections.abc import Iterator

from bot.domain.wording.files.language import Language
from bot.domain.wording.text.names import Names
from bot.domain.wording.text.tokens import Token, fold, sentences
from bot.domain.wording.text.who import ANYONE, NOBODY, PERSON, YOU, tag

_WORD = re.compile(r"[^\W\d_]+")
_NO_NAMES = ("they", "roles")  # word classes that stand for a person without naming one


def named(text: str, names: Names, language: Language) -> frozenset[str]:
    """People's names in `text`, folded: those of the roster anywhere in it, and in its author's own words those a
    reader takes for one. A pronoun or a role is none."""
    plain = {fold(word) for name in _NO_NAMES for word in language.words.get(name, ())}
    found = {fold(word) for word in _WORD.findall(text)} & names.known_people
    spoken = (one for one in _tagged(text, names, language) if one.tag == PERSON and one.sort == "word")
    return frozenset(found | {_stem(one.shown) for one in spoken} - plain)


def speaks_to_somebody(text: str, names: Names, language: Language) -> bool:
    """Whether the author's own words address a reader, or speak of somebody or nobody in particular."""
    return any(one.tag in (YOU, ANYONE, NOBODY) for one in _tagged(text, names, language))


def _tagged(text: str, names: Names, language: Language) -> Iterator[Token]:
    for sentence in sentences(text, language.contractions):
        tag(sentence, names, language.meant)
        yield from sentence.tokens


def _stem(shown: str) -> str:
    """ "Ada's" is Ada."""
    return fold(shown.replace("’", "'").partition("'")[0])
