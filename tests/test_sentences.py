"""Every sentence the bot can say passes its own wording check."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config.playbooks import load
from bot.domain.question import QUESTIONS
from bot.domain.refusal import Refusal
from bot.domain.wording import Names, find, load_languages

HERE = Path(__file__).parents[1]
# Where words stand that people read in Slack: the views, and what services and rules hand to them ready made.
SPEAKING = [file for folder in ("views", "services", "listeners", "domain") for file in sorted((HERE / "bot" / folder).rglob("*.py"))
            if "domain/wording" not in file.as_posix()]
FILLED_IN = "INC-1"  # stands for what a sentence is filled in with
LANGUAGES = load_languages(HERE / "playbooks" / "language")


def spoken(file: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string of two words and more that is no docstring."""
    tree = ast.parse(file.read_text())
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    silent |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        text = None if id(node) in silent else _text(node)
        if text and re.search(r"[a-z]\s+[a-z]", text):
            yield node.lineno, text


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else FILLED_IN for part in node.values)
    return None


def refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from refusals(narrower)


def everything() -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text."""
    for file in SPEAKING:
        yield from ((f"{file.relative_to(HERE)}:{line}", text) for line, text in spoken(file))
    yield from ((kind.__name__, re.sub(r"\{\w+\}", FILLED_IN, " ".join(kind.__doc__.split()))) for kind in refusals())
    yield from QUESTIONS.items()
    playbook = load(HERE / "playbooks")
    yield from ((key, threshold.ask) for key, threshold in playbook.thresholds.items())
    yield from ((key, team.title) for key, team in playbook.teams.items())
    for code, language in LANGUAGES.known.items():
        yield from ((f"{code}: {key}", question) for key, question in language.questions.items())
        yield from ((f"{code}: {key}", kind.why) for key, kind in language.kinds.items())


ALL = list(everything())


@pytest.mark.parametrize("text", [text for _, text in ALL], ids=[where for where, _ in ALL])
def test_it_would_not_be_noticed_by_the_check(text):
    plain = re.sub(r"[*_`]|<[^>]*>", " ", text)
    assert [(one.kind, one.sentence) for one in find(plain, Names(), LANGUAGES)] == []


def test_there_is_something_to_check():
    assert len(ALL) > 300
    assert find("Why did you not tell anybody about the alert?", Names(), LANGUAGES)
