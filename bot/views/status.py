"""Lists and the help screen."""

from datetime import datetime

from bot.domain.card import Card
from bot.domain.duration import in_words
from bot.domain.escalation import choices
from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.roster import SERVICE_TEAM, RoleRule
from bot.domain.timer import Timer
from bot.domain.words import Words
from bot.views import incident
from bot.views.blocks import context, section
from bot.views.call import title
from bot.views.card import Clock, dated, role_lines
from bot.views.text import MOST_MESSAGE, clock, counted, cut_marked, foreign, plain_clock

MOST_LINES = 20
NO_CHANNEL = "Slack gave it no channel: whoever escalated was told how to open one by hand"
OWNER = "the team that owns the service"

WORDS = (
    ("", "the form; or all in one line: `{c} checkout-api 1,4 p99 at 5 s`"),
    ("list", "what is open"),
    ("status", "one incident at a glance"),
    ("roles", "who holds which role; take, hand over or step back"),
    ("teams", "whom the waves call; the commander calls, skips, puts back or adds a team"),
    ("log", "the decision log"),
    ("update", "write to the stakeholders"),
    ("due", "what falls due, when and why"),
    ("mitigated", "the effect has stopped; it stays open until it is closed"),
    ("close", "close the incident and begin its review"),
    ("review", "the three records of a closed incident"),
    ("calibration", "what the reviews say about the thresholds"),
    ("stand-down", "end it: nothing more is needed"),
    ("drill", "practise, with the people you name after it; nobody else is told"),
    ("notes off", "no private wording notes for you; `notes on` brings them back"),
)


def listed(rows: list[tuple[Incident, list[str], bool]], playbook: Playbook, now: datetime, command: str) -> Words:
    """The open incidents, each with the thresholds that fired and whether a place to run is on its way."""
    if not rows:
        words = f"Nothing is open. If something worries you, `{command}` is all it takes."
        return Words(words, [section(words)])
    rows = sorted(rows, key=lambda one: one[0].drill)
    lines = [_line(found, thresholds, coming, playbook, now) for found, thresholds, coming in rows[:MOST_LINES]]
    more = f"\n… and {len(rows) - MOST_LINES} more." if len(rows) > MOST_LINES else ""
    drills = sum(found.drill for found, *_ in rows)
    return _page(_count(len(rows) - drills, drills), lines, more)


def _count(incidents: int, drills: int) -> str:
    """How many are open; drills are outside all figures."""
    if not drills:
        return f"{incidents} open:"
    return f"{incidents} open, {counted(drills, 'drill')}:" if incidents else (
        f"Nothing is open but {counted(drills, 'drill')}:")


def _line(found: Incident, thresholds: list[str], coming: bool, playbook: Playbook, now: datetime) -> str:
    without = "Its channel is being opened" if coming else NO_CHANNEL
    where = f"<#{found.channel}>" if found.channel else without
    return (f"*{found.reference}*{incident.practice(found)} {foreign(found.service, 80)}, {found.severity}, {found.state}, for "
            f"{incident.since(found.opened_at, now)}: {foreign(incident.asks(playbook, thresholds))}. {where}")


def due(rows: list[tuple[Incident, list[Timer]]], now: datetime) -> Words:
    """What will fire, when and why."""
    shown = [(found, timer) for found, timers in rows for timer in timers if timer.because][:MOST_LINES]
    if not shown:
        return Words("Nothing falls due.", [section("Nothing falls due.")])
    named = len(rows) > 1
    title = "Due next:" if named else f"Due next in {rows[0][0].reference}{incident.practice(rows[0][0])}:"
    lines, plain = ([_falls_due(found, timer, now, at, named) for found, timer in shown]
                    for at in (clock, plain_clock))
    return Words(cut_marked("\n".join([title, *plain]), MOST_MESSAGE), _page(title, lines).blocks)


def _falls_due(found: Incident, timer: Timer, now: datetime, at: Clock, named: bool) -> str:
    name = f"*{found.reference}*{incident.practice(found)} " if named else ""
    when = f"{dated(at, now)(timer.due_at)} ({incident.ahead(timer.due_at, now)})"
    return f"{name}{when}: {foreign(timer.because, 200)}"


def help(playbook: Playbook, command: str, card: Card | None) -> Words:
    """The whole playbook on one screen."""
    thresholds = [f"{number}. {foreign(ask)}"
                  for number, ask in enumerate(choices(playbook).values(), start=1)]
    roles = role_lines(card) if card else [_rule(playbook, role) for role in playbook.roles.values()]
    words = [f"`{command}{' ' + word if word else ''}` {what.format(c=command)}" for word, what in WORDS]
    parts = ["*Which threshold fired? If one of these is true, escalate.*\n" + "\n".join(thresholds),
             "*Roles*" + (f" in {card.incident.reference}" if card else "") + "\n" + "\n".join(roles),
             "*The few words*\n" + "\n".join(words)]
    where = (f"In an incident's channel a word is about that incident; elsewhere add its number: "
             f"`{command} status INC-42`.")
    last = "Escalating early is always right. Standing down is as easy, and gets the same thanks."
    return Words(cut_marked("\n\n".join([*parts, where, last]), MOST_MESSAGE),
                 [*map(section, parts), context(where), context(last)])


def _rule(playbook: Playbook, role: RoleRule) -> str:
    """From whom a role is asked for."""
    teams = [OWNER if key == SERVICE_TEAM else title(playbook, key) for key in role.from_]
    return f"{role.key.capitalize()}: offered to {', then '.join(teams)}; {in_words(role.answer_within)} to answer"


def _page(title: str, lines: list[str], more: str = "") -> Words:
    """Lines under a title, a section for every few of them."""
    text = cut_marked("\n".join([title, *lines]) + more, MOST_MESSAGE)
    chunks = [lines[at:at + 5] for at in range(0, len(lines), 5)]
    return Words(text, [section(title), *(section("\n".join(chunk)) for chunk in chunks),
                        *([context(more)] if more else [])])

