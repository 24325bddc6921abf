"""Calibration, and the sentence for a pattern that comes back."""

from bot.domain import place
from bot.domain.calibration import ENOUGH, OFTEN, WITHIN, Calibration
from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.suggestion import RuleCount
from bot.domain.text import one_line
from bot.domain.threshold import WORRIED
from bot.domain.words import Words
from bot.views import incident
from bot.views.blocks import context, section
from bot.views.text import MOST_MESSAGE, counted, cut_marked, foreign, listed

SHOWN = 20
NOTE = f"No advice below {ENOUGH} reviews. Drills are not counted, and nothing here is about people."


def calibration(figures: list[Calibration], playbook: Playbook, command: str, *, service: str | None = None,
                missing: list[tuple[Incident, str]] = (), not_blame: list[RuleCount] = ()) -> Words:
    """One paragraph a threshold and service, narrowed to `service` where one was named; then the sentences
    reviews missed, and the rules of the wording check that were wrong."""
    lines = [_line(one, playbook) for one in figures[:SHOWN]] or [_nothing(service, command)]
    lines += [_missing(missing)] if missing else []
    lines += [_not_blame(not_blame)] if not_blame else []
    notes = [NOTE] if figures else []
    return Words(cut_marked("\n".join([*lines, *notes]), MOST_MESSAGE),
                 [*map(section, lines), *map(context, notes)])


def _nothing(service: str | None, command: str) -> str:
    where = f" on *{foreign(service, 80)}*" if service else ""
    return (f"Nothing has fired{where} yet; drills are not counted. After a review, `{command} calibration` says "
            "whether thresholds fire in the right place.")


def _missing(missing: list[tuple[Incident, str]]) -> str:
    said = "\n".join(f"• {found.reference}, *{foreign(found.service, 80)}*: {foreign(one_line(text, 200), 200)}"
                     for found, text in missing)
    return f"A threshold that should have fired and did not, by the latest reviews:\n{said}"


def _not_blame(counts: list[RuleCount]) -> str:
    rules = ", ".join(f"{foreign(one.rule, 60)} ({one.count})" for one in counts)
    return f"Private notes answered with “This was not blame”, by the rule of `playbooks/language`: {rules}."


def _line(one: Calibration, playbook: Playbook) -> str:
    fits = ", ".join(f"{count} {fit}" for fit, count in one.fits.most_common()) or "none answered yet"
    words = [f"*{foreign(one.service, 80)}*: {foreign(incident.asks(playbook, [one.threshold]))}.",
             f"Fired {counted(one.fired, 'time')}; {counted(one.reviews, 'review')}: {fits}."]
    words += [f"Firing earlier would have saved {one.minutes} min."] if one.minutes else []
    gaps = ", ".join(f"{foreign(kind, 60)} ({count})" for kind, count in one.gaps.most_common())
    words += [f"Gaps: {gaps}."] if gaps else []
    missing = "Each is a sign that a threshold is missing."
    words += [missing if one.threshold == WORRIED else one.advice() or ""]
    return " ".join(word for word in words if word)


def recurring(alike: list[Incident], threshold: str, playbook: Playbook, command: str) -> Words:
    """Asks the owning team for one review of the pattern. `alike` are its incidents; the last has just opened."""
    *earlier, newest = alike
    rooms = [f"{one.reference} (<#{one.channel}>)" if one.channel else one.reference for one in earlier]
    rooms.append(f"{newest.reference} ({place.mention(place.room(newest.id))})")
    service = foreign(newest.service, 80)
    words = (f"*{service}*: this threshold has fired {OFTEN} times in {WITHIN.days} days: "
             f"{foreign(incident.asks(playbook, [threshold]))}. It was {listed(rooms)}.\n"
             "Please review the three together once this one is over: which runbook, alert or ownership gap do they share? "
             f"`{command} calibration {service}` shows what their reviews say, `{command} review {newest.reference}` takes "
             "the gap. Thank you.")
    return Words(words, [section(words)])
