"""A message as it leaves the house: without the names of people, addresses and pasted blocks of code."""

import re

from bot.domain.wording import Names
from bot.domain.wording.text.tokens import fold

PERSON, ADDRESS, CODE = "[person]", "[address]", "[code]"
STAND_INS = (PERSON, "[team]", "[bot]", ADDRESS, CODE)

# Bounded, so that no text takes longer than its length.
_HIDDEN = re.compile(
    r"(?P<code>```.*?(?:```|\Z))"
    r"|<@(?P<user>\w{1,40})(?:\|[^<>]{0,200})?>"
    r"|(?P<team><![^<>]{1,200}>)"
    r"|(?P<address><mailto:[^<>]{1,500}>|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64})"
    r"|(?P<handle>(?<!\w)@[A-Za-z][\w.-]{0,60})",
    re.DOTALL,
)
_WORD = re.compile(r"(?<![\w/.:@=-])[^\W\d_]+(?![\w/@=-])")


def veiled(text: str, hidden: frozenset[str], names: Names) -> str:
    """`text` with stand-ins for mentions, addresses, blocks of code and the people in `hidden` (folded names). Services,
    times, numbers, inline code and links stay: a wording has to keep them."""
    text = _HIDDEN.sub(lambda found: _stand_in(found, names), text)
    return _WORD.sub(lambda found: PERSON if fold(found.group()) in hidden else found.group(), text)


def _stand_in(found: re.Match, names: Names) -> str:
    if found["user"]:
        return f"[{names.mentioned(found['user'])}]"
    return {"code": CODE, "team": "[team]", "address": ADDRESS, "handle": PERSON}[found.lastgroup or ""]
