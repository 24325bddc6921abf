"""The examples of the language files, held against the check itself."""

from collections.abc import Iterator

from bot.domain.wording.files.language import Language, Languages
from bot.domain.wording.finding.find import find
from bot.domain.wording.text.names import Names

from .rehearse import broken_wordings


def check_examples(languages: Languages) -> list[str]:
    """A line for each example that broke: the language, the rule, the example and what happened. Empty: all hold."""
    return [line for language in languages.known.values() for line in (*_broken(language), *broken_wordings(language))]


def _broken(language: Language) -> Iterator[str]:
    alone = Languages({language.language: language})
    for name, rule in language.rules.items():
        if language.silences(name):
            continue
        where = f"{language.language}.yml: rules.{name}"
        for example in rule.examples.blame:
            if not any(name == one.rule or rule.kind == one.kind for one in find(example, Names(), alone)):
                yield f"{where}: not found, though its examples say blame: {example!r}"
        for example in rule.examples.fine:
            for finding in find(example, Names(), alone):
                yield f"{where}: found by {finding.rule}, though its examples say fine: {example!r}"
