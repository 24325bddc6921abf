"""A changed playbook that cannot be used, and one that can be again."""

from bot.domain.words import Words
from bot.views.blocks import context, section
from bot.views.text import MOST_MESSAGE, cut_marked, foreign

SHOWN = 10


def refused(problems: list[str]) -> Words:
    """What is wrong, line by line; nothing has changed."""
    intro = "The changed playbook is not in force: it has problems. The last good one goes on working."
    lines = [foreign(problem, 250) for problem in problems[:SHOWN]]
    more = f"… and {len(problems) - SHOWN} more." if len(problems) > SHOWN else ""
    tip = "`python app.py check` shows them all."
    return Words(cut_marked("\n".join(filter(None, [intro, *lines, more, tip])), MOST_MESSAGE),
                 [section(intro), section("\n".join(f"• {line}" for line in lines)),
                  context(f"{more} {tip}".strip())])


def mended() -> Words:
    """The problems are gone, and the change is in force."""
    said = "The playbook is mended: the change is in force."
    return Words(said, [section(said)])
