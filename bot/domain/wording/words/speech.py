"""One message on its way to a wording: who is spoken of in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.names import BOT
from bot.domain.wording.text.pieces import Piece, cut_out

from .lexicon import Lexicon


@dataclass(frozen=True)
class Speech:
    """The original text and the words it is read with."""

    text: str
    lexicon: Lexicon

    def shown(self, part: Sequence[Piece]) -> str:
        """The original text of `part`."""
        return cut_out(self.text, part)

    def who(self, part: Sequence[Piece], at: int) -> int | None:
        """Where the person or group named at `at` ends, if one is named there."""
        if at >= len(part):
            return None
        end = self._one(part, at)
        while end and end + 1 < len(part) and part[end].norm in ("and", "or", "/", "&"):
            other = self._one(part, end + 1)
            if not other:
                break
            end = other
        while end and end < len(part) and part[end].norm == "'s":
            other = self._named_role(part, end + 1)  # "our vendor's trainer"
            if not other or part[other - 1].norm not in self.lexicon.roles | self.lexicon.suffixes:
                break
            end = other
        return end

    def owns(self, piece: Piece) -> bool:
        """Whether a name with an ending behind its apostrophe stands here: "Ayşe'nin"."""
        name, apostrophe, _ = piece.norm.partition("'")
        return bool(apostrophe) and name in self.lexicon.first_names

    def spoken_of(self, part: Sequence[Piece]) -> int | None:
        """Where somebody other than ourselves is first spoken of in `part`, owners of things left aside."""
        ours = self.lexicon.words("ourselves")
        for at, piece in enumerate(part):
            if piece.norm in ours or piece.norm in self.lexicon.owned:
                continue
            end = self.who(part, at)
            owner = end is not None and end < len(part) and part[end].norm == "'s"
            named = end is not None and piece.norm not in self.lexicon.machines and not owner
            if named and not self.lexicon.counts_people(part, at):
                return at
        return None

    def _one(self, part: Sequence[Piece], at: int) -> int | None:
        norm, lexicon = part[at].norm, self.lexicon
        if part[at].kind == "mention":
            return None if self._is_bot(norm) else self.with_suffix(part, at + 1)
        if part[at].kind != "word" or (at and norm in lexicon.words("half_days") and part[at - 1].norm[:1].isdigit()):
            return None  # "3:41 | PM" is no manager
        if (some := lexicon.book("some_of").end(part, at)) or norm in lexicon.words("titles"):
            return some or self._titled(part, at)
        if norm in lexicon.owned or norm in lexicon.firsts:
            own = at + 1 < len(part) and part[at + 1].norm in lexicon.words("own")
            judged = at + 1 < len(part) and part[at + 1].norm in lexicon.judging  # "our lovely vendor"
            named = self._named_role(part, at + 1 + own) or (judged and self._named_role(part, at + 2)) or None
            if named or norm in lexicon.owned or norm not in lexicon.anyone:
                return named
        if norm in lexicon.pronouns or norm in lexicon.anyone or norm in lexicon.selves:
            return self.with_suffix(part, at + 1)
        if named := self._group(part, at):
            return named
        named = norm in lexicon.first_names and not lexicon.is_month(part, at)
        return self._possessed_group(part, at) if named or self.owns(part[at]) or self._looks_like_name(part, at) else None

    def _titled(self, part: Sequence[Piece], at: int) -> int | None:
        """ "Mr. Okonkwo", "Dr Havel"."""
        at += 2 if at + 1 < len(part) and part[at + 1].norm == "." else 1
        if at >= len(part) or not self.text[part[at].start : part[at].end][:1].isupper():
            return None
        return self._possessed_group(part, at)

    def _is_bot(self, mention: str) -> bool:
        return self.lexicon.names.mentions.get(mention.strip("<@>").split("|")[0]) == BOT

    def _named_role(self, part: Sequence[Piece], at: int) -> int | None:
        """ "the on-call engineer", "our friends in growth", "your team", "the payments folks"."""
        for length in range(3, -1, -1):
            last = at + length
            if last >= len(part) or any(piece.kind != "word" for piece in part[at : last + 1]):
                continue
            word = part[last].norm
            counts = word in self.lexicon.words("counts_too") and self.lexicon.noun_follows(part, last)
            if length and (counts or self.lexicon.is_span_or_platform(part, last)):
                continue  # "the two regions share | one Redis", "for a whole | shift"
            if (word in self.lexicon.suffixes or word in self.lexicon.roles) and not self.lexicon.only_describes(part, last):
                people = self.lexicon.book("aware").end(part, last + 1) or self._are_people(part[at:last], word)
                if people and all(not self.lexicon.is_verb(piece.norm) for piece in part[at:last]):
                    return self.with_suffix(part, last + 1)
            if length == 0 and (self._is_group(part, last) or self._does_for_a_living(part, last)):
                return self.with_suffix(part, last + 1)
            if 0 < length < 3 and self._does_for_a_living(part, last) and self._are_plain(part[at:last]):
                return self.with_suffix(part, last + 1)
        return None

    def _are_plain(self, before: Sequence[Piece]) -> bool:
        """Whether words may describe one who acts: "night", "lab"; not a machine, a verb or a small word."""
        lexicon = self.lexicon
        small = lexicon.machines | lexicon.small | lexicon.words("coupling")
        return not any(piece.norm in small or lexicon.is_verb(piece.norm) for piece in before)

    def _does_for_a_living(self, part: Sequence[Piece], at: int) -> bool:
        """ "the cashier keyed", "which einstein set": a noun no list knows that acts like a person."""
        norm, lexicon = part[at].norm, self.lexicon
        known = norm in lexicon.words("things") or lexicon.is_plain(norm) or lexicon.is_plain(norm.removesuffix("s"))
        if known or at + 1 >= len(part):
            return False
        if not (lexicon.verb("did", part[at + 1].norm) and self._acts(part, at + 1)):
            return False
        asked = at > 0 and part[at - 1].norm in lexicon.words("which")
        return asked or norm.endswith(tuple(lexicon.words("people_endings")))

    def _are_people(self, before: Sequence[Piece], word: str) -> bool:
        """Whether "the … group" is of people: "the host group" and "the ingress controller" are not."""
        lexicon = self.lexicon
        if not before or word in lexicon.words("surely_people"):
            return True
        if word in lexicon.words("roles_or_things"):
            return any(piece.norm in lexicon.groups for piece in before)
        return not any(piece.norm in lexicon.machines for piece in before)

    def _group(self, part: Sequence[Piece], at: int) -> int | None:
        norm = part[at].norm
        if norm in self.lexicon.roles and not self.lexicon.only_describes(part, at):
            counts = norm in self.lexicon.words("counts_too") and at + 1 < len(part)
            if counts and part[at + 1].norm in self.lexicon.words("times"):
                return None
            team = at + 1 < len(part) and part[at + 1].norm in self.lexicon.suffixes  # "DBA team"
            return self.with_suffix(part, at + 1 + team)
        if self._is_group(part, at):
            end = at + 1
            while end < len(part) and part[end].norm in self.lexicon.suffixes:
                end += 1
            return self.with_suffix(part, end)
        if not at and (end := self._unnamed_role(part)):
            return self.with_suffix(part, end)
        following = part[at + 1].norm if at + 1 < len(part) else ""
        if following in self.lexicon.words("after_a_name") or self._before_capitals(part, at):
            return self.with_suffix(part, at + 2)
        return None

    def _unnamed_role(self, part: Sequence[Piece]) -> int | None:
        """ "night operator loaded", "data entry staff mistyped": people without an article, at the start."""
        for last in (1, 2):
            named = self.lexicon.roles | self.lexicon.words("after_a_name")
            if last + 1 < len(part) and part[last].norm in named:
                before = part[:last]
                no_noun = self.lexicon.determiners
                plain = self._are_plain(before) and not any(
                    one.kind != "word" or one.norm in no_noun for one in before
                )
                if plain and self._are_people(before, part[last].norm) and self._acts(part, last + 1):
                    return last + 1
        return None

    def _before_capitals(self, part: Sequence[Piece], at: int) -> bool:
        """ "warehouse IT": what a group in capitals belongs to."""
        if at or len(part) < 2 or part[0].kind != "word" or self.lexicon.is_plain(part[0].norm):
            return False
        norm, shown = part[0].norm, self.text[part[1].start : part[1].end]
        acts = self.lexicon.is_verb(norm) or self.lexicon.verb("do", norm)
        small = norm in self.lexicon.small
        return not acts and not small and shown in self.lexicon.words("groups_in_capitals")

    def _is_group(self, part: Sequence[Piece], at: int) -> bool:
        """Whether the word names a group here; some are as often things: "network", "search"."""
        if self.text[part[at].start : part[at].end] in self.lexicon.words("groups_in_capitals"):
            return True
        norm = part[at].norm
        if norm not in self.lexicon.groups or self.lexicon.is_span_or_platform(part, at):
            return False
        return norm not in self.lexicon.words("groups_or_things") or self._stands_for_people(part, at + 1)

    def _stands_for_people(self, part: Sequence[Piece], end: int) -> bool:
        """Whether "network" or "search" means the team: it does or owns something, or is called one."""
        if end >= len(part):
            return True
        after = part[end].norm
        if self.lexicon.book("aware").end(part, end):
            return True
        people = self.lexicon.suffixes | self.lexicon.words("people_do") | self.lexicon.words("nots")
        if after in people | {"'s"}:
            return True
        return self._acts(part, end) or (
            after in self.lexicon.words("people_at") and self._before_verb(part, end + 1) is not None
        )

    def _looks_like_name(self, part: Sequence[Piece], at: int) -> bool:
        """A word no list knows: capitalised inside a sentence, or before a verb of doing at its start."""
        shown, norm = self.text[part[at].start : part[at].end], part[at].norm
        compound = shown.islower() and self.lexicon.first_names.isdisjoint(norm.split("-"))
        if (
            not shown.replace("-", "").isalpha()
            or ("-" in shown and (facts(shown) or compound))
            or (shown.isupper() and len(shown) > 1)
            or self.lexicon.is_plain(norm)
            or self.lexicon.is_verb(norm)
        ):
            return False
        if at > 0:
            capital = shown[:1].isupper() and shown[1:].islower()
            return capital and self._stands_like_a_name(part, at) and not self.lexicon.leads_to_place(self.text, part[at].start)
        if norm in self.lexicon.things | self.lexicon.words("numbers") or self.lexicon.book("moves_alone").end(part, 1):
            return False
        people = norm.endswith(tuple(self.lexicon.words("people_endings")))
        if norm.endswith("s") and shown.islower() and not people:
            return False
        return len(part) > 1 and (
            self._acts(part, 1)
            or (self._has_surname(part, 0) and self._acts(part, 2))
            or part[1].norm in self.lexicon.words("people_have")
            or self.lexicon.points_back(part)
            or self.lexicon.book("nots").end(part, 1) is not None
        )

    def _stands_like_a_name(self, part: Sequence[Piece], at: int) -> bool:
        """Inside a sentence: "… because Kofi …", "by Rizal", "Petrova's"; not "on Android" or "in Lisbon"."""
        named = part[at - 1].norm in self.lexicon.words("before_names") or part[at - 1].kind == "mark"
        if named or at + 1 >= len(part):
            return named
        shows = part[at + 1].norm in self.lexicon.words("of_somebody") | {"'s"}
        noun = at + 2 < len(part) and part[at + 2].norm in self.lexicon.determiners
        doing = noun and self.lexicon.verb("doing", part[at + 1].norm)  # "… was Ivo purging the queue"
        return bool(shows or doing) or self._acts(part, at + 1)

    def _acts(self, part: Sequence[Piece], at: int) -> bool:
        """Whether a verb of doing stands at `at`; one that things do too ("took") needs an object."""
        lexicon = self.lexicon
        while at + 1 < len(part) and (end := lexicon.book("adverbs").end(part, at)) and end < len(part):
            at = end
        word = part[at].norm
        if word in lexicon.words("modal"):
            return True
        if not lexicon.verb("did", word) or word not in lexicon.finite:
            return bool(lexicon.verb("did", word))
        at += at + 1 < len(part) and part[at + 1].norm in lexicon.words("particles")  # "took | down | the intranet"
        figure = part[at + 1].norm if at + 1 < len(part) else ""
        timed = ":" in figure or (at + 2 < len(part) and part[at + 2].norm in lexicon.words("times"))
        return not (figure[:1].isdigit() and timed) and (  # "payroll ran | 2 days late", "the palletiser stopped | 13:20"
            at + 1 < len(part)
            and part[at + 1].kind in ("word", "code")
            and not self._bounded(part[at + 1].norm)
        )

    def _bounded(self, norm: str) -> bool:
        """Whether a word cannot begin an object."""
        lexicon = self.lexicon
        return norm in lexicon.words("bounds") | lexicon.finite or norm in lexicon.book("adverbs").by_first

    def _possessed_group(self, part: Sequence[Piece], at: int) -> int:
        """ "Elena", "Elena Costa" or "Elena's team"."""
        at += self._has_surname(part, at)
        if at + 2 < len(part) and part[at + 1].norm == "'s" and part[at + 2].norm in self.lexicon.suffixes:
            return at + 3
        return self.with_suffix(part, at + 1)

    def _has_surname(self, part: Sequence[Piece], at: int) -> bool:
        if at + 2 >= len(part) or part[at + 1].kind != "word":
            return False
        first, last = (self.text[one.start : one.end] for one in part[at : at + 2])
        known = self.lexicon.is_plain(part[at + 1].norm) or part[at + 1].norm in self.lexicon.words("things")
        return first.istitle() and last.istitle() and last.isalpha() and not known

    def with_suffix(self, part: Sequence[Piece], end: int) -> int:
        """Takes in "guys", "of you", "in infra", "(platform)", and "at the CDN" before a verb."""
        while (after := self.lexicon.book("of_people").end(part, end)) is not None and not self.lexicon.counts_on(part, end):
            end = after
        if end + 1 >= len(part) or part[end].norm not in self.lexicon.words("people_at"):
            return end
        at = end + 1
        named = self._group(part, at)
        if named is None and part[at].norm in self.lexicon.determiners:
            named = self._named_role(part, at + 1)
        if named and part[end].norm == "(":
            named = named + 1 if named < len(part) and part[named].norm == ")" else None
        return named or self._before_verb(part, at) or end

    def _before_verb(self, part: Sequence[Piece], at: int) -> int | None:
        """Where the verb of doing stands, if only a few plain words come before it."""
        for place in range(at + 1, min(at + 5, len(part))):
            if part[place - 1].kind == "mark" or part[place - 1].norm in self.lexicon.pronouns:
                return None
            if self._acts(part, place) or self.lexicon.book("nots").end(part, place):
                return place
        return None
