"""What was learned from examples: a weight for each feature, and the line above which a sentence is told."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import exp
from pathlib import Path

from .finding import KINDS

_LETTERS = "l "  # features of a word's letters count for less: they help with unknown words and typos only
_LETTERS_WEIGH = 0.3


@dataclass(frozen=True)
class Weights:
    """`blame` weighs features for blame or not; `kinds` weighs them for each kind; `line` is where telling starts."""

    line: float
    bias: float
    blame: Mapping[str, float]
    kinds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Weights":
        """The JSON file that `benchmarks/language/train.py` writes. ValueError: not such a file."""
        try:
            return cls(**json.loads(file.read_text(encoding="utf-8")))
        except TypeError as wrong:
            raise ValueError(f"{file.name}: not a file of weights ({wrong})") from wrong

    def score(self, features: Iterable[str]) -> float:
        """How much the features speak for blame, from 0 to 1; 0.5 is the line."""
        weigh = self.blame.get
        total = sum(weigh(name, 0.0) * strength(name) for name in features)
        return 1 / (1 + exp(min(50.0, self.line - self.bias - total)))

    def kind(self, features: Collection[str]) -> str:
        """The kind of blame the features speak for most."""
        return max(KINDS, key=lambda kind: self._for(kind, features))

    def _for(self, kind: str, features: Collection[str]) -> float:
        weights = self.kinds.get(kind, {})
        return weights.get("", 0.0) + sum(weights.get(name, 0.0) * strength(name) for name in features)


def strength(feature: str) -> float:
    """How strongly one feature counts before its weight."""
    return _LETTERS_WEIGH if feature.startswith(_LETTERS) else 1.0
