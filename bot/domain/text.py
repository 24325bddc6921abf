"""What people type, as plain text: no mark-up, no invisible tricks. Views mark it up again."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator

# Inbound text carries <@U…>, <#C…|name>, <!here>, <https://…|label> and &amp; &lt; &gt; (Slack, formatting
# text).
_TOKEN = re.compile(r"<([@#!]?)([^<>|]{1,2000})(?:\|([^<>]{0,2000}))?>")
_LONGEST = 40_000  # characters; Slack cuts messages there


def from_slack(text: str, name_of: Callable[[str], str | None] = lambda _: None) -> str:
    """A message's text as plain text. `name_of` turns a Slack user id into a word;
    else it reads "someone"."""

    def plain(token: re.Match) -> str:
        sign, value, label = token.groups()
        if sign == "@":
            return f"@{name_of(value) or 'someone'}"
        if sign == "#":
            return f"#{label or value}"
        if sign == "!":
            return label or f"@{value.split('^')[0]}"
        value = value.removeprefix("mailto:")
        return f"{label} ({value})" if label and label not in value else value

    return clean(html.unescape(_TOKEN.sub(plain, (text or "")[:_LONGEST])))


def of_message(message: dict) -> str:
    """What a message's JSON says, as Slack sends it. Alerts often say it in attachments or blocks alone."""
    said = message.get("text") or "\n".join(filter(None, map(_of_attachment, message.get("attachments") or ())))
    return said or "\n".join(_of_blocks(message.get("blocks")))


def _of_attachment(attachment: dict) -> str:
    said = (attachment.get(part) for part in ("title", "text"))
    return "\n".join(filter(None, said)) or attachment.get("fallback", "")


def _of_blocks(node: object) -> Iterator[str]:
    """The texts of Block Kit, without the labels of what can be pressed."""
    if isinstance(node, list):
        yield from (text for inner in node for text in _of_blocks(inner))
    elif isinstance(node, dict) and node.get("type") not in ("actions", "button"):
        text = node.get("text")
        yield from [text] if isinstance(text, str) else _of_blocks(list(node.values()))


def clean(text: str) -> str:
    """Without control, private-use and direction-changing characters; line breaks and tabs stay."""
    return "".join(filter(_visible, text[:_LONGEST])).strip()


# Control, format (direction marks among them), surrogate, private use, unassigned.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_KEPT = "\n\t\u200d"  # the last one joins emoji


def _visible(character: str) -> bool:
    return character in _KEPT or unicodedata.category(character) not in _INVISIBLE


def one_line(text: str, most: int) -> str:
    """The text on one line, cut at `most` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
