"""Lists and the help screen."""

from datetime import datetime

from bot.domain.card import Card
from bot.domain.duration import in_words
from bot.domain.escalation import choices
from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.timer import Timer
from bot.domain.words import Words
from bot.views import incident
from bot.views.blocks import context, section
from bot.views.card import role_lines
from bot.views.text import MOST_MESSAGE, clock, cut_marked, foreign, plain_clock
from bot.views.text import listed as joined

MOST_LINES = 20

WORDS = (
    ("", "the form; or all in one line: `{c} checkout-api 1,4 p99 at 5 s`"),
    ("list", "what is open"),
    ("status", "one incident at a glance"),
    ("roles", "who holds which role; take, hand over or step back"),
    ("log", "the decision log"),
    ("update", "write to the stakeholders"),
    ("due", "what falls due, when and why"),
    ("close", "close the incident and begin its review"),
    ("review", "the three records of a closed incident"),
    ("calibration", "what the reviews say about the thresholds"),
    ("stand-down", "end it: nothing more is needed"),
    ("drill", "practise: nobody outside is told"),
    ("notes off", "no private wording notes for you; `notes on` brings them back"),
)


def listed(rows: list[tuple[Incident, list[str]]], playbook: Playbook, now: datetime, command: str) -> Words:
    """The open incidents."""
    if not rows:
        words = f"Nothing is open. If something worries you, `{command}` is all it takes."
        return Words(words, [section(words)])
    lines = [_line(found, thresholds, playbook, now) for found, thresholds in rows[:MOST_LINES]]
    more = f"\n… and {len(rows) - MOST_LINES} more." if len(rows) > MOST_LINES else ""
    return _page(f"{len(rows)} open:", lines, more)


def _line(found: Incident, thresholds: list[str], playbook: Playbook, now: datetime) -> str:
    where = f"<#{found.channel}>" if found.channel else "its channel is being opened"
    return (f"*{found.reference}* {foreign(found.service, 80)}, {found.severity}, {found.state}, for "
            f"{incident.since(found.opened_at, now)}: {foreign(incident.asks(playbook, thresholds))}. {where}")


def due(rows: list[tuple[Incident, list[Timer]]], now: datetime) -> Words:
    """What will fire, when and why."""
    shown = [(found, timer) for found, timers in rows for timer in timers if timer.because]
    lines = [f"*{found.reference}* {clock(timer.due_at)} ({incident.ahead(timer.due_at, now)}): "
             f"{foreign(timer.because, 200)}" for found, timer in shown]
    plain = [f"{found.reference} {plain_clock(timer.due_at)} ({incident.ahead(timer.due_at, now)}): {foreign(timer.because, 200)}"
             for found, timer in shown]
    if not lines:
        return Words("Nothing falls due.", [section("Nothing falls due.")])
    words = _page("Due next:", lines[:MOST_LINES])
    return Words(cut_marked("\n".join(["Due next:", *plain[:MOST_LINES]]), MOST_MESSAGE), words.blocks)


def help(playbook: Playbook, command: str, card: Card | None) -> Words:
    """The whole playbook on one screen."""
    thresholds = [f"{number}. {foreign(ask)}"
                  for number, ask in enumerate(choices(playbook).values(), start=1)]
    roles = role_lines(card) if card else [
        f"{role.key.capitalize()}: asked first among {joined([foreign(team) for team in role.from_])}, answers within "
        f"{in_words(role.answer_within)}" for role in playbook.roles.values()]
    words = [f"`{command}{' ' + word if word else ''}` {what.format(c=command)}" for word, what in WORDS]
    parts = ["*Which threshold fired? If one of these is true, escalate.*\n" + "\n".join(thresholds),
             "*Roles*" + (f" in {card.incident.reference}" if card else "") + "\n" + "\n".join(roles),
             "*The few words*\n" + "\n".join(words)]
    last = "Escalating early is always right. Standing down is as easy, and gets the same thanks."
    return Words(cut_marked("\n\n".join([*parts, last]), MOST_MESSAGE), [*map(section, parts), context(last)])


def _page(title: str, lines: list[str], more: str = "") -> Words:
    """Lines under a title, a section for every few of them."""
    text = cut_marked("\n".join([title, *lines]) + more, MOST_MESSAGE)
    chunks = [lines[at:at + 5] for at in range(0, len(lines), 5)]
    return Words(text, [section(title), *(section("\n".join(chunk)) for chunk in chunks),
                        *([context(more)] if more else [])])

