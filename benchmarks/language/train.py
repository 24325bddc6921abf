"""Learn the weights of a language file from labelled sentences, and write them as readable JSON.

    python benchmarks/language/train.py en --real CHAT.jsonl --plain /usr/share/doc

Needs the extra `train` (numpy, scipy, scikit-learn); nothing of it is needed at run time. The sentences are
`train_*.jsonl` beside this script. `--real` is chat in which nobody blames ({"id", "text"} lines): the line is set where
at most so many of 1,000 of its messages would be told, each judged by weights that have not seen it.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np
from plain import paragraphs
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bot.domain.wording import KINDS, Finding, Language, Languages, Names, load_languages, reframe
from bot.domain.wording.files.weights import handicap
from bot.domain.wording.finding.features import features
from bot.domain.wording.text.tokens import sentences
from bot.domain.wording.text.who import tag

HERE = Path(__file__).parent
PLAYBOOK = HERE.parents[1] / "playbooks" / "language"
FOLDS = 5
ROUNDS = 3  # how often it is chosen anew which sentence of a message is the blaming one
REAL_WEIGHS, PLAIN_WEIGHS = 200.0, 1.0  # real chat is the largest part of what the check will see
SOFTNESS = 0.5  # inverse strength of the pull towards zero
ALARMS = 1.5  # of 1,000 unseen real messages: two are too many, and the estimate rests on a handful of them
HARD_ALARMS = 30.0  # of 1,000 unseen sentences that use the words of blame without blaming
SEEN_IN = 3  # sentences
KEPT, KEPT_OF_A_KIND = 40_000, 4_000
KIND_SOFTNESS = 0.3
LETTERS = 0.3
MOST_LEANING = 3.0


def strengths_of(columns: dict[str, int], blame: list[list[set[str]]], fine: list[list[set[str]]]) -> np.ndarray:
    """How much each feature may say: the more it leans to one side among labelled messages, the more (the log-count
    ratio of Wang and Manning, "Baselines and Bigrams", 2012). Letters of unknown words say less than words: they are
    there for slips and names of things. The hard messages take part as a whole, so that the line they ask for is a
    little too low; real chat takes no part, and its line is not touched by it."""
    shares = []
    for messages in (blame, fine):
        sentences = [one for message in messages for one in message]
        counts = Counter(name for one in sentences for name in one)
        shares.append(np.array([(counts[name] + 1) / len(sentences) for name in columns]))
    leaning = np.minimum(np.abs(np.log(shares[0] / shares[1])), MOST_LEANING)
    return leaning * np.array([LETTERS if name.startswith("l ") else 1.0 for name in columns])


@dataclass
class Part:
    """The sentences of many messages as one matrix; `of` says which message each row belongs to, `handicaps` what its
    length alone is worth."""

    rows: sparse.csr_matrix
    of: np.ndarray
    handicaps: np.ndarray
    count: int

    def narrowed(self, kept: np.ndarray) -> "Part":
        """The same with these columns alone."""
        return replace(self, rows=self.rows[:, kept])

    def best(self, model: LogisticRegression) -> np.ndarray:
        """The score of the highest sentence of each message."""
        highest = np.full(self.count, -20.0)
        np.maximum.at(highest, self.of, model.decision_function(self.rows) - self.handicaps)
        return highest


def read_lines(file: Path) -> list[dict]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def is_held_out(line: dict) -> bool:
    """One of our own sentences in ten is never learned from: the benchmark measures on those."""
    return crc32(line["id"].encode()) % 10 == 0


def examples(language: Language) -> list[dict]:
    """The examples that stand beside the rules of a language file: they have to hold whatever is learned."""
    return [
        {"text": text, "blame": blame, "category": rule.kind}
        for rule in language.rules.values()
        for blame, texts in ((True, rule.examples.blame), (False, rule.examples.fine))
        for text in texts
    ]


def own_sentences(code: str) -> list[dict]:
    """Our own labelled sentences of one language, those held out too."""
    pattern = "train_*.jsonl" if code == "en" else f"{code}_train_*.jsonl"
    return [line for file in sorted(HERE.glob(pattern)) for line in read_lines(file)]


def reworded(lines: list[dict], language: Language) -> list[dict]:
    """What the bot itself would say instead of each blaming line: no blame, and the check may not stop at it. Its old
    weights have no part in it."""
    bare = language.model_copy(update={"weights": None})
    languages = Languages({bare.language: bare}, bare.language)
    said, nobody = [], Names()
    for line in lines:
        whole = Finding("", line["category"], 0, len(line["text"]), line["text"], 1.0, ())
        offered = reframe(line["text"], [whole], nobody, languages)
        if offered.wording:
            said.append({"text": offered.wording.removesuffix(offered.question).strip()})
    return said


def seen(text: str, language: Language) -> list[set[str]]:
    """The features of each sentence of a message."""
    found = []
    for sentence in sentences(text, language.contractions):
        tag(sentence, Names(), language.meant)
        rules = [match.rule for match in language.phrases.match(sentence.tokens)]
        found.append(features(sentence.tokens, language.phrases.classes, language.marks, rules))
    return found


def vocabulary(messages: list[list[set[str]]]) -> dict[str, int]:
    """A column for each feature that enough sentences have to learn something of it."""
    counts = Counter(name for message in messages for one in message for name in one)
    return {name: place for place, name in enumerate(sorted(name for name, n in counts.items() if n >= SEEN_IN))}


def matrix(messages: list[list[set[str]]], columns: dict[str, int], strengths: np.ndarray) -> Part:
    """The messages as rows, a sentence each, every feature with its strength."""
    values, places, ends, of, handicaps = [], [], [0], [], []
    for number, message in enumerate(messages):
        for one in message:
            known = [name for name in one if name in columns]
            places.extend(columns[name] for name in known)
            values.extend(strengths[columns[name]] for name in known)
            ends.append(len(places))
            of.append(number)
            handicaps.append(handicap(len(one), len(message)))
    rows = sparse.csr_matrix((values, places, ends), shape=(len(of), len(columns)))
    return Part(rows, np.array(of, dtype=int), np.array(handicaps), len(messages))


def _fitted(rows, labels, weights) -> LogisticRegression:
    model = LogisticRegression(C=SOFTNESS, solver="liblinear", tol=1e-3)
    return model.fit(rows, labels, sample_weight=weights)


def fit(blame: Part, fine: list[tuple[Part, float]], strengths: np.ndarray) -> LogisticRegression:
    """A linear model of blame that needs few features: those that count most among all, learned once more by
    themselves. A weight learned beside a feature that is then left out would make up for what is no longer there."""
    model = _fit(blame, fine)
    kept = np.argsort(-np.abs(model.coef_[0] * strengths))[:KEPT]
    again = _fit(blame.narrowed(kept), [(part.narrowed(kept), each) for part, each in fine])
    model.coef_, model.intercept_ = np.zeros_like(model.coef_), again.intercept_
    model.coef_[0, kept] = again.coef_[0]
    return model


def _fit(blame: Part, fine: list[tuple[Part, float]]) -> LogisticRegression:
    """Of a blaming message, the sentence that scores highest counts as the blaming one."""
    others = sparse.vstack([part.rows for part, _ in fine])
    weight = np.concatenate([np.full(part.rows.shape[0], each) for part, each in fine])
    chosen, trust = np.arange(len(blame.of)), 1 / np.bincount(blame.of)[blame.of]
    for _ in range(ROUNDS):
        rows = sparse.vstack([blame.rows[chosen], others]).tocsr()
        labels = np.r_[np.ones(len(chosen)), np.zeros(len(weight))]
        model = _fitted(rows, labels, np.r_[trust, weight])
        chosen = _highest(blame, model.decision_function(blame.rows))
        trust = np.ones(len(chosen))
    return model


def _highest(part: Part, scores: np.ndarray) -> np.ndarray:
    order = np.lexsort((scores, part.of))
    return order[np.r_[np.diff(part.of[order]) != 0, True]]


def some(part: Part, wanted: np.ndarray) -> Part:
    """The messages for which `wanted` is true."""
    rows = wanted[part.of]
    return Part(part.rows[rows], (np.cumsum(wanted) - 1)[part.of[rows]], part.handicaps[rows], int(wanted.sum()))


def folds(lines: list[dict]) -> np.ndarray:
    """Which fold each message is in: by its id or words, so that it stays there when others come."""
    return np.array([crc32(line.get("id", line["text"]).encode()) % FOLDS for line in lines])


def unseen_scores(
    blame: Part, fine: list[tuple[Part, float]], fold: list[np.ndarray], strengths: np.ndarray
) -> list[np.ndarray]:
    """The scores of the messages of the first parts of `fine`, as many as `fold` has, each by a model that has not
    seen it."""
    scores = [np.zeros(part.count) for part, _ in fine[: len(fold)]]
    for number in range(FOLDS):
        known = [(some(part, own != number), each) for (part, each), own in zip(fine, fold, strict=False)]
        model = fit(blame, known + fine[len(fold) :], strengths)
        for (part, _), own, score in zip(fine, fold, scores, strict=False):
            score[own == number] = part.best(model)[own == number]
    return scores


def line_at(scores: np.ndarray, alarms: float) -> float:
    """The score that at most `alarms` of 1,000 of these messages exceed."""
    ordered = np.sort(scores)[::-1]
    return float(ordered[int(len(ordered) * alarms / 1000)]) + 1e-6


def show_curve(
    language: Language, model: LogisticRegression, columns: dict[str, int], strengths: np.ndarray, lines: list[float]
) -> None:
    """Print what the held out sentences reach at the lines that hard negatives and real chat ask for."""
    held = [line for line in own_sentences(language.language) if is_held_out(line)]
    best = matrix([seen(line["text"], language) for line in held], columns, strengths).best(model)
    blame = np.array([line["blame"] for line in held])
    for line in lines:
        told = best > line
        print(f"line {line:.2f}: recall {told[blame].mean():.3f}, hard ones told {told[~blame].mean():.3f}")


def kinds_of(blame: Part, model: LogisticRegression, lines: list[dict], columns: dict[str, int]) -> dict:
    """Weights for each kind, learned from the blaming sentences; which kind it is does not hang on how a feature leans."""
    chosen = _highest(blame, model.decision_function(blame.rows))
    labels = [lines[message]["category"] for message in blame.of[chosen]]
    learned = LogisticRegression(C=KIND_SOFTNESS, max_iter=300).fit(blame.rows[chosen].sign(), labels)
    names = list(columns)
    return {
        kind: {"": round(float(learned.intercept_[place]), 3)}
        | _strongest(names, learned.coef_[place], KEPT_OF_A_KIND)
        for place, kind in enumerate(learned.classes_)
        if kind in KINDS
    }


def _strongest(names: list[str], weights: np.ndarray, count: int) -> dict[str, float]:
    order = np.argsort(-np.abs(weights))[:count]
    kept = {names[place]: round(float(weights[place]), 3) for place in order}
    return {name: weight for name, weight in sorted(kept.items()) if weight}


def learn(language: Language, real: list[dict], plain: list[str], alarms: float) -> dict:
    """The weights of a language as they are written down."""
    own = [line for line in own_sentences(language.language) if not is_held_out(line)] + examples(language)
    groups = [
        [line for line in own if line["blame"]],
        [line for line in own if not line["blame"]],
        real,
        [{"text": text} for text in plain],
        reworded([line for line in own if line["blame"]], language),
    ]
    found = [[seen(line["text"], language) for line in group] for group in groups]
    columns = vocabulary(found[0] + found[1] + found[2])
    strengths = strengths_of(columns, found[0], found[1])
    blame, hard, chat, prose, calm = (matrix(messages, columns, strengths) for messages in found)
    fine = [(hard, 1.0), (chat, REAL_WEIGHS), (prose, PLAIN_WEIGHS), (calm, 1.0)]
    model = fit(blame, fine, strengths)
    unseen_hard, unseen_chat = unseen_scores(blame, fine, [folds(groups[1]), folds(real)], strengths)
    lines = [line_at(unseen_hard, HARD_ALARMS)] + ([line_at(unseen_chat, alarms)] if real else [])
    show_curve(language, model, columns, strengths, lines)
    return {
        "line": round(max(lines), 3),
        "bias": round(float(model.intercept_[0]), 3),
        "blame": _strongest(list(columns), model.coef_[0] * strengths, KEPT),
        "kinds": kinds_of(blame, model, groups[0], columns),
    }


def main() -> None:
    """Train one language and write `<code>.weights.json` into the example playbook."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("language")
    parser.add_argument("--real", type=Path, help="chat without blame, JSON lines")
    parser.add_argument(
        "--half", action="store_true", help="use only every second real message, leaving the rest unseen"
    )
    parser.add_argument("--plain", type=Path, nargs="*", default=[], help="folders of technical prose")
    parser.add_argument("--count", type=int, default=12_000, help="how many paragraphs of prose")
    parser.add_argument("--alarms", type=float, default=ALARMS, help="alarms a 1,000 unseen real messages")
    parser.add_argument("--write", type=Path, help="default: beside the language file")
    given = parser.parse_args()
    language = load_languages(PLAYBOOK).known[given.language]
    real = read_lines(given.real) if given.real else []
    real = [line for line in real if not given.half or crc32(line["id"].encode()) % 2]
    weights = learn(language, real, paragraphs(given.plain, given.count), given.alarms)
    target = given.write or PLAYBOOK / f"{given.language}.weights.json"
    target.write_text(json.dumps(weights, ensure_ascii=False, indent=0), encoding="utf-8")
    print(f"{target}: {len(weights['blame'])} features, line {weights['line']}")


if __name__ == "__main__":
    main()
