"""Changed files of the playbook that cannot be used, and that can be again."""

from bot.domain.words import Words
from bot.views.blocks import context, section
from bot.views.text import MOST_MESSAGE, cut_marked, foreign

SHOWN = 10
MOST_NAMED = 40  # characters of what the files are called


def refused(files: str, problems: list[str]) -> Words:
    """What is wrong with the `files` ("playbook"), line by line; nothing has changed."""
    intro = f"The change to the {foreign(files, MOST_NAMED)} is not in force: there are problems. The last good version goes on working."
    lines = [foreign(problem, 250) for problem in problems[:SHOWN]]
    more = f"… and {len(problems) - SHOWN} more." if len(problems) > SHOWN else ""
    tip = "`python app.py check` shows them all."
    return Words(cut_marked("\n".join(filter(None, [intro, *lines, more, tip])), MOST_MESSAGE),
                 [section(intro), section("\n".join(f"• {line}" for line in lines)),
                  context(f"{more} {tip}".strip())])


def mended(files: str) -> Words:
    """The problems of the `files` are gone, and the change is in force."""
    said = f"The problems of the {foreign(files, MOST_NAMED)} are mended: the change is in force."
    return Words(said, [section(said)])
