"""Small checks that combine: each takes a value and its JSON pointer and yields Slack's complaints."""

import re
from collections.abc import Callable, Iterator

Check = Callable[[object, str], Iterator[str]]


def complaint(reason: str, pointer: str) -> str:
    return f"[ERROR] {reason} [json-pointer:{pointer}]"


def string(most: int, least: int = 1, pattern: str = "") -> Check:
    """A string of so many characters; `pattern` must match the whole of it."""

    def check(value, pointer):
        if not isinstance(value, str):
            yield complaint("must be a string", pointer)
        elif len(value) < least:
            yield complaint(f"must be more than {least - 1} characters", pointer)
        elif len(value) > most:
            yield complaint(f"must be less than {most + 1} characters", pointer)
        elif pattern and not re.fullmatch(pattern, value):
            yield complaint("invalid format", pointer)

    return check


def choice(*allowed) -> Check:
    def check(value, pointer):
        if value not in allowed:
            yield complaint(
                f"invalid value: {value} (must be one of {', '.join(map(str, allowed))})", pointer
            )

    return check


def boolean(value, pointer) -> Iterator[str]:
    if not isinstance(value, bool):
        yield complaint("must be a boolean", pointer)


def integer(least: int, most: int) -> Check:
    def check(value, pointer):
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            yield complaint(f"must be an integer from {least} to {most}", pointer)

    return check


def items(each: Check, most: int, least: int = 1) -> Check:
    """A list of so many items, each checked."""

    def check(value, pointer):
        if not isinstance(value, list):
            yield complaint("must be an array", pointer)
            return
        if len(value) > most:
            yield complaint(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            yield complaint(f"no fewer than {least} items allowed", pointer)
        for number, one in enumerate(value):
            yield from each(one, f"{pointer}/{number}")

    return check


def obj(required: dict[str, Check], optional: dict[str, Check], *rules: Check) -> Check:
    """An object with these fields and no others; `rules` look at it as a whole."""
    known = required | optional

    def check(value, pointer):
        if not isinstance(value, dict):
            yield complaint("must be an object", pointer)
            return
        yield from (
            complaint(f"missing required field: {key}", pointer) for key in required if key not in value
        )
        for key, one in value.items():
            if key in known:
                yield from known[key](one, f"{pointer}/{key}")
            else:
                yield complaint(f"invalid additional property: {key}", pointer)
        if all(key in value for key in required):
            for rule in rules:
                yield from rule(value, pointer)

    return check


def by_type(table: dict[str, Check], names: tuple[str, ...] | None = None) -> Check:
    """An object whose `type` names its check; only `names` are allowed, if given."""

    def check(value, pointer):
        kind = value.get("type") if isinstance(value, dict) else None
        if kind not in (names or table) or kind not in table:
            yield complaint(f"unsupported type: {kind}", f"{pointer}/type")
        else:
            yield from table[kind](value, pointer)

    return check


def anything(value, pointer) -> Iterator[str]:
    """No check."""
    yield from ()
