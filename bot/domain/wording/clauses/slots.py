"""Slots of a shape that end in one place only: who acts, and a word that says what happened."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.things.participles import held, passive
from bot.domain.wording.words.speech import Speech

_MOST_OF_A_NAME = 4  # words, and the verb behind them


def _somebody(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """Where the one who acts ends; nobody is not somebody, and "Ayşe'nin" only owns."""
    end = None if speech.lexicon.counts_people(part, at) else speech.who(part, at)  # "60 people" are a figure
    alone = end and (speech.owns(part[at]) or speech.lexicon.book("none").end(part, at))
    return None if alone else end


def _turned(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """A word that says what happened, once nobody does it."""
    lexicon = speech.lexicon
    form = lexicon.wordings.turns.get(part[at].norm, "") if at < len(part) else ""
    return at + 1 if form and form.endswith(lexicon.endings("predicate")) else None


def _doer(speech: Speech, part: Sequence[Piece], at: int) -> int | None:
    """Where the one ends who had done something, known or not: "had | live ops | not rushed it"."""
    end = _somebody(speech, part, at)
    lexicon, place = speech.lexicon, at
    small = lexicon.small | lexicon.things
    if lexicon.book("none").end(part, at) or (at < len(part) and part[at].norm in lexicon.anyone):
        return end
    while not end and place < min(at + _MOST_OF_A_NAME, len(part)) and part[place].kind == "word":
        word = part[place].norm
        if place > at and (lexicon.is_verb(word) or lexicon.verb("done", word)):
            return place
        if word in small - lexicon.words("articles") - lexicon.words("ourselves") or lexicon.is_verb(word):
            return None
        place += 1
    return end


# Slots that end in one place only.
ONE_END = {"who": _somebody, "doer": _doer, "turned": _turned, "passive": passive, "held": held}
