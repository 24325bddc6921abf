"""The sentences of a message that blame."""

from .finding import Finding
from .language import Language, Languages
from .names import Names
from .tokens import Sentence, sentences
from .who import tag


def find(text: str, names: Names, languages: Languages) -> list[Finding]:
    """The blaming sentences of `text` in their order, one Finding each; empty: leave the message alone."""
    language = languages.pick(text)
    found = []
    for sentence in sentences(text, language.contractions):
        tag(sentence, names, language.meant)
        found.append(_judge(text, sentence, language))
    return [finding for finding in found if finding]


def _judge(text: str, sentence: Sentence, language: Language) -> Finding | None:
    for match in language.phrases.match(sentence.tokens):
        rule = language.rules[match.rule]
        if rule.certain:
            words = tuple(token.shown for token in sentence.tokens[match.first : match.last])
            said = text[sentence.start : sentence.end]
            return Finding(match.rule, rule.kind, sentence.start, sentence.end, said, 1.0, words)
    return None
