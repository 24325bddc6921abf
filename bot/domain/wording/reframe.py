"""A blaming sentence put as a question about the system."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .asking import Question, fitting, kindly, longest_question
from .clauses import Reworder
from .cleaning import closed, sentence_case
from .facts import facts, same_facts
from .find import find
from .finding import Finding
from .language import Language, Languages
from .lexicon import Lexicon
from .listing import with_listing
from .names import Names
from .pieces import Piece, pieces, sentences
from .shapes import compile_shape
from .speech import Speech

MOST_CHARACTERS = 3000  # of a message that is reworded: a Slack text block holds no more
_PAIRS = (("`", "`"), ("*", "*"), ("_", "_"), ("~", "~"), ("(", ")"), ("“", "”"), ("[", "]"))


@dataclass(frozen=True)
class Reframing:
    """`wording` ends in the question; None where the facts cannot be kept: the question stands alone."""

    wording: str | None
    question: str
    question_key: str
    why: str
    kind: str


def reframe(text: str, findings: Sequence[Finding], names: Names, languages: Languages) -> Reframing:
    """`text` without blame, and the question that fits the strongest of `findings` (at least one of them)."""
    language = languages.pick(text)
    kind = max(findings, key=lambda finding: finding.score).kind
    matter, body = _worded(text, findings, names, languages)
    question = fitting(text, matter, kind, language.kinds[kind].question, language)
    kind_words = kindly(matter, kind, language) if matter else ""
    for extra in dict.fromkeys((kind_words, "")):
        wording = " ".join(one for one in (body, extra, question.ask) if one)
        if body and _may_be_said(text, wording, language, names, languages):
            return Reframing(wording, question.ask, question.key, language.kinds[kind].why, kind)
    question = fitting(text, "", kind, language.kinds[kind].question, language)
    return Reframing(None, question.ask, question.key, language.kinds[kind].why, kind)


def _worded(text: str, findings: Sequence[Finding], names: Names, languages: Languages) -> tuple[str, str]:
    """What the question is about, and all that is left to say before it; both "" if that may not be said."""
    if len(text) > MOST_CHARACTERS:
        return "", ""
    reworder = _reworder(_Key(languages.pick(text), names))
    speech = Speech(text, reworder.lexicon)
    bodies = ((matter, with_listing(speech, said)) for matter, said in _bodies(speech, findings, reworder))
    return next((two for two in bodies if _holds(text, two[1], names, languages)), ("", ""))


class _Key:
    """Languages and rosters are large: what is made of them is kept as long as they are the same objects."""

    def __init__(self, language: Language, names: Names) -> None:
        self.language, self.names = language, names

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.language is self.language and other.names is self.names

    def __hash__(self) -> int:
        return hash((id(self.language), id(self.names)))


@lru_cache(maxsize=8)
def _reworder(key: _Key) -> Reworder:
    wordings = key.language.wordings
    lexicon = Lexicon(key.language, key.names)
    return Reworder(
        lexicon,
        tuple(compile_shape(one, lexicon) for one in wordings.sentences),
        tuple(compile_shape(one, lexicon) for one in wordings.clauses),
    )


def _bodies(speech: Speech, findings: Sequence[Finding], reworder: Reworder) -> Iterator[tuple[str, str]]:
    """What the question is about, and what may be said before it, the fullest first; a list of the facts it lost
    comes behind it."""
    parts = sentences(pieces(speech.text, reworder.lexicon.language.contractions))
    blamed = [_blamed(part, findings) for part in parts]
    kept = [_kept(reworder, speech, *one) for one in zip(parts, blamed, strict=True)]
    if all(_thanks(reworder.lexicon, one) for one in kept if one):
        kept = [""] * len(kept)
    own = ["" if flagged else one for one, flagged in zip(kept, blamed, strict=True)]
    for said in (kept, own, []):
        yield _matter(said, blamed), _together(said)


def _together(said: Sequence[str]) -> str:
    return " ".join(one for one in said if one)


def _matter(said: Sequence[str], blamed: Sequence[bool]) -> str:
    """The sentences that were reworded; where nothing is left of them, what stands nearest, what came before first."""
    reworded = _together([one for one, flagged in zip(said, blamed, strict=False) if flagged])
    if reworded or not any(blamed):
        return reworded or _together(said)
    first = blamed.index(True)
    return next((one for one in (*reversed(said[:first]), *said[first:]) if one), "")


def _thanks(lexicon: Lexicon, said: str) -> bool:
    return said.split()[0].casefold() in lexicon.words("thanks")


def _blamed(part: Sequence[Piece], findings: Sequence[Finding]) -> bool:
    return any(part[0].start < finding.end and finding.start < part[-1].end for finding in findings)


def _kept(reworder: Reworder, speech: Speech, part: Sequence[Piece], blamed: bool) -> str:
    if not blamed and _calm(speech, part):
        return closed(sentence_case(speech.shown(part)))
    return reworder.reword(speech, part)


def _calm(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether an unflagged sentence can stand: it says something, judges nothing, addresses nobody."""
    lexicon = speech.lexicon
    words = [piece for piece in part if piece.kind not in ("mark", "emoji")]
    unkind = lexicon.judging | lexicon.pronouns | lexicon.anyone | lexicon.roles | lexicon.words("unkept")
    if any(piece.norm in unkind for piece in words):
        return False
    if lexicon.book("imagining").inside(words):
        return False
    asks = part[-1].norm == "?"
    if asks and not any(lexicon.is_verb(piece.norm) for piece in words):
        return False  # "shy all of a sudden?"
    asked = asks or any(piece.norm in lexicon.faults for piece in words)
    if asked and speech.spoken_of(part) is not None:
        return False
    return len(words) > 3 or bool(facts(speech.shown(part)))


def _holds(text: str, body: str, names: Names, languages: Languages) -> bool:
    return bool(body) and same_facts(text, body) and balanced(body) and not find(body, names, languages)


def balanced(text: str) -> bool:
    """Whether every mark-up character that opens something also closes it."""
    plain = text
    for fact in facts(text):
        plain = plain.replace(fact.text, "")
    for opens, closes in _PAIRS:
        if plain.count(opens) != plain.count(closes) or (opens == closes and plain.count(opens) % 2):
            return False
    return True


def _may_be_said(text: str, wording: str, language: Language, names: Names, languages: Languages) -> bool:
    """Never longer than the original and one question, and nothing the check itself would stop at."""
    return len(wording) <= len(text) + 1 + longest_question(language) and not find(wording, names, languages)


__all__ = ["MOST_CHARACTERS", "Question", "Reframing", "balanced", "reframe"]
