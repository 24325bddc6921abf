"""Clauses put together again, each behind the word that stood before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.writing import closed, lowered, sentence_case

_WORDS_BEFORE_NOT = 4  # "30 instead of 300"


@dataclass(frozen=True)
class Said:
    """A clause ready to be written; `verbatim` if it is the author's own, `bare` if it has no verb."""

    joint: str
    text: str
    verbatim: bool
    bare: bool = False


def written(speech: Speech, said: Sequence[Said | None]) -> str:
    """The clauses in sentences, closed by a full stop; "" where nothing is said."""
    out, before = "", None
    for at, one in enumerate(said):
        again = one and any(two and two.text == one.text for two in said[:at])
        if one is not None and not again:  # what is said thrice is one fact
            third = said[at - 2] if at > 1 else None
            last = not any(said[at + 1 :]) and not (third and third.verbatim)
            out = _joined(speech, out, before, one, last)
        before = one
    return closed(out) if out else ""


def _hangs_on(lexicon: Lexicon, before: Said, one: Said) -> bool:
    """ "the ttl was mistyped, | 30 instead of 300", "and not 300"; "there was a typo, | `enviroment`"."""
    against = not lexicon.words("set_against").isdisjoint(one.text.casefold().split()[:_WORDS_BEFORE_NOT])
    shows = before.text.split()[-1].casefold() in lexicon.words("shown_by")
    return (against or shows) and one.joint in (",", "and", "(", ":", "-", "–", "—")


def _joined(speech: Speech, out: str, before: Said | None, one: Said, last: bool) -> str:
    lexicon = speech.lexicon
    if not out:
        return sentence_case(lexicon, one.text)
    word = one.joint.lstrip(",; ").strip()
    relative = word in lexicon.words("which") and not one.verbatim
    joint = "" if relative else lexicon.wordings.joints.get(word, "")
    if before is not None and joint:
        if before.bare and out.endswith(f", {before.text}"):
            joint = "," + joint.removeprefix(",")  # "…, on a Monday, and …"
        return out + joint + lowered(speech, one.text)
    if before is not None and one.bare and _hangs_on(lexicon, before, one):
        return f"{out}, {one.text}"
    if before is not None and last and before.verbatim and one.verbatim and not one.bare and one.joint == ",":
        coupled = lexicon.wordings.joints.get(lexicon.word("beside"), ", ")
        return out + coupled + lowered(speech, one.text)  # two sentences with only a comma between them
    if before is not None and before.verbatim and one.verbatim and one.joint in (",", ":", "-", "–", "—"):
        return out + (one.joint if one.joint in ",:" else " " + one.joint) + " " + one.text
    return closed(out) + " " + sentence_case(lexicon, one.text)
