"""The sentences of a message that blame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.wording.files.language import Language, Languages
from bot.domain.wording.files.phrases import Match
from bot.domain.wording.text.names import Names
from bot.domain.wording.text.tokens import Sentence, Token, sentences
from bot.domain.wording.text.who import tag

from .features import features, unplaced
from .finding import Finding

LINE = 0.5
CERTAIN = 0.99  # the score of a sentence with a stock phrase
OUT_OF_QUESTION = 0.05  # below this the rest of the sentence speaks clearly against the phrase
MOST_OF_IT = 0.5  # unless the phrase is most of the sentence
NEARLY_ALL = 0.8  # then the phrase alone says which kind it is
WORDS_READ = 3_000  # what follows so many words is a paste, and reading it would keep others waiting
_MOVERS, _LOOKED_AT = 5, 40


@dataclass(frozen=True, slots=True)
class _Judgement:
    score: float
    kind: str = ""
    rule: str = ""
    moved_by: tuple[str, ...] = ()


def find(text: str, names: Names, languages: Languages) -> list[Finding]:
    """The blaming sentences of `text` in their order, one Finding each; empty: leave the message alone."""
    return [finding for finding in weigh(text, names, languages) if finding.score > LINE]


def weigh(text: str, names: Names, languages: Languages) -> list[Finding]:
    """Every sentence of `text` as a Finding with its score, also those far below the line (0.5)."""
    return list(_weighed(text, names, languages.pick(text)))


def _weighed(text: str, names: Names, language: Language) -> Iterator[Finding]:
    judged: dict[tuple, _Judgement] = {}  # a message of repeats is judged once
    spoken = _read(text, language)
    for sentence in spoken:
        tag(sentence, names, language.meant)
        said = tuple((token.word, token.tag) for token in sentence.tokens)
        if said not in judged:
            judged[said] = _judge(sentence.tokens, len(spoken), language)
        one = judged[said]
        start, end = sentence.start, sentence.end
        yield Finding(one.rule, one.kind, start, end, text[start:end], one.score, one.moved_by)


def _read(text: str, language: Language) -> list[Sentence]:
    """The sentences up to where it becomes a paste."""
    read, found = 0, []
    for sentence in sentences(text, language.contractions):
        read += len(sentence.tokens)
        if read > WORDS_READ:
            break
        found.append(sentence)
    return found


def _judge(tokens: Sequence[Token], among: int, language: Language) -> _Judgement:
    """One sentence of a message that has so many."""
    matches = language.phrases.match(tokens)
    judged = _by_weights(tokens, among, matches, language) if language.weights else _by_phrase(matches, language)
    certain = [match for match in matches if language.rules[match.rule].certain]
    if not certain:
        return judged
    longest = max(certain, key=lambda match: len(match.words))
    spoken = sum(token.sort == "word" for token in unplaced(tokens, language.phrases.classes))
    part = len(longest.words) / max(spoken, 1)
    if judged.score < OUT_OF_QUESTION and part < MOST_OF_IT:
        return judged
    kind = language.rules[longest.rule].kind if part > NEARLY_ALL or not judged.kind else judged.kind
    return _Judgement(CERTAIN, kind, longest.rule, longest.words)


def _by_phrase(matches: Sequence[Match], language: Language) -> _Judgement:
    return _Judgement(LINE, language.rules[matches[0].rule].kind) if matches else _Judgement(0.0)


def _by_weights(tokens: Sequence[Token], among: int, matches: Sequence[Match], language: Language) -> _Judgement:
    weights, rules = language.weights, [match.rule for match in matches]
    assert weights
    present = features(tokens, language.phrases.classes, language.marks, rules)
    score = weights.score(present, among)
    if score <= LINE and not matches:
        return _Judgement(score)
    kind = weights.kind(present)
    if language.silences(kind):
        return _Judgement(0.0)
    return _Judgement(score, kind, kind, _movers(tokens, present, language))


def _movers(tokens: Sequence[Token], present: set[str], language: Language) -> tuple[str, ...]:
    """The words that stand in the features that counted most, the strongest first."""
    assert language.weights
    said = {token.word: token.shown for token in tokens if token.sort == "word"}
    strongest = sorted(present, key=language.weights.share, reverse=True)
    words = [said[word] for feature in strongest[:_LOOKED_AT] for word in feature.split()[1:] if word in said]
    return tuple(dict.fromkeys(words))[:_MOVERS]


__all__ = ["CERTAIN", "LINE", "WORDS_READ", "find", "weigh"]
