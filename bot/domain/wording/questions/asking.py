"""Which question fits: by what is talked about, and where nothing speaks for one, by the kind of blame."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.wording.files.language import Language
from bot.domain.wording.files.wordings import Asking

from .told import Subject, Told, told, words_of


@dataclass(frozen=True)
class Question:
    """`key` is signal, dependency, expertise or gap."""

    key: str
    ask: str


def fitting(blamed: str, reworded: str, kind: str, language: Language, topic: str = "") -> Question:
    """The first of the file's questions that suits what is said; else the one for this kind of blame.

    A question that stands without a new sentence (`reworded`) must make sense by itself: only
    `alone` words lead to it, looked for in what was `blamed`. One that names {what} needs a sentence about something,
    or without one the `topic` of the message; {topic} is that of the sentence.
    """
    slots = {"topic" if reworded else "what": topic} if topic else {}
    whole = [Told(words_of(reworded or blamed), Subject.of(slots.get("what", ""), language), slots=slots)]
    each = told(reworded, blamed, language)
    for one in language.wordings.asking:
        if one.kinds and kind not in one.kinds:
            continue
        for said in each if reworded and one.of_clause else whole:
            word = _asks(one, said, bool(reworded), language)
            if word is not None:
                return Question(one.key, _filled(one, word, said))
    key = language.kinds[kind].question
    return Question(key, language.questions[key])


def _asks(one: Asking, said: Told, reworded: bool, language: Language) -> str | None:
    """The word of a sentence for which this question suits it; None where it does not."""
    if not one.slots <= said.slots.keys():
        return None
    if one.named and not _names(one, said, language):
        return None
    if one.also and _met(one.also, said.around or said.known) is None:
        return None
    if not reworded:
        return _met(one.by_itself, said.known)
    if (one.did and _met(one.did, said.deed) is None) or (one.undone and _met(one.undone, said.undone) is None):
        return None
    return _met(one.about, said.known)


def _filled(one: Asking, word: str, said: Told) -> str:
    """The question with what it names; {rest} is what stands behind the word that is `named`: "the wrong | bucket name"."""
    words = said.slots.get("what", "").split()
    at = next((place for place, each in enumerate(words, 1) if each.casefold() in one.named), len(words))
    return one.ask.format_map({**said.slots, "word": word, "rest": " ".join(words[at:])})


def _names(one: Asking, said: Told, language: Language) -> bool:
    """Whether a word of what is talked about is `named`; the thing itself, its last word, may be in a "{list}"."""
    about = said.subject
    if any(not about.ends.isdisjoint(language.wordings.sets.get(name, ())) for name in one.named_lists):
        return True
    if "covered" in one.named_lists and about.is_system:
        return True
    return any(word in one.named for word in (about.words[:-1] if "{rest}" in one.ask else about.words))


def _met(wanted: Sequence[str], known: Mapping[str, str]) -> str | None:
    """The first wanted word that is known, as written there; "kuyru*" wants any word that begins so, "*" any at all."""
    for word in wanted:
        if word in known:
            return known[word]
        if word.endswith("*"):
            found = next((shown for each, shown in known.items() if each.startswith(word[:-1])), None)
            if found is not None:
                return found
    return None


def longest_question(language: Language) -> int:
    """How many characters the longest question of the file has."""
    asked = [*language.questions.values(), *(one.ask for one in language.wordings.asking)]
    return max(len(one) for one in asked)
