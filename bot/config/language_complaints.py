"""What is wrong in the language files, in the form of the playbook's mistakes: file, line, key, what was expected."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.config.problems import Problem, shown, suggestion
from bot.config.yaml_lines import Document, read
from bot.domain.wording import BadLanguage, load_language
from bot.domain.wording.files.language import Examples, KindWords, Language, Rule
from bot.domain.wording.files.wordings import Wordings

PARTS = {("rules", 3): Rule, ("rules", 4): Examples, ("kinds", 3): KindWords, ("wordings", 2): Wordings}
"""Whose keys stand at which depth of a section; at the first depth, a language's own."""

EXPECTED = {
    "tuple_type": "a list such as [one, two]",
    "string_type": "a text",
    "bool_parsing": "true or false",
    "model_type": "a group of keys",
    "dict_type": "a group of keys",
    "mapping_type": "a group of keys",
}


def problems(folder: Path) -> list[Problem]:
    """Everything that is wrong in all files of the folder."""
    files = sorted(folder.glob("*.yml"))
    if not files:
        return [Problem(str(folder), None, (), "no language file (*.yml) here; expected en.yml at least")]
    return [problem for file in files for problem in _of(file)]


def _of(file: Path) -> Iterator[Problem]:
    try:
        load_language(file)
    except BadLanguage as wrong:
        yield from _placed(file, wrong)


def _placed(file: Path, wrong: BadLanguage) -> Iterator[Problem]:
    """The lines are only looked for in a file that is broken: reading them takes its time."""
    name = f"{file.parent.name}/{wrong.file}"
    document = read(name, file.read_bytes()) if file.is_file() and wrong.file == file.name else Document(name)
    if document.problems:
        yield from document.problems
        return
    for error in wrong.errors:
        path = tuple(part for part in error["loc"] if part != "[key]")
        message = _message(error, path)
        yield Problem(name, document.line(path), path[:-1] if error["type"] == "missing" else path, message)
    if not wrong.errors:
        path = tuple(wrong.rule.split(".", 1)) if wrong.rule else ()
        yield Problem(name, document.line(path) if path else None, path, wrong.reason)


def _message(error: Any, path: tuple) -> str:
    match error["type"]:
        case "missing":
            return f'"{path[-1]}" is missing'
        case "extra_forbidden":
            part = PARTS.get((path[0], len(path)), Language)
            return f'unknown key "{path[-1]}"; {suggestion(str(path[-1]), part.model_fields)}'
        case "literal_error":
            known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
            return f"unknown {shown(error['input'])}; {suggestion(str(error['input']), known)}"
        case "too_short":
            return "is empty; expected one or more"
        case "value_error":
            return str(error["ctx"]["error"])
    expected = EXPECTED.get(error["type"])
    return f"{shown(error['input'])} stands here; " + (f"expected {expected}" if expected else error["msg"])
