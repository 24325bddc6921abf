"""Where a sentence falls into clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.book import PhraseBook
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.objects import is_aside
from bot.domain.wording.words.times import is_time

_STOPS = frozenset(",;:–—(")


@dataclass(frozen=True)
class Clause:
    """A stretch between two connecting words or marks; `joint` is what stands before it."""

    joint: str
    part: tuple[Piece, ...]


@dataclass(frozen=True)
class Splitter:
    """Splits sentences at the `joints` of one language."""

    lexicon: Lexicon
    joints: PhraseBook

    def clauses(self, part: Sequence[Piece]) -> list[Clause]:
        """The clauses of a sentence in their order."""
        clauses, start, joint, at = [], 0, "", 0
        while at < len(part):
            end = self._joint_end(part, at)
            if end is None or (at == start and not joint):
                at += 1 if end is None else end - at
                continue
            if at > start:
                clauses.append(Clause(joint, tuple(part[start:at])))
            joint = " ".join(piece.norm for piece in part[at:end])
            start = at = end
        if start < len(part):
            clauses.append(Clause(joint, tuple(part[start:])))
        return clauses

    def _joint_end(self, part: Sequence[Piece], at: int) -> int | None:
        """Where a joint at `at` ends: a mark, or a connecting word that a clause follows."""
        piece = part[at]
        if piece.kind == "mark" and is_aside(part, at):
            return None
        if piece.kind == "mark" and (piece.norm in ",;()…" or piece.norm.startswith("..")):
            return self.joints.end(part, at + 1) or at + 1
        if piece.kind == "mark" and piece.norm in ":-–—" and part[at].end < part[min(at + 1, len(part) - 1)].start:
            return at + 1
        end = self.joints.end(part, at)
        if 0 < at < len(part) - 1 and len(part[at - 1].norm) == len(part[at + 1].norm) == 1:
            return None  # "cables A and B"
        if at and piece.norm in self.lexicon.words("which") and self._asks(part, at - 1):
            return None  # "without checking which tab it was"
        if at and piece.norm in self.lexicon.words("between_subject_and_verb") and part[at - 1].norm in self.lexicon.words("subjects"):
            return None  # "we now have"
        clause = end and not self._tells_when(part, at, end) and self._clause_follows(part, end)
        return end if clause else None

    def _asks(self, part: Sequence[Piece], at: int) -> bool:
        """Whether a verb stands at `at` that "which" belongs to: "without | checking", "did not | verify"."""
        undone = at > 0 and part[at - 1].norm in self.lexicon.words("nots") and self.lexicon.verb("do", part[at].norm)
        return bool(undone or self.lexicon.verb("doing", part[at].norm))

    def _tells_when(self, part: Sequence[Piece], at: int, end: int) -> bool:
        """ "since 06:40", "until 4pm", "since the 12th": no clause follows."""
        opens = part[at].norm in self.lexicon.words("time_opens")
        dated = end + 1 < len(part) and part[end + 1].norm[:1].isdigit()
        longer = end < len(part) and part[end].norm not in self.lexicon.words("articles")  # "since | last week"
        end += 1 + dated
        return opens and any(is_time(self.lexicon, part[at:to]) for to in (end, end + longer))

    def _clause_follows(self, part: Sequence[Piece], at: int) -> bool:
        if at < len(part) and (
            part[at].norm in self.lexicon.words("subjects") or self.lexicon.begins_deed(part, at)
        ):
            return True
        because = at > 0 and part[at - 1].norm in self.lexicon.words("reasons")  # "because the vendor | reused our queue"
        for piece in part[at : at + 9]:
            if piece.norm in _STOPS or piece.norm in self.lexicon.words("ends_clause"):
                return False
            if self.lexicon.is_verb(piece.norm) or (because and self.lexicon.seems_past(piece.norm)):
                return True
        return False
