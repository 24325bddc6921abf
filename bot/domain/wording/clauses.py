"""A sentence that blames, clause by clause: facts stay as written, deeds become events, judgement goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .acting import read_act
from .cleaning import cleaned, closed, completed, sentence_case
from .events import happened
from .facts import facts
from .lexicon import Lexicon, PhraseBook
from .opening import calmed, opened, uncalled
from .phrasing import is_time, phrase
from .pieces import Piece
from .shapes import Shape
from .speech import Speech
from .standing import is_thing, standing

_MOST_WORDS = 90  # a longer sentence is not reworded
_WORDS_OF_A_NOTE = 4  # "rollback done at 15:12" can stand without a verb, "35 minutes" cannot
_ENDS = ".!?\n…"


@dataclass(frozen=True)
class Clause:
    """A stretch between two connecting words or marks; `joint` is what stands before it."""

    joint: str
    part: tuple[Piece, ...]


@dataclass(frozen=True)
class Said:
    """A clause ready to be written; `verbatim` if it is the author's own, `bare` if it has no verb."""

    joint: str
    text: str
    verbatim: bool
    bare: bool = False


@dataclass(frozen=True)
class Reworder:
    """Rewords sentences with the shapes of one language file."""

    lexicon: Lexicon
    whole: tuple[Shape, ...]
    parts: tuple[Shape, ...]

    @cached_property
    def joints(self) -> PhraseBook:
        return PhraseBook.of(tuple(self.lexicon.wordings.joints))

    def reword(self, speech: Speech, sentence: Sequence[Piece]) -> str:
        """What is left to say of a sentence, closed by a full stop or its own mark; "" if nothing is."""
        part = opened(speech, uncalled(speech, calmed(self.lexicon, _unended(sentence))))
        if not part or len(part) > _MOST_WORDS:
            return ""
        whole = phrase(speech, part, self.whole)
        if whole is not None:
            return closed(whole)
        said = self._all_said(speech, self._clauses(part))
        short = all(one is None or (one.bare and len(one.text.split()) < _WORDS_OF_A_NOTE) for one in said)
        return "" if short else self._written(speech, said)

    def _clauses(self, part: Sequence[Piece]) -> list[Clause]:
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
        if piece.kind == "mark" and (
            piece.norm in ",;()" or piece.norm.startswith("..") or piece.norm == "…"
        ):
            following = self.joints.end(part, at + 1)
            return following or at + 1
        if piece.kind == "mark" and piece.norm in ":-–—" and self._spaced(part, at):
            return at + 1
        end = self.joints.end(part, at)
        if 0 < at < len(part) - 1 and len(part[at - 1].norm) == len(part[at + 1].norm) == 1:
            return None  # "cables A and B"
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

    def _all_said(self, speech: Speech, clauses: Sequence[Clause]) -> list[Said | None]:
        said: list[Said | None] = []
        acting = wished = False
        for clause in clauses:
            part = opened(speech, clause.part)
            one = self._undone(speech, clause.joint, part) if wished else None
            wished = bool(part) and (self._wishes(part) or one is not None)
            said.append(one or self._said(speech, clause.joint, part, acting, said) if part else None)
            acting = bool(part) and self._acts(speech, part)
        idle = (
            self._announces(clauses, said, place) or self._dangles(speech, clauses, said, place)
            for place in range(len(said))
        )
        return [None if nothing else one for nothing, one in zip(idle, said, strict=True)]

    def _dangles(
        self, speech: Speech, clauses: Sequence[Clause], said: Sequence[Said | None], place: int
    ) -> bool:
        """Whether "it was patched by hand" stands first, and what it is was only told in what is not said."""
        one = said[place]
        it = self.lexicon.words("bare_it")
        if not one or any(said[:place]) or one.text.split()[0].casefold() not in it:
            return False
        return any(self._names(speech, clause.part) for clause in clauses[:place])

    def _names(self, speech: Speech, part: Sequence[Piece]) -> bool:
        """Whether a thing is named here that "it" may mean."""
        end = speech.who(part, 0)
        acts = end is not None and end + 1 < len(part) and self.lexicon.looks_past(part[end].norm)
        states = self.lexicon.words("not_counted")  # "it failed" names nothing
        return acts or any(is_thing(self.lexicon, one) and one.norm not in states for one in part)

    def _wishes(self, part: Sequence[Piece]) -> bool:
        """Whether it is said here what should have been."""
        return self.lexicon.book("should").inside(part) or self.lexicon.book("if").end(part, 0) is not None

    def _undone(self, speech: Speech, joint: str, part: Sequence[Piece]) -> Said | None:
        """ "should have seen the symptom | and stopped the process": not done either."""
        act = read_act(speech, part, 0, "done") if part and joint in self.lexicon.words("goes_on") else None
        text = act and happened(speech, act.negative())
        return Said(joint, text, False) if text else None

    @staticmethod
    def _announces(clauses: Sequence[Clause], said: Sequence[Said | None], place: int) -> bool:
        """Whether what stands here only leads to something, after a colon, that is not said."""
        return place + 1 < len(said) and clauses[place + 1].joint == ":" and said[place + 1] is None

    def _acts(self, speech: Speech, part: Sequence[Piece]) -> bool:
        """Whether somebody does something here, so that a verb without a subject may follow."""
        return speech.who(part, 0) is not None or read_act(speech, part, 0, "did") is not None

    def _said(
        self, speech: Speech, joint: str, part: Sequence[Piece], acting: bool, earlier: Sequence[Said | None]
    ) -> Said | None:
        before = earlier[-1] if earlier else None
        supposed = part[0].norm in self.lexicon.words("supposing")
        if (
            supposed
            or self._is_unreal(part)
            or (earlier and before is None and self._is_condition(joint, part))
        ):
            return None
        relative = before and joint.lstrip(", ") in self.lexicon.words("which")
        if relative and part[0].norm in self.lexicon.words("leads_on") and (more := self._did_more(speech, part)):
            return Said(joint, more, True)  # "…, which caused the shutdown"
        text = None if self._goes_on(part) else phrase(speech, part, (*self.whole, *self.parts))
        if text is None:
            passive = bool(before and not before.verbatim and self._is_passive(before.text))
            told = joint in self.lexicon.words("told_to")  # "so put my name there"
            text = self._subjectless(speech, part, (acting or passive) and not told)
        if text is None and before and not acting and joint in self.lexicon.words("coupling"):
            more = self._did_more(speech, part)
            if more:
                return Said(joint, more, True)
        if text is not None:
            return Said(joint, text, False) if text else None
        loose = joint in self.lexicon.words("depending") and bool(earlier) and before is None
        own = None if loose else standing(speech, part)
        if own is None and (not earlier or before or self._is_nth(part)):
            bare = self._bare(speech, part) if facts(speech.shown(part)) or self._is_nth(part) else None
            whole = bare and completed(self.lexicon, bare)
            return Said(joint, whole, whole == bare, bare=True) if whole else None
        return Said(joint, completed(self.lexicon, own), True) if own else None

    def _is_unreal(self, part: Sequence[Piece]) -> bool:
        """ "we'd have saved the array": what never came to be."""
        ours = part[0].norm in self.lexicon.words("ourselves") and not self.lexicon.book("if").inside(part)
        return ours and self.lexicon.book("unreal").end(part, 1) is not None

    def _is_condition(self, joint: str, part: Sequence[Piece]) -> bool:
        """Whether the clause says what would have to be, not what was: "until she has redone the course"."""
        if joint in self.lexicon.words("conditions"):
            return True
        not_yet = any(piece.norm in self.lexicon.words("auxiliary") for piece in part[:3])
        return joint in self.lexicon.words("limits") and not_yet

    def _is_passive(self, text: str) -> bool:
        """Whether what was said ends in what was done: its subject cannot be that of "… and took checkout with it"."""
        return not self.lexicon.words("was").isdisjoint(text.casefold().split())

    def _goes_on(self, part: Sequence[Piece]) -> bool:
        """ "we are failing over": what we do about it is worth saying as it is."""
        lexicon = self.lexicon
        return (
            len(part) > 2
            and part[0].norm in lexicon.words("ourselves")
            and part[1].norm in lexicon.words("going_on")
            and bool(lexicon.verb("doing", part[2].norm))
        )

    def _subjectless(self, speech: Speech, part: Sequence[Piece], acting: bool) -> str | None:
        """ "… and pushed it", "dropped the table, sorry": a deed whose doer goes without saying."""
        act = read_act(speech, part, 0, "did")
        if act is None or (act.verb.past == act.verb.base and not acting):
            return None  # "read the manual" is asked of somebody
        if not (acting or act.what.split(" ")[0] in self.lexicon.words("articles") or "`" in act.what[:1]):
            return None
        return happened(speech, act)

    def _did_more(self, speech: Speech, part: Sequence[Piece]) -> str | None:
        """ "… and took checkout-api with it": a second thing that a thing did."""
        judged = any(piece.norm in self.lexicon.judging for piece in part)
        does = self.lexicon.verb("did", part[0].norm) and len(part) > 1
        return cleaned(speech, part) if does and not judged and speech.spoken_of(part) is None else None

    def _is_nth(self, part: Sequence[Piece]) -> bool:
        return len(part) > 1 and part[0].norm in self.lexicon.words("nth")

    def _bare(self, speech: Speech, part: Sequence[Piece]) -> str | None:
        """A stretch without a verb that holds a fact and nobody: "error rate 9%"."""
        clean = not any(
            speech.who(part, at) or piece.norm in self.lexicon.judging or self.lexicon.speaks_to(piece.norm)
            for at, piece in enumerate(part)
        )
        first = part[0].norm
        opens = not (
            self.lexicon.is_verb(first)
            or first in self.lexicon.words("hanging")
            or first in self.lexicon.words("askers")
        )
        return cleaned(speech, part) if clean and opens else None

    def _written(self, speech: Speech, said: Sequence[Said | None]) -> str:
        out, before = "", None
        for at, one in enumerate(said):
            again = one and any(two and two.text == one.text for two in said[:at])
            if one is not None and not again:  # what is said thrice is one fact
                out = self._joined(speech, out, before, one)
            before = one
        return closed(out) if out else ""

    def _joined(self, speech: Speech, out: str, before: Said | None, one: Said) -> str:
        if not out:
            return sentence_case(one.text)
        word = one.joint.lstrip(", ").strip()
        relative = word in self.lexicon.words("which") and not one.verbatim
        joint = self.lexicon.wordings.joints.get(self.lexicon.word("relative_joint") if relative else word, "")
        if before is not None and joint:
            return out + joint + _lowered(speech, one.text)
        apart = self.lexicon.words("instead")  # "the ttl was mistyped, 30 instead of 300"
        if before is not None and one.bare and one.joint == "," and not apart.isdisjoint(one.text.casefold().split()):
            return f"{out}, {one.text}"
        if before is not None and before.verbatim and one.verbatim and one.joint in (",", ":", "-", "–", "—"):
            return out + (one.joint if one.joint in ",:" else " " + one.joint) + " " + one.text
        return closed(out) + " " + sentence_case(one.text)


def _unended(sentence: Sequence[Piece]) -> list[Piece]:
    part = list(sentence)
    while part and (part[-1].norm in _ENDS or part[-1].norm.startswith("..") or part[-1].kind == "emoji"):
        part.pop()
    return part


def _lowered(speech: Speech, text: str) -> str:
    """Lower case again where the capital was only the start of a sentence."""
    first = text.split(" ", 1)[0]
    small = first[:1].lower() + first[1:]
    words = speech.lexicon.words("small") | speech.lexicon.words("lowered")
    return small + text[len(first) :] if small in words or small in speech.text.split() else text
