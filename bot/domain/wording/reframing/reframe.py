"""A blaming sentence put as a question about the system."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.domain.wording.clauses.reworder import Reworder
from bot.domain.wording.clauses.shapes import compile_shape
from bot.domain.wording.files.kinds import OF_ONESELF
from bot.domain.wording.files.language import Language, Languages
from bot.domain.wording.finding.find import find
from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.questions.asking import Question, fitting, longest_question
from bot.domain.wording.questions.topics import topic
from bot.domain.wording.text.facts import facts, same_facts
from bot.domain.wording.text.names import Names
from bot.domain.wording.text.pieces import Piece, pieces, sentences
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.sound import sound
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.spelling import spelled
from bot.domain.wording.words.writing import closed

from .calm import as_written, is_calm, is_mood
from .telling import keeps_enough, names_of, names_somebody, tells
from .weaving import woven

MOST_CHARACTERS = 3000  # of a message that is reworded: a Slack text block holds no more
_MOST_CUTS = 3  # of the end of a sentence: who piles up more does not write to be understood
_PAIRS = (("`", "`"), ("*", "*"), ("_", "_"), ("~", "~"), ("(", ")"), ("“", "”"), ("[", "]"), ('"', '"'))


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
    kept, reworded = _worded(text, findings, names, languages)
    blamed = " ".join(finding.sentence for finding in findings)
    for question in _fitting(blamed, reworded or kept, kind, language, names) if kept else ():
        wording = f"{kept} {question.ask}"
        if _may_be_said(text, wording, language, names, languages):
            return Reframing(wording, question.ask, question.key, language.kinds[kind].why, kind)
    question = fitting(blamed, "", kind, language, _topic(blamed, language, names))
    return Reframing(None, question.ask, question.key, language.kinds[kind].why, kind)


def _topic(said: str, language: Language, names: Names) -> str:
    speech = Speech(said, _reworder(_Key(language, names)).lexicon)
    return topic(speech, pieces(said, language.contractions))


def _fitting(blamed: str, reworded: str, kind: str, language: Language, names: Names) -> Iterator[Question]:
    """The question that fits best, and others for what the check would stop at or is too long with it."""
    yield fitting(blamed, reworded, kind, language, _topic(reworded or blamed, language, names))
    for key in dict.fromkeys((language.kinds[kind].question, "gap")):
        yield Question(key, language.questions[key])


def _worded(text: str, findings: Sequence[Finding], names: Names, languages: Languages) -> tuple[str, str]:
    """All that is left to say before the question, and what of it was reworded; both "" if that may not be said."""
    if len(text) > MOST_CHARACTERS:
        return "", ""
    reworder = _reworder(_Key(languages.pick(text), names))
    speech = Speech(text, reworder.lexicon)
    parts = sentences(pieces(text, reworder.lexicon.language.contractions))
    bodies = (
        (body, reworded)
        for kept, reworded in _bodies(speech, parts, findings, reworder)
        for body in _shorter(reworder.lexicon, kept)
    )
    bodies = ((one, reworded) for body, reworded in bodies for one in _without_blame(body, names, languages))
    who = names_of(speech, (part for part in parts if _blamed(part, findings)))
    fit = (two for two in bodies if tells(reworder.lexicon, two[0]) and not names_somebody(reworder.lexicon, two[0], who))
    fit = (two for two in fit if keeps_enough(speech, parts, two[0]))
    return next((two for two in fit if _holds(text, two[0], names, languages)), ("", ""))


def _without_blame(body: str, names: Names, languages: Languages) -> Iterator[str]:
    """`body`, and then without the sentences in it that the check would stop at."""
    yield body
    shorter = body
    for finding in reversed(find(body, names, languages)) if body else ():
        shorter = (shorter[: finding.start].rstrip() + " " + shorter[finding.end :].lstrip(" .!?")).strip()
    if shorter != body:
        yield shorter


def _shorter(lexicon: Lexicon, body: str) -> Iterator[str]:
    """`body`, and then without what its last sentence ends in: "… was pressed | without reading"."""
    yield body
    words = body.split(" ")
    for at in islice(_cuts(lexicon, words), _MOST_CUTS):
        shorter = closed(" ".join(words[:at]))
        if sound(lexicon, shorter):
            yield shorter


def _cuts(lexicon: Lexicon, words: Sequence[str]) -> Iterator[int]:
    """Where the last sentence may end sooner, the latest place first."""
    for at in range(len(words) - 1, 2, -1):
        if words[at - 1].endswith((".", "!", "?")):
            return
        if words[at].casefold() in lexicon.words("may_end_before"):
            yield at


class _Key:
    """What is made of a language and a roster is kept as long as they say the same: every message brings its names anew."""

    def __init__(self, language: Language, names: Names) -> None:
        self.language, self.names = language, names

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.language is self.language and other.names == self.names

    def __hash__(self) -> int:
        names = self.names
        return hash((id(self.language), names.people, names.teams, names.services, frozenset(names.mentions.items())))


@lru_cache(maxsize=2)  # two languages with the roster in force: one is some megabytes
def _reworder(key: _Key) -> Reworder:
    wordings = key.language.wordings
    lexicon = Lexicon(key.language, key.names)
    return Reworder(
        lexicon,
        tuple(compile_shape(one, lexicon) for one in wordings.sentences),
        tuple(compile_shape(one, lexicon) for one in wordings.clauses),
    )


def _bodies(
    speech: Speech, parts: Sequence[Sequence[Piece]], findings: Sequence[Finding], reworder: Reworder
) -> Iterator[tuple[str, str]]:
    """What may be said before the question, the fullest first, and the reworded part of it."""
    blamed = [_blamed(part, findings) for part in parts]
    oneself = any(finding.kind == OF_ONESELF for finding in findings)
    written = [spelled(reworder.lexicon, as_written(speech, part)) for part in parts]
    kept = [spelled(reworder.lexicon, _kept(reworder, speech, *one, oneself)) for one in zip(parts, written, blamed, strict=True)]
    kept = [one or _beside(speech, part, told, findings) for one, part, told in zip(kept, parts, written, strict=True)]
    if all(_thanks(reworder.lexicon, one) or _is_about_author(reworder.lexicon, one) for one in kept if one):
        kept = [""] * len(kept)
    kept = _without_lost_thing(reworder.lexicon, kept)
    told = [flagged or one != own for own, one, flagged in zip(written, kept, blamed, strict=True)]
    yield _together(kept), _together(one for one, new in zip(kept, told, strict=True) if new)
    yield _together(one for one, flagged in zip(kept, blamed, strict=True) if not flagged), ""
    yield "", ""


def _without_lost_thing(lexicon: Lexicon, kept: Sequence[str]) -> list[str]:
    """Without "word of it did not come here" where nothing before it is said: of what?"""
    said = list(kept)
    first = next((at for at, one in enumerate(said) if one), None)
    if first is not None and not facts(said[first]) and lexicon.book("of_it").end(pieces(said[first], {}), 0):
        said[first] = ""
    return said


def _together(said: Iterable[str]) -> str:
    told = list(dict.fromkeys(one for one in said if one))
    bare = [one.rstrip(".") for one in told]
    again = (any(other.startswith(f"{bare[at]} ") for other in bare) for at in range(len(told)))
    return " ".join(one for one, more in zip(told, again, strict=True) if not more)


def _thanks(lexicon: Lexicon, said: str) -> bool:
    return said.split()[0].strip(",.!:;").casefold() in lexicon.words("thanks")


def _is_about_author(lexicon: Lexicon, said: str) -> bool:
    """ "I've already told facilities.": no news without what it was about."""
    norms = [one.norm for one in pieces(said, lexicon.language.contractions)]
    return norms[0] in lexicon.words("i") and lexicon.words("that").isdisjoint(norms) and not facts(said)


def _blamed(part: Sequence[Piece], findings: Sequence[Finding]) -> bool:
    return any(part[0].start < finding.end and finding.start < part[-1].end for finding in findings)


def _kept(
    reworder: Reworder, speech: Speech, part: Sequence[Piece], written: str, blamed: bool, oneself: bool
) -> str:
    """A sentence as it may be said: reworded where it blames or tells what somebody did, else as `written`."""
    confessed = oneself and _confesses(reworder.lexicon, part)
    calm = not (blamed or confessed) and is_calm(speech, part)
    if calm and not _somebody_did(speech, part):
        return written
    if not (blamed or confessed) and is_mood(reworder.lexicon, part):
        return ""
    said = sound(reworder.lexicon, reworder.reword(speech, part))
    return woven(speech, part, said) or (written if calm else "")


def _beside(speech: Speech, part: Sequence[Piece], written: str, findings: Sequence[Finding]) -> str:
    """ "Restored at 20:03. | Cause: human error.": a calm sentence that was flagged only together with its neighbour."""
    together = any(finding.start <= part[0].start and part[-1].end < finding.end for finding in findings)
    tells = bool(facts(speech.shown(part))) and speech.lexicon.verb("done", part[0].norm)
    return written if together and tells and is_calm(speech, part) and not _somebody_did(speech, part) else ""


def _somebody_did(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether a sentence beside a flagged one says what somebody did: "Marketing sent that push at 3am"."""
    end = speech.who(part, 0)
    lexicon, first = speech.lexicon, part[0]
    people = lexicon.first_names | lexicon.firsts | lexicon.groups | lexicon.roles | lexicon.pronouns
    known = first.kind == "mention" or first.norm in people - lexicon.words("ourselves")
    known = known or bool(
        end and end + 1 < len(part) and part[end + 1].norm in lexicon.determiners
    )
    if first.norm in lexicon.words("bare_it"):  # "it was the upgrade | Oluwaseun | pushed"
        ends = (speech.who(part, at) for at in range(3, len(part)))
        return any(end and end < len(part) and lexicon.verb("did", part[end].norm) for end in ends)
    return bool(known and end and end < len(part) and lexicon.verb("did", part[end].norm))


def _confesses(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether a sentence beside the one in which somebody blames themselves tells on: "I felt the bump and went on"."""
    if lexicon.book("forgot").end(part, 0) or lexicon.book("confessing").inside(part):
        return True  # "Forgot to renew it."
    second = part[1].norm if len(part) > 1 else ""
    thing = second in lexicon.determiners or second[:1].isdigit() or (len(part) > 1 and part[1].kind == "code")
    if lexicon.verb("did", part[0].norm) and thing:
        return True  # "Broke the bookings."
    return any(one.norm in lexicon.words("i") and _tells_on(lexicon, _past_adverb(lexicon, part, at + 1)) for at, one in enumerate(part))


def _past_adverb(lexicon: Lexicon, part: Sequence[Piece], at: int) -> str:
    """The word at `at`, or behind the adverb there: "I | just | dropped"; "" at the end."""
    at = lexicon.book("adverbs").end(part, at) or at
    return part[at].norm if at < len(part) else ""


def _tells_on(lexicon: Lexicon, norm: str) -> bool:
    """Whether what stands behind "I" says what was done: "dropped", "was"."""
    return bool(lexicon.verb("did", norm)) or lexicon.looks_past(norm) or norm in lexicon.words("i_was")


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
