"""What the check hands out: one sentence that blames, and why it is thought to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One blaming sentence. `start` and `end` are its place in the original text; `score` is in 0..1.

    `rule` is the rule of the language file that spoke, or the kind itself where the weights alone did;
    `moved_by` are the words that counted most, the strongest first.
    """

    rule: str
    kind: str
    start: int
    end: int
    sentence: str
    score: float
    moved_by: tuple[str, ...]
