"""The wording examples of a language file, held against what is really said."""

from collections.abc import Iterator

from bot.domain.wording.files.language import Language, Languages
from bot.domain.wording.files.wordings import Example
from bot.domain.wording.finding.find import find
from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.reframing.reframe import Reframing, reframe
from bot.domain.wording.text.names import Names


def broken_wordings(language: Language) -> Iterator[str]:
    """A line for each example of `wordings` that is said or asked otherwise: what the file wants, and what comes."""
    alone = Languages({language.language: language})
    where = f"{language.language}.yml: wordings.examples"
    for example in language.wordings.examples:
        result = _reframed(example, alone)
        said = result.wording.removesuffix(result.question).strip() if result.wording else ""
        if said != example.say:
            yield f"{where}: {example.blame!r} gives {said!r}, not {example.say!r}"
        if example.ask is not None and result.question != example.ask:
            yield f"{where}: {example.blame!r} asks {result.question!r}, not {example.ask!r}"


def _reframed(example: Example, languages: Languages) -> Reframing:
    text = example.blame
    taken = Finding("example", example.kind or "named_fault", 0, len(text), text, 1.0, ())
    found = [taken] if example.kind else find(text, Names(), languages) or [taken]
    return reframe(text, found, Names(), languages)
