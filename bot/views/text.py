"""Marking up words for Slack: escaped, defused, cut to the platform's limits."""

import re
from datetime import datetime

MOST_SECTION = 3000  # characters in a section's text (Block Kit reference)
MOST_MESSAGE = 3600  # characters in a message's text: chat.update refuses more than 4,000, addresses come in as it is sent
_MASS = re.compile(r"@(?=(?:here|channel|everyone)\b)", re.IGNORECASE)
_ENDED = re.compile(r"(?:[.!?…:]|(?<!&amp)(?<!&lt)(?<!&gt);)\Z")  # an escaped character's semicolon ends nothing
_URL = re.compile(r"https?://[^\s<>|\"']{1,2000}")


def cut(text: str, most: int) -> str:
    """At most `most` characters, the last of them an ellipsis where something was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def cut_marked(text: str, most: int) -> str:
    """The same for mrkdwn, never inside a mention, a link or an escaped character."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    if kept.rfind("<") > kept.rfind(">"):
        kept = kept[: kept.rfind("<")]
    if kept.rfind("&") > max(kept.rfind(";"), len(kept) - 6):
        kept = kept[: kept.rfind("&")]
    return kept.rstrip() + "…"


def foreign(text: str, most: int = 1000) -> str:
    """What somebody typed, safe to repeat in mrkdwn: no mention, no mark-up of
    Slack's, mass mentions defused.

    Slack asks for & < > to be escaped; a word joiner keeps a plain "@here" from becoming a live mention where
    text is parsed. Web addresses stay links.
    """
    text = _MASS.sub("@\u2060", cut(text, most))
    pieces, last = [], 0
    for url in _URL.finditer(text):
        pieces += [_escape(text[last:url.start()]), f"<{_escape(url.group())}>"]
        last = url.end()
    return cut_marked("".join([*pieces, _escape(text[last:])]), most)


def defused(text: str, most: int = 1000) -> str:
    """The same for plain_text objects, where nothing is marked up."""
    return _MASS.sub("@\u2060", cut(text, most))


def ended(text: str) -> str:
    """Marked-up words of somebody's, so that a sentence can follow."""
    return text if not text or _ENDED.search(text) else f"{text}."


def quoted(text: str, most: int = 1000) -> str:
    """What somebody typed, as a quote."""
    return "\n".join(f">{line}" for line in foreign(text, most).splitlines())


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(address: str, label: str) -> str:
    """A web address under a word of ours; its & is escaped like any other."""
    return f"<{_escape(address)}|{label}>"


def person(user: str) -> str:
    """A mention of a Slack user id."""
    return f"<@{user}>"


def clock(at: datetime) -> str:
    """A time in the reader's own time zone, with UTC as the fallback. Not for plain_text."""
    return f"<!date^{int(at.timestamp())}^{{time}}|{plain_clock(at)}>"


def plain_clock(at: datetime) -> str:
    """A time in UTC, for texts that are not marked up."""
    return at.strftime("%H:%M UTC")


def day_clock(at: datetime) -> str:
    """A time with its day, for what is not today's business; today and tomorrow are called so."""
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} {{time}}|{plain_day_clock(at)}>"


def plain_day_clock(at: datetime) -> str:
    """A time in UTC with its day, for texts that are not marked up."""
    return at.strftime("%d %b %H:%M UTC")


def counted(number: int, word: str) -> str:
    """"no decision", "1 decision", "2 decisions"."""
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


def listed(words: list[str], last: str = "and") -> str:
    """a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
