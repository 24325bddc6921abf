"""A sentence that blames, clause by clause: facts stay as written, deeds become events, judgement goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.domain.wording.deeds.acting import read_act
from bot.domain.wording.deeds.events import happened
from bot.domain.wording.text.facts import facts, lost
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.things.following import follows, owed
from bot.domain.wording.things.meant import dangles
from bot.domain.wording.things.notes import as_sentence, verbless
from bot.domain.wording.things.standing import standing
from bot.domain.wording.words.book import PhraseBook
from bot.domain.wording.words.cleaning import cleaned
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.writing import closed

from .granted import granted
from .joining import Said, written
from .opening import calmed, opened, uncalled, unended, unowed
from .phrasing import phrase
from .shapes import Shape
from .splitting import Clause, Splitter
from .unsaid import stays_unsaid

_MOST_WORDS = 90  # a longer sentence is not reworded
_WORDS_OF_A_NOTE = 4  # "rollback done at 15:12" can stand without a verb, "35 minutes" cannot


@dataclass(frozen=True)
class Reworder:
    """Rewords sentences with the shapes of one language file."""

    lexicon: Lexicon
    whole: tuple[Shape, ...]
    parts: tuple[Shape, ...]

    @cached_property
    def _splitter(self) -> Splitter:
        return Splitter(self.lexicon, PhraseBook.of(tuple(self.lexicon.wordings.joints)))

    def reword(self, speech: Speech, sentence: Sequence[Piece]) -> str:
        """What is left to say of a sentence, closed by a full stop or its own mark; "" if nothing is."""
        told = uncalled(speech, calmed(self.lexicon, unended(sentence)))
        said, unsaid = self._reworded(speech, told), unowed(speech, told)
        return said or (self._reworded(speech, unsaid) if len(unsaid) < len(told) else "")

    def _reworded(self, speech: Speech, told: list[Piece]) -> str:
        part = opened(speech, told)
        if not part or len(part) > _MOST_WORDS:
            return ""
        whole = phrase(speech, part, self.whole)
        shown = speech.shown(part)
        missing = () if whole is None else lost(shown, whole)
        told = self._by_clause(speech, part)
        more = whole and len(told) > len(closed(whole)) and told.startswith(whole)
        if whole is None or more or (told and len(lost(shown, told)) < len(missing)):
            return told
        return closed(whole)

    def _by_clause(self, speech: Speech, part: Sequence[Piece]) -> str:
        clauses = self._splitter.clauses(part)
        said = self._all_said(speech, clauses)
        if all(one is None or (one.bare and self._is_short(one.text)) for one in said):
            return ""
        return written(speech, said)

    def _is_short(self, note: str) -> bool:
        again = self.lexicon.words("again")
        return sum(word.casefold() not in again for word in note.split()) < _WORDS_OF_A_NOTE

    def _all_said(self, speech: Speech, clauses: Sequence[Clause]) -> list[Said | None]:
        said: list[Said | None] = []
        acting = wished = False
        for place, clause in enumerate(clauses):
            part = opened(speech, clause.part)
            one = self._undone(speech, clause.joint, part) if wished else None
            wished = bool(part) and (self._wishes(part) or one is not None)
            after = clauses[place + 1] if place + 1 < len(clauses) else Clause("", ())
            loosely = owed(speech, after.joint, after.part)
            said.append(one or self._said(speech, clause.joint, part, acting, said, loosely) if part else None)
            acting = bool(part) and self._acts(speech, part)
        said = [None if self._announces(clauses, said, place) else one for place, one in enumerate(said)]
        return [self._hung_up(speech, clauses, said, place) for place in range(len(said))]

    @staticmethod
    def _hung_up(speech: Speech, clauses: Sequence[Clause], said: Sequence[Said | None], place: int) -> Said | None:
        """None for "it was at 94%" where the thing was only named in what is not said."""
        one, before = said[place], [clause.part for clause in clauses[:place]]
        return None if one and not any(said[:place]) and dangles(speech, one.text, before) else one

    def _wishes(self, part: Sequence[Piece]) -> bool:
        """Whether it is said here what should have been."""
        return self.lexicon.book("should").inside(part) or self.lexicon.book("if").end(part, 0) is not None

    def _undone(self, speech: Speech, joint: str, part: Sequence[Piece]) -> Said | None:
        """ "should have seen the symptom | and stopped the process": not done either."""
        act = read_act(speech, part, 0, "done") if part and joint in self.lexicon.words("goes_on") else None
        if act and joint == "," and act.what[:1].isdigit():
            return None  # "should have asked | , deleted 6 volumes": what is counted was there
        text = act and happened(speech, act.negative())
        return Said(joint, text, False) if text else None

    def _announces(self, clauses: Sequence[Clause], said: Sequence[Said | None], place: int) -> bool:
        """Whether what stands here only leads to something that is not said: after a colon, or "it was fine until …"."""
        leads = {":"} | self.lexicon.words("till")
        return place + 1 < len(said) and clauses[place + 1].joint in leads and said[place + 1] is None

    def _acts(self, speech: Speech, part: Sequence[Piece]) -> bool:
        """Whether somebody does something here, so that a verb without a subject may follow."""
        return speech.who(part, 0) is not None or read_act(speech, part, 0, "did") is not None

    def _said(
        self, speech: Speech, joint: str, part: Sequence[Piece], acting: bool, earlier: Sequence[Said | None], loosely: bool
    ) -> Said | None:
        before = earlier[-1] if earlier else None
        if stays_unsaid(self.lexicon, joint, part, bool(earlier) and before is None):
            return None
        if more := self._hung_on(speech, joint, part, before):
            return more
        text = self._deed(speech, joint, part, acting, earlier)
        if text:
            return Said(joint, text, False)
        if text is None and before and not acting and joint in self.lexicon.words("coupling"):
            if more := self._did_more(speech, part):
                return Said(joint, more, True)
        kept = self._kept(speech, joint, part, earlier, loosely) if text is None else None
        return kept or self._granted(speech, joint, part)

    def _hung_on(self, speech: Speech, joint: str, part: Sequence[Piece], before: Said | None) -> Said | None:
        """A clause that says more of the one `before`: "…, which caused the shutdown"."""
        relative = before and joint.lstrip(", ") in self.lexicon.words("which")
        if relative and part[0].norm in self.lexicon.words("leads_on") and (more := self._did_more(speech, part)):
            return Said(joint, more, True)
        return None

    def _deed(
        self, speech: Speech, joint: str, part: Sequence[Piece], acting: bool, earlier: Sequence[Said | None]
    ) -> str | None:
        """What somebody did, said of the thing; "" where only a person is spoken of, None where it is no deed."""
        before = earlier[-1] if earlier else None
        text = None if self._goes_on(part) else phrase(speech, part, (*self.whole, *self.parts))
        if text is None:
            passive = bool(before and not before.verbatim and self._is_passive(before.text))
            told = joint in self.lexicon.words("told_to")  # "so put my name there"
            text = self._subjectless(speech, part, not told and (acting or passive))
        return text

    def _kept(
        self, speech: Speech, joint: str, part: Sequence[Piece], earlier: Sequence[Said | None], loosely: bool
    ) -> Said | None:
        """The clause as written, or as a note: "30% of images 404 since noon"."""
        before = earlier[-1] if earlier else None
        loose = joint in self.lexicon.words("depending") and bool(earlier) and before is None
        loose = loose and not (joint in self.lexicon.words("told_apart") and facts(speech.shown(part)))
        own = None if loose else standing(speech, part, strict=not loosely and (before is None or not follows(self.lexicon, joint, part)))
        if own:
            return Said(joint, as_sentence(self.lexicon, own) or own, True)
        bare = verbless(speech, part)
        if said := as_sentence(self.lexicon, bare or ""):
            return Said(joint, said, True)
        figure = self.lexicon.is_number(part[0].norm.lstrip("$")) and not self._is_short(bare or "")
        told = bare and (not earlier or before or figure) and facts(speech.shown(part))
        return Said(joint, bare, True, bare=True) if told else None

    @staticmethod
    def _granted(speech: Speech, joint: str, part: Sequence[Piece]) -> Said | None:
        told = granted(speech, part)
        return Said(joint, told, True) if told else None

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
            and not lexicon.book("one_who").inside(part)  # "we are looking for whoever broke it"
        )

    def _subjectless(self, speech: Speech, part: Sequence[Piece], acting: bool) -> str | None:
        """ "… and pushed it", "dropped the table, sorry": a deed whose doer goes without saying."""
        act = read_act(speech, part, 0, "did")
        if act is None or (act.verb.past == act.verb.base and not acting):
            return None  # "read the manual" is asked of somebody
        named = act.what.split(" ")[0] in self.lexicon.words("articles") or act.what[:1] == "`" or act.what[:1].isdigit()
        if not (acting or named):
            return None
        return happened(speech, act)

    def _did_more(self, speech: Speech, part: Sequence[Piece]) -> str | None:
        """ "… and took checkout-api with it": a second thing that a thing did."""
        judged = any(piece.norm in self.lexicon.judging for piece in part)
        does = self.lexicon.verb("did", part[0].norm) and len(part) > 1
        return cleaned(speech, part) if does and not judged and speech.spoken_of(part) is None else None
