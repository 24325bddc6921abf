"""The decision log as it is read: decisions with their marks, the timeline, how many notes."""

from collections.abc import Callable

from bot.domain.decision import Entry, Log
from bot.domain.incident import Incident
from bot.domain.text import one_line
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, context, header, section
from bot.views.card import Clock, dated
from bot.views.notice import sentence
from bot.views.text import MOST_MESSAGE, clock, counted, cut_marked, foreign, person
from bot.views.text import link as marked_link

MOST_PAGE = 9000  # characters of one page: Slack refuses far fewer than 50 full sections (msg_blocks_too_long)
MOST_LINES = 2800  # characters in a section, with room for its heading
MOST_ENTRY = 400  # characters of one entry; its link leads to all of it
MOST_EARLIER = 150
BEGIN = "Reply in its thread, or react with 📝 (memo) to any message of the channel, and it is here."

Link = Callable[[Entry], str]
Line = tuple[str, str]  # the heading it stands under, and the line


def log(found: Incident, read: Log, link: Link, page: int = 1) -> Words:
    """One page of the log, counted from 1. `link` gives an entry's web address."""
    pages = _pages(_lines(read, link, dated(clock, found.opened_at)))
    page = min(max(page, 1), len(pages))
    title = f"{incident.drill_mark(found)}Decision log of {found.reference}"
    part = f"Page {page} of {len(pages)}. " if len(pages) > 1 else ""
    summary = f"{part}{_summary(read, begins=found.active)}"
    sections = _sections(pages[page - 1])
    text = "\n".join([f"{title}. {summary}", *sections])
    more = [row(button("Next page", actions.LOG_PAGE, f"{found.id}:{page + 1}"))] if page < len(pages) else []
    return Words(cut_marked(text, MOST_MESSAGE), [header(title), *map(section, sections), context(summary), *more])


def _summary(read: Log, *, begins: bool) -> str:
    """How much there is; with nothing yet, and while the log goes on, how it begins."""
    standing = [entry for entry in read.decisions if entry.withdrawn_at is None]
    counts = (f"{counted(len(standing), 'decision')}, {counted(len(read.timeline), 'moment')} on the timeline, "
              f"{counted(len(read.notes), 'note')}.")
    empty = not (read.decisions or read.timeline or read.notes)
    return counts[0].upper() + counts[1:] + (f" {BEGIN}" if empty and begins else "")


def _lines(read: Log, link: Link, at: Clock) -> list[Line]:
    return [
        *(("Decisions", _decision(entry, read.earlier.get(entry.id, []), link, at)) for entry in read.decisions),
        *(("Timeline", f"{at(entry.at)} {_said(entry)} {_linked(entry, link)}") for entry in read.timeline),
        *(("Notes", f"{at(entry.at)} {_said(entry)} {_linked(entry, link)}") for entry in read.notes),
    ]


def _decision(entry: Entry, earlier: list[str], link: Link, at: Clock) -> str:
    marks = []
    if entry.amended_at:
        before = "; ".join(f"“{foreign(one_line(text, MOST_EARLIER), MOST_EARLIER)}”" for text in earlier[-2:])
        marks.append(f"amended {at(entry.amended_at)}" + (f", before: {before}" if before else ""))
    if entry.withdrawn_at:
        marks.append(f"withdrawn {at(entry.withdrawn_at)}")
    said = f"~{_said(entry)}~" if entry.withdrawn_at else _said(entry)
    noted = f" ({'; '.join(marks)})" if marks else ""
    address = "" if entry.withdrawn_at else f" {_linked(entry, link)}"
    return f"*D{entry.number}* {at(entry.at)} {said}{noted}{address}"


def _said(entry: Entry) -> str:
    return foreign(one_line(entry.text, MOST_ENTRY), MOST_ENTRY) or "(no words)"


def _linked(entry: Entry, link: Link) -> str:
    return marked_link(link(entry), "message")


def _pages(lines: list[Line]) -> list[list[Line]]:
    """At least one page; none longer than Slack takes."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        if sum(len(words) for _, words in pages[-1]) + len(line[1]) > MOST_PAGE:
            pages.append([])
        pages[-1].append(line)
    return pages


def _sections(lines: list[Line]) -> list[str]:
    """The lines under their headings, cut into texts a section can hold."""
    sections: list[str] = []
    heading = None
    for under, line in lines:
        if under != heading:
            heading = under
            sections.append(f"*{under}*\n{line}")
        elif len(sections[-1]) + len(line) > MOST_LINES:
            sections.append(line)
        else:
            sections[-1] += f"\n{line}"
    return sections


def log_begins(found: Incident) -> Words:
    """The message whose thread is the decision log."""
    words = (f"{incident.drill_mark(found)}*Decision log of {found.reference}.* Reply in this thread: replies of the scribe "
             "and the commander become numbered decisions, other replies are kept as notes.")
    where = "in this thread or the card's" if found.in_thread else "here"
    tip = (f"A 📝 reaction (memo) on any message {where} puts it on the timeline. Editing a reply amends it, deleting it "
           "withdraws it.")
    return Words(f"{words}\n{tip}", [section(words), context(tip)])


def log_again(found: Incident, command: str, *, deleted: bool = True) -> Words:
    """The log's message after the one before was deleted, or left behind where the incident ran."""
    why = "The earlier message was deleted. " if deleted else ""
    words = (f"{incident.drill_mark(found)}*Decision log of {found.reference}, continued.* {why}Nothing is lost: "
             f"`{command} log` shows every decision so far. Reply in this thread from here on.")
    return Words(words, [section(words)])


def logged(found: Incident, entry: Entry) -> Words:
    """The answer to "Log as decision"."""
    return sentence(f"Logged in {found.reference} as D{entry.number}.")


def logged_already(found: Incident, entry: Entry) -> Words:
    return sentence(f"This is D{entry.number} of {found.reference} already.")


def kept_as_note(found: Incident, holders: dict[str, str]) -> Words:
    """Somebody without a role that decides asked for it. `holders`: role → Slack user id."""
    who = [f"{person(user)} ({role})" for role, user in holders.items()]
    can = f"{' or '.join(who)} can make it a decision the same way" if who else (
        "Nobody holds the scribe or the commander role now; whoever takes one can make it a decision")
    return sentence(f"Thank you. It is kept as a note in the log of {found.reference}. {can}.")
