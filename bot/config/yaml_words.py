"""PyYAML's syntax errors in words that say what to do."""

import yaml

HINTS = (
    ("found character '\\t'", "a tab; YAML is indented with spaces"),
    ("mapping values are not allowed here", 'a ":" too many, or a wrong indentation; texts with ": " need quotes'),
    ("could not find expected ':'", 'a key without its ":"; expected "key: value"'),
    ("expected <block end>", "the indentation does not fit the lines above"),
    ("expected ',' or '}'", 'a missing comma, a "{" that is not closed, or a text with ": " that needs quotes'),
    ("expected ',' or ']'", 'a missing comma, or a "[" that is not closed'),
    ("while scanning a quoted scalar", "a quote that is not closed, or a wrong \\ inside it"),
    ("while scanning a double-quoted scalar", "a wrong \\ inside double quotes; use single quotes"),
    ("while scanning an alias", "a text that begins with * needs quotes"),
    ("while scanning an anchor", "a text that begins with & needs quotes"),
    ("cannot start any token", "a text that begins with this sign needs quotes"),
    ("expected a single document", 'a second "---"; expected one document in a file'),
)
"""A piece of PyYAML's message, and what to say in its place."""


def said(wrong: Exception, reached: int) -> tuple[int, str]:
    """The line (from 1) of a syntax error and one line of advice; `reached` is the line that was read last."""
    if not isinstance(wrong, yaml.MarkedYAMLError):
        return reached, "not readable as YAML: a number in it is out of range"
    message = f"{wrong.context or ''} {wrong.problem or ''}"
    hint = next((hint for piece, hint in HINTS if piece in message), wrong.problem or wrong.context)
    return _line(wrong), f"not readable as YAML: {hint}"


def _line(wrong: yaml.MarkedYAMLError) -> int:
    """Where it shows; for something never closed, where it was opened."""
    opened = any(word in (wrong.context or "") for word in ("flow", "quoted", "simple key"))
    marks = (wrong.context_mark, wrong.problem_mark) if opened else (wrong.problem_mark, wrong.context_mark)
    return next((mark.line + 1 for mark in marks if mark), 1)
