"""The wording examples of a language file, held against what is really said."""

from collections.abc import Iterator

from .find import find
from .finding import Finding
from .language import Language, Languages
from .names import Names
from .reframe import reframe


def broken_wordings(language: Language) -> Iterator[str]:
    """A line for each example of `wordings` that is said otherwise: what the file wants, and what comes."""
    alone = Languages({language.language: language})
    for example in language.wordings.examples:
        said = _said(example.blame, alone)
        if said != example.say:
            where = f"{language.language}.yml: wordings.examples"
            yield f"{where}: {example.blame!r} gives {said!r}, not {example.say!r}"


def _said(text: str, languages: Languages) -> str:
    """The wording of `text` without its question, "" if the question stands alone."""
    found = find(text, Names(), languages) or [Finding("example", "named_fault", 0, len(text), text, 1.0, ())]
    result = reframe(text, found, Names(), languages)
    return result.wording.removesuffix(result.question).strip() if result.wording else ""
