"""When the language model is asked about a message, and what its answer changes. Pure: nothing is sent from here."""

from dataclasses import dataclass, replace

from bot.adviser.check import may_be_said
from bot.adviser.prompt import Advice
from bot.adviser.veil import veiled
from bot.domain.suggestion import Suggestion, checked_part, worded
from bot.domain.text import clean
from bot.domain.wording import LINE, Finding, Languages, Names, named, weigh

ASK = 0.025  # a sentence that scores less is not asked about; of those that blame, nine in ten score more
SURE = 0.9  # above this our own check needs no second opinion; it may still be worded better
RULE = "adviser"  # stands for a rule's name where the model alone found blame


@dataclass(frozen=True)
class Opinion:
    """What our own check makes of a message. `top` is its sentence that scores highest; `own` is None where we would
    say nothing."""

    text: str  # as Slack sends it
    names: Names
    languages: Languages
    top: Finding | None
    own: Suggestion | None

    @property
    def unclear(self) -> bool:
        """Whether another opinion is worth asking for: there is some evidence of blame, found or not."""
        return self.top is not None and self.top.score >= ASK

    @property
    def sure(self) -> bool:
        """Whether our own check has found blame beyond doubt."""
        return self.top is not None and self.own is not None and self.top.score > SURE

    def sent(self) -> str:
        """The text as the model is shown it."""
        text = checked_part(self.text)
        return veiled(text, named(text, self.names, self.languages.pick(text)), self.names)


def opinion(text: str, names: Names, languages: Languages) -> Opinion:
    """Our own opinion of a message, at the price of the check alone."""
    weighed = weigh(checked_part(text), names, languages)
    found = [one for one in weighed if one.score > LINE]
    own = worded(text, found, names, languages) if found else None
    return Opinion(text, names, languages, max(weighed, key=lambda one: one.score, default=None), own)


def settled(ours: Opinion, advice: Advice | None) -> Suggestion | None:
    """What is said in the end; None: nothing. Without an answer our own opinion stands; where we are sure, an answer
    can only give a better kind and a better wording."""
    if advice is None:
        return ours.own
    if not advice.blame:
        return ours.own if ours.sure else None
    found = _found(ours, advice)
    return _with_wording(found, ours, advice) if found else None


def _found(ours: Opinion, advice: Advice) -> Suggestion | None:
    kind = advice.kind or (ours.own and ours.own.kind)
    silenced = bool(kind) and ours.languages.pick(ours.text).silences(kind)
    if not kind or silenced or (ours.own and ours.own.kind == kind):
        return ours.own
    rule = ours.own.rule if ours.own else RULE
    return worded(ours.text, [replace(ours.top, rule=rule, kind=kind)], ours.names, ours.languages)


def _with_wording(found: Suggestion, ours: Opinion, advice: Advice) -> Suggestion:
    wording = clean(advice.wording or "")
    if may_be_said(ours.text, wording, ours.names, ours.languages):
        return replace(found, wording=wording)
    return found
