"""Where a sentence falls into clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import Lexicon, PhraseBook
from .phrasing import is_time
from .pieces import Piece

_SUPPOSAL = 4  # words of the shortest supposal: "had you tested it"
_SUBJECT = 4  # words of what would not be so: "… the whole search cluster | would still be up"


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
            end = self._joint_end(part, start, at)
            if end is None and at > start and (
                self._supposal_ends(part, start, at) or self._supposal_begins(part, start, at)
            ):
                clauses.append(Clause(joint, tuple(part[start:at])))
                start, joint = at, ""
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

    def _supposal_ends(self, part: Sequence[Piece], start: int, at: int) -> bool:
        """ "had they tested it | we would not have shipped it": what did follow begins without a joint."""
        lexicon, norm = self.lexicon, part[at].norm
        opens = part[start].norm in lexicon.words("opens_supposal") and at - start >= _SUPPOSAL
        if not opens or norm not in lexicon.words("imagined") | lexicon.words("articles"):
            return False
        most = 1 if norm in lexicon.words("subjects") - lexicon.words("none_of") else _SUBJECT
        others = lexicon.words("imagined") | lexicon.words("articles")
        for place in range(at + 1, min(at + 1 + most, len(part))):
            if self._would_not(part, place):
                return True
            if part[place].kind not in ("word", "code") or norm in lexicon.words("articles") and part[place].norm in others:
                return False
        return False

    def _would_not(self, part: Sequence[Piece], at: int) -> bool:
        """Whether "would not", "'d have known" stands here: only these say what came to be."""
        lexicon = self.lexicon
        shortened = part[at].start == part[at].end and part[at].norm in lexicon.words("shortened_would")
        would = shortened or part[at].norm in lexicon.words("conditional")
        return would and any(one.norm in lexicon.words("came_to_be") for one in part[at + 1 : at + 3])

    def _supposal_begins(self, part: Sequence[Piece], start: int, at: int) -> bool:
        """ "we would not have shipped it | had they tested it": what should have been follows."""
        lexicon, norm = self.lexicon, part[at].norm
        if norm not in lexicon.words("opens_supposal") or part[at].start == part[at].end or at + 2 >= len(part):
            return False
        people = lexicon.pronouns | lexicon.anyone | lexicon.selves | lexicon.groups | lexicon.first_names
        inverted = part[at + 1].norm in people | lexicon.words("articles")
        supposed = any(self._would_not(part, place) for place in range(start, at))
        return supposed and (inverted or norm in lexicon.words("supposals"))

    def _joint_end(self, part: Sequence[Piece], start: int, at: int) -> int | None:
        """Where a joint at `at` ends: a mark, or a connecting word that a clause follows."""
        piece = part[at]
        if piece.kind == "mark" and (
            piece.norm in ",;()" or piece.norm.startswith("..") or piece.norm == "…"
        ):
            following = self.joints.end(part, at + 1)
            return following or at + 1
        if piece.kind == "mark" and piece.norm in ":-–—" and self._spaced(part, at):
            return at + 1
        end = self.joints.end(part, at)
        if end and part[at].norm in self.lexicon.words("instead_opens"):
            wished = self.lexicon.book("should").inside(part[start:at])
            return end if wished and end < len(part) and self.lexicon.verb("doing", part[end].norm) else None
        if at and piece.norm in self.lexicon.words("which") and self.lexicon.verb("doing", part[at - 1].norm):
            return None  # "without checking which tab it was"
        return (
            end if end and not self._tells_when(part, at, end) and self._clause_follows(part, end) else None
        )

    def _tells_when(self, part: Sequence[Piece], at: int, end: int) -> bool:
        """ "since 06:40", "until 4pm": no clause follows."""
        return part[at].norm in self.lexicon.words("time_opens") and is_time(self.lexicon, part[at : end + 1])

    @staticmethod
    def _spaced(part: Sequence[Piece], at: int) -> bool:
        return at + 1 < len(part) and part[at + 1].start > part[at].end

    def _clause_follows(self, part: Sequence[Piece], at: int) -> bool:
        if at < len(part) and (
            part[at].norm in self.lexicon.words("subjects") or self.lexicon.begins_deed(part, at)
        ):
            return True
        for piece in part[at : at + 9]:
            if piece.norm in (",", ";"):
                return False
            if self.lexicon.is_verb(piece.norm):
                return True
        return False
