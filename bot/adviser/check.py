"""What a wording must pass before anybody sees it. Where it comes from does not matter: nothing else protects them."""

import re

from bot.adviser.veil import STAND_INS
from bot.domain.wording import Language, Languages, Names, named, weigh
from bot.domain.wording.finding.named import speaks_to_somebody
from bot.domain.wording.questions.asking import longest_question
from bot.domain.wording.reframing.reframe import balanced
from bot.domain.wording.text.facts import same_facts
from bot.domain.wording.text.mask import QUOTE, mask
from bot.domain.wording.text.tokens import fold

CALM = 0.1  # the highest score of a sentence of a wording: our own line would let too much through from outside
NEW_WORDS = 0.9  # the largest share of its words that neither the message nor our questions have
READ = 0.5  # the smallest share of the words it adds that the language file knows; experts' wordings have 0.6 and more

_ADDRESSED = re.compile(r"<[@!]|(?<!\w)@\w")
_EMOJI = re.compile(r":[a-z0-9_+'-]{2,40}:|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 4  # letters; "deployed" and "deployment" are near enough


def may_be_said(text: str, wording: str, names: Names, languages: Languages) -> bool:
    """Whether `wording` may be shown instead of `text`: no fact lost or invented, nobody named, no blame, no longer than
    the original and one question, and a question at its end."""
    language = languages.pick(text)
    return (
        wording.endswith("?")
        and len(wording) <= len(text) + 1 + longest_question(language)
        and same_facts(text, wording)
        and balanced(wording)
        and not _hides_something(text, wording)
        and not _names_somebody(text, wording, names, language)
        and _stays_with(text, wording, language)
        and _can_be_read(text, wording, language)
        and not any(one.score > CALM for one in weigh(wording, names, languages))
    )


def _hides_something(text: str, wording: str) -> bool:
    """Whether it speaks where the check does not look: in a quote, or by an emoji that the message does not have."""
    return QUOTE in mask(wording) or not set(_EMOJI.findall(wording)) <= set(_EMOJI.findall(text))


def _names_somebody(text: str, wording: str, names: Names, language: Language) -> bool:
    if _ADDRESSED.search(wording) or any(one in wording for one in STAND_INS):
        return True
    if speaks_to_somebody(wording, names, language):
        return True
    # What the message has in small letters is no name for standing first in a sentence: "Prod broke".
    small = {word for word in _ANY_WORD.findall(text) if word.islower()}
    people = named(text, names, language) | named(wording, names, language) - small
    return not people.isdisjoint(_words(wording))


def _stays_with(text: str, wording: str, language: Language) -> bool:
    """Whether it speaks of the same: a text that talks its way in has other words than the message."""
    known = _stems(" ".join((text, *language.questions.values())))
    said = _stems(wording)
    return len(said - known) <= NEW_WORDS * len(said)


def _can_be_read(text: str, wording: str, language: Language) -> bool:
    """Whether enough of what it adds is of the language we look for blame in: what we cannot read we cannot check."""
    added = _words(wording) - _words(text)
    known = language.marks | language.phrases.vocabulary | _words(" ".join(language.questions.values()))
    return len(added & known) >= READ * len(added)


def _words(text: str) -> set[str]:
    return {fold(word) for word in _ANY_WORD.findall(text)}


def _stems(text: str) -> set[str]:
    return {fold(word)[:_STEM] for word in _WORD.findall(text)}
