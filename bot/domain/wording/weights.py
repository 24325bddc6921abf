"""What was learned from examples: a weight for each feature, and the line above which a sentence is told."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import exp

from .finding import KINDS


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
            return cls(**json.loads(text))
        except (TypeError, ValueError) as wrong:
            raise ValueError(f"not a file of weights ({wrong})") from wrong

    def score(self, features: Iterable[str]) -> float:
        """How much the features speak for blame, from 0 to 1; 0.5 is the line."""
        total = sum(map(self.share, features))
        return 1 / (1 + exp(min(50.0, self.line - self.bias - total)))

    def share(self, feature: str) -> float:
        """What one feature adds to the score before it is brought between 0 and 1."""
        return self.blame.get(feature, 0.0)

    def kind(self, features: Collection[str]) -> str:
        """The kind of blame the features speak for most."""
        return max(KINDS, key=lambda kind: self._for(kind, features))

    def _for(self, kind: str, features: Collection[str]) -> float:
        weigh = self.kinds.get(kind, {}).get
        return weigh("", 0.0) + sum(weigh(name, 0.0) for name in features)
