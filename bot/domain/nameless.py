"""Texts without names: a person's name becomes the role they held, or "somebody"."""

import re
from collections.abc import Mapping


class Nameless:
    """Knows the names of a roster. `roles` maps a name (as written, without @) to the role it stands for."""

    def __init__(self, names: Mapping[str, str | None]):
        self._roles = {name.lower(): role for name, role in names.items()}
        longest_first = sorted(map(re.escape, self._roles), key=len, reverse=True)
        known = "|".join(longest_first)
        self._names = re.compile(rf"(?<![\w-])@?({known})(?![\w-])" if known else r"(?!)", re.IGNORECASE)

    def text(self, text: str) -> str:
        """The text with every name of the roster replaced; a mention of anybody else reads "somebody"."""
        named = self._names.sub(self._stand_in, text)
        return re.sub(r"<@[A-Z0-9]+>|(?<![\w.])@[A-Za-z][\w.-]*", "somebody", named)

    def _stand_in(self, match: re.Match) -> str:
        role = self._roles[match[1].lower()]
        return f"the {role}" if role else "somebody"
