"""What was learned from examples: a weight for each feature, and the line above which a sentence is told."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import exp, fsum, log, log1p

from .kinds import KINDS

LONGER_SENTENCE, LONGER_MESSAGE = 0.6, 1.0


def handicap(features: int, sentences: int) -> float:
    """What a sentence of so many features, in a message of so many sentences, reaches by chance: the more somebody
    says, the surer it has to be that they blame."""
    return LONGER_SENTENCE * log1p(features) + LONGER_MESSAGE * log(sentences)


@dataclass(frozen=True)
class Weights:
    """`blame` weighs features for blame or not; `kinds` weighs them for each kind; `line` is where telling starts."""

    line: float
    bias: float
    blame: Mapping[str, float]
    kinds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> "Weights":
        """The JSON that `benchmarks/language/train.py` writes. ValueError: something else."""
        try:
            return cls(**json.loads(text, parse_float=cache(float)))  # each number once: most stand there many times
        except (TypeError, ValueError) as wrong:
            raise ValueError(f"not a file of weights ({wrong})") from wrong

    def score(self, features: Collection[str], sentences: int) -> float:
        """How much the features speak for blame, from 0 to 1, in a message of so many sentences; 0.5 is the line."""
        total = self.bias + sum(map(self.share, features)) - handicap(len(features), sentences)
        return 1 / (1 + exp(min(50.0, self.line - total)))

    def share(self, feature: str) -> float:
        """What one feature adds to the score before it is brought between 0 and 1."""
        return self.blame.get(feature, 0.0)

    def kind(self, features: Collection[str]) -> str:
        """The kind of blame the features speak for most."""
        return max(KINDS, key=lambda kind: self._for(kind, features))

    def _for(self, kind: str, features: Collection[str]) -> float:
        """Added up exactly: in whatever order the features come, every process finds the same kind."""
        weigh = self.kinds.get(kind, {}).get
        return fsum((weigh("", 0.0), *(weigh(name, 0.0) for name in features)))
