"""What Pydantic found wrong, in our words: what stands there, and what was expected."""

from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType

from bot.config.draft import Draft
from bot.config.grammar import row
from bot.config.problems import Path, shown, suggestion
from bot.domain.threshold import MOST_THRESHOLDS

PYDANTICS_OWN = frozenset(get_args(ErrorType))
"""All other types of errors are the domain's, and word themselves."""


def complain_of(draft: Draft, wrong: ValidationError) -> None:
    """Puts every error into the draft, at the place it came from."""
    for error in wrong.errors(include_url=False):
        path: Path = error["loc"]
        if path[0] in draft.unread:
            continue
        around = path[:-1] if error["type"] == "missing" and len(path) > 1 else path
        draft.complain(around, _message(error, path))


def _message(error: Any, path: Path) -> str:
    if error["type"] not in PYDANTICS_OWN:
        return error["msg"]
    rule = row(path)
    expected = f"expected {rule.expected}" if rule else error["msg"]
    match error["type"]:
        case "missing" if len(path) > 1:
            return f'"{path[-1]}" is missing; {expected}'
        case "missing":
            return f"is missing; {expected}"
        case "too_short" | "string_too_short":
            return f"is empty; {expected}"
        case "string_too_long":
            return f"{len(error['input'])} characters; {expected}"
        case "too_long" if path == ("thresholds",):
            return f"{len(error['input'])} thresholds; expected {MOST_THRESHOLDS} at most, as Slack's checkboxes hold ten"
        case "literal_error":
            return f"unknown {shown(error['input'])}; {suggestion(str(error['input']), ('day', 'week', '2 weeks'))}"
    return f"{shown(error['input'])} stands here; {expected}"
