"""A further deed, behind a clause that tells of one or behind words that are not said: "…, | upgrading the Redis host"."""

from collections.abc import Sequence

from bot.domain.wording.deeds.acting import read_act
from bot.domain.wording.deeds.events import happened
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.cleaning import cleaned
from bot.domain.wording.words.speech import Speech

from .joining import Said


def at_it(speech: Speech, part: Sequence[Piece]) -> str | None:
    """ "what a clown, | upgrading the Redis host without a dump": the deed behind words that are not said."""
    act = read_act(speech, part, 0, "doing")
    words = act.what.casefold().split() if act else ()
    if not act or not words:
        return None
    named = words[0] in speech.lexicon.words("articles") or words[0][0] == "`" or words[-1] in speech.lexicon.things
    return happened(speech, act) if named else None


def done_too(speech: Speech, joint: str, part: Sequence[Piece], passive: bool) -> str:
    """ "picked the wrong cluster | and | drained it": "it was drained", behind what was done to it before."""
    lexicon = speech.lexicon
    act = read_act(speech, part, 0, "did") if passive and joint in lexicon.words("coupling") else None
    it = act is not None and act.what == lexicon.word("bare_it") and not act.negated and not act.verb.says
    kept = it and not act.rest and act.verb.past != act.verb.base
    told = kept and not any(act.verb.base in lexicon.words(name) for name in ("telling", "empty_it", "making", "only_undone"))
    return f"{act.what} {lexicon.word('was')} {act.verb.done}" if told else ""


def said_of_it(speech: Speech, before: Said, part: Sequence[Piece]) -> str:
    """ "nobody checked the canary, which | was red for an hour": it was, where only the canary can be meant."""
    lexicon = speech.lexicon
    done = not before.verbatim and lexicon.verb("done", before.text.split()[-1])
    if not done or part[0].norm not in lexicon.words("was") or not lexicon.has("pronoun_it"):
        return ""
    many = part[0].norm == lexicon.word("was", True)
    return f"{lexicon.word('pronoun_it', many)} {cleaned(speech, part)}"
