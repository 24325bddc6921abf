"""The wording examples of a language file, held against what is really said."""

from collections.abc import Iterator

from bot.domain.wording.files.language import Language, Languages
from bot.domain.wording.files.wordings import Example
from bot.domain.wording.finding.find import find
from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.reframing.reframe import reframe
from bot.domain.wording.text.names import Names


def broken_wordings(language: Language) -> Iterator[str]:
    """A line for each example of `wordings` that is said otherwise: what the file wants, and what comes."""
    alone = Languages({language.language: language})
    for example in language.wordings.examples:
        said = _said(example, alone)
        if said != example.say:
            where = f"{language.language}.yml: wordings.examples"
            yield f"{where}: {example.blame!r} gives {said!r}, not {example.say!r}"


def _said(example: Example, languages: Languages) -> str:
    """The wording of an example without its question, "" if the question stands alone."""
    text = example.blame
    taken = Finding("example", example.kind or "named_fault", 0, len(text), text, 1.0, ())
    found = [taken] if example.kind else find(text, Names(), languages) or [taken]
    result = reframe(text, found, Names(), languages)
    return result.wording.removesuffix(result.question).strip() if result.wording else ""
