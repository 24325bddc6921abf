"""A blaming sentence put as a question about the system."""

from collections.abc import Sequence
from dataclasses import dataclass

from .finding import Finding
from .language import Languages
from .names import Names


@dataclass(frozen=True)
class Reframing:
    """`wording` is None where the facts cannot be kept with certainty: then the question stands alone."""

    wording: str | None
    question: str
    question_key: str
    why: str
    kind: str


def reframe(text: str, findings: Sequence[Finding], names: Names, languages: Languages) -> Reframing:
    """The question that fits the strongest of `findings` (at least one), in the language of `text`."""
    language = languages.pick(text)
    kind = max(findings, key=lambda finding: finding.score).kind
    words = language.kinds[kind]
    return Reframing(None, language.questions[words.question], words.question, words.why, kind)
