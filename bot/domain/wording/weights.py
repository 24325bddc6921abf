"""What was learned from examples: a weight for each feature, and the line above which a sentence is told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Weights:
    """`blame` weighs features for blame or not; `kinds` weighs them for each kind; `line` is where telling starts."""

    line: float
    bias: float
    blame: Mapping[str, float]
    kinds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Weights":
        """The JSON file that `benchmarks/language/train.py` writes."""
        return cls(**json.loads(file.read_text(encoding="utf-8")))
