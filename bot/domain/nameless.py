"""Texts without names: a person's name becomes the role they held, or "somebody"."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial

MENTION = re.compile(r"<@[A-Z0-9]+>|(?<![\w.])@someone\b")  # as Slack writes one, and as an outsider's is kept
AFTER_THE_NAME = re.compile(r"[(\[|,/]| [-–] ")  # "Grace Hopper (she/her)", "Grace Hopper | Payments"
WORD = re.compile(r"[^\W\d_][\w'’-]+")
BEFORE_A_SENTENCE = " \t\"'“‘([*_~`>•–-"  # may stand between a sentence's end, or a line's, and the next one's first word
ENDS = ".!?:…\n"


class Nameless:
    """Knows people's names. `roles` maps a name (as written, without @) to the role it stands for. A full name's parts
    are names too where they are written as such: "Hopper" is, "period" never. Words after an @ that name nobody
    stay: they may be code. A name that is one of the `words` (small letters) too is one only with @ or
    a capital inside a sentence: "we asked Will", but neither "Will it hold?" nor "it will". `words` gives those of a text."""

    def __init__(self, roles: Mapping[str, str | None], words: Callable[[str], Collection[str]] = lambda _: ()):
        parts = {part: role for name, role in roles.items() for part in _parts(name)}
        self._roles = {name.lower(): role for name, role in (parts | dict(roles)).items()}
        known = f"(?i:{_any(roles)})|{_any(parts)}"
        self._names = re.compile(rf"(?<![\w-])@?({known})(?![\w-])")
        self._words = words

    def text(self, text: str) -> str:
        """The text with every known name and every mention replaced."""
        return MENTION.sub("somebody", self._names.sub(partial(self._stand_in, self._words(text)), text))

    def _stand_in(self, words: Collection[str], match: re.Match) -> str:
        if match[0].lower() in words and not _is_written_as_a_name(match):
            return match[0]
        role = self._roles.get(match[1].lower())  # "İlker" and "ilker" match, though their small letters differ
        return f"the {role}" if role else "somebody"


def _is_written_as_a_name(match: re.Match) -> bool:
    """With a capital inside a sentence; MAX is no name either."""
    before = match.string[:match.start()].rstrip(BEFORE_A_SENTENCE)
    return match[0].istitle() and before != "" and before[-1] not in ENDS


def _parts(name: str) -> list[str]:
    """First name and surname of a full name, as they are written."""
    words = WORD.findall(AFTER_THE_NAME.split(name)[0])
    return [word for word in words if word[0].isupper() and not word.isupper()]


def _any(names: Iterable[str]) -> str:
    """A pattern for any of these, the longest first; without names one that matches nothing."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)"
