"""The sentences of a message that blame."""

from collections.abc import Iterator, Sequence

from .features import features
from .finding import Finding
from .language import Language, Languages
from .names import Names
from .phrases import Match

from .tokens import Sentence, Token, sentences
from .who import tag

LINE = 0.5
CERTAIN = 0.99  # the score of a sentence with a stock phrase
OUT_OF_QUESTION = 0.02  # below this the rest of the sentence speaks clearly against the phrase
_MOVERS = 5


def find(text: str, names: Names, languages: Languages) -> list[Finding]:
    """The blaming sentences of `text` in their order, one Finding each; empty: leave the message alone."""
    return [finding for finding in weigh(text, names, languages) if finding.score > LINE]


def weigh(text: str, names: Names, languages: Languages) -> list[Finding]:
    """Every sentence of `text` as a Finding with its score, also those far below the line (0.5)."""
    language = languages.pick(text)
    return list(_judged(text, names, language))


def _judged(text: str, names: Names, language: Language) -> Iterator[Finding]:
    for sentence in sentences(text, language.contractions):
        tag(sentence, names, language.meant)
        matches = language.phrases.match(sentence.tokens)
        score, kind = _weighed(sentence.tokens, matches, language)
        certain = [match for match in matches if language.rules[match.rule].certain]
        if certain and score > OUT_OF_QUESTION:
            match = max(certain, key=lambda one: len(one.words))
            yield _finding(text, sentence, match.rule, language.rules[match.rule].kind, CERTAIN, match.words)
        elif not (kind and language.silences(kind)):
            movers = _movers(sentence.tokens, language) if kind else ()
            yield _finding(text, sentence, kind, kind, score, movers)


def _weighed(tokens: Sequence[Token], matches: Sequence[Match], language: Language) -> tuple[float, str]:
    """The score, and the kind where it is above the line; a language without weights leaves all to its phrases."""
    if not language.weights:
        return (LINE if matches else 0.0), ""
    present = _features(tokens, matches, language)
    score = language.weights.score(present)
    return score, language.weights.kind(present) if score > LINE else ""


def _features(tokens: Sequence[Token], matches: Sequence[Match], language: Language) -> set[str]:
    rules = [match.rule for match in matches]
    return features(tokens, language.phrases.classes, language.marks, rules)


def _finding(
    text: str, sentence: Sentence, rule: str, kind: str, score: float, words: tuple[str, ...]
) -> Finding:
    start, end = sentence.start, sentence.end
    return Finding(rule, kind, start, end, text[start:end], score, words)


def _movers(tokens: Sequence[Token], language: Language) -> tuple[str, ...]:
    """The words without which the sentence would score least, the strongest first."""
    assert language.weights
    worth = []
    for place, token in enumerate(tokens):
        rest = [*tokens[:place], *tokens[place + 1 :]]
        if rest and token.sort in ("word", "mention", "at"):
            worth.append((language.weights.score(_features(rest, (), language)), place))
    return tuple(dict.fromkeys(tokens[place].shown for _, place in sorted(worth)[:_MOVERS]))


__all__ = ["CERTAIN", "LINE", "find", "weigh"]
