"""YAML read into plain values that remember their lines.

A small, safe subset: text, numbers, true, false, lists and keys. Aliases, anchors and tags are refused, so nothing
can grow or be called into being while a file is read. Only `true` and `false` are truth values: `no` and `on` are
texts, as people expect of names. Dates are texts too; who needs one reads it with its own error.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.config.problems import Path, Problem, shown
from bot.config.yaml_words import said

LARGEST = 1_000_000
"""Bytes. A playbook people read is a few thousand."""

DEEPEST = 20
"""Levels of nesting; the deepest key of a playbook is on the sixth."""

Rewrite = Callable[[Node, Path], Node]

_NUMBER = re.compile(r"[-+]?\d{1,15}(\.\d{1,15})?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass
class Document:
    """One file: its values (None where it cannot be read), the line of each path, and what is wrong in it."""

    file: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, path: Path, message: str, line: int | None = None) -> None:
        self.problems.append(Problem(self.file, line or self.line(path), path, message))

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest thing around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(file: str, raw: bytes, rewrite: Rewrite = lambda node, path: node) -> Document:
    """A file's bytes as a Document; `rewrite` may put the long form of a short one in a node's place."""
    document = Document(file)
    if len(raw) > LARGEST:
        document.complain((), f"too large; expected at most {LARGEST} bytes")
        return document
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        document.complain((), "not UTF-8 text; save the file as UTF-8", raw.count(b"\n", 0, wrong.start) + 1)
        return document
    node = _compose(document, text)
    document.data = _Values(document, rewrite).of(node, ()) if node else None
    return document


def _compose(document: Document, text: str) -> Node | None:
    hidden = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        document.complain((), "holds an invisible control character; delete it", line)
        return None
    composer = _Composer(text)
    try:
        return composer.get_single_node()
    except (yaml.YAMLError, ValueError, OverflowError) as wrong:  # not YAMLErrors: "\UFFFFFFFF", %YAML 99…9
        line, message = said(wrong, composer.line + 1)
        document.complain((), message, line)
    return None


class _Composer(
    yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer, yaml.resolver.BaseResolver
):
    """PyYAML up to its nodes and no further: what a node means is decided below."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)
        yaml.composer.Composer.__init__(self)
        yaml.resolver.BaseResolver.__init__(self)
        self.depth = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        event = self.peek_event()
        refused = self._refused(event)
        if refused:
            raise yaml.MarkedYAMLError(problem=refused, problem_mark=event.start_mark)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1

    def _refused(self, event: yaml.Event) -> str | None:
        if isinstance(event, yaml.AliasEvent):
            return "an alias (*); write the value out, or put quotes around a text that begins with *"
        if getattr(event, "anchor", None) is not None:
            return "an anchor (&); leave it out, or put quotes around a text that begins with &"
        if getattr(event, "tag", None) is not None:
            return "a tag (!); leave it out, or put quotes around a text that begins with !"
        return f"more than {DEEPEST} levels deep" if self.depth >= DEEPEST else None


class _Values:
    def __init__(self, document: Document, rewrite: Rewrite) -> None:
        self.document, self.rewrite = document, rewrite

    def of(self, node: Node, path: Path) -> Any:
        node = self.rewrite(node, path)
        self.document.lines.setdefault(path, _line(node))
        if isinstance(node, MappingNode):
            return {key: self.of(value, (*path, key)) for key, value in self._entries(node, path)}
        if isinstance(node, SequenceNode):
            return [self.of(value, (*path, place)) for place, value in enumerate(node.value)]
        return self._scalar(node, path)

    def _entries(self, node: MappingNode, path: Path) -> Iterator[tuple[str, Node]]:
        first: dict[str, int] = {}
        for key_node, value in node.value:
            key = self._key(key_node, path)
            if key in first:
                there = f'"{key}" stands here twice; the first is on line {first[key]}'
                self.document.complain((*path, key), there, _line(key_node))
            elif key is not None:
                first[key] = self.document.lines[*path, key] = _line(key_node)
                yield key, value

    def _key(self, node: Node, path: Path) -> str | None:
        key = self._scalar(node, path) if isinstance(node, ScalarNode) else None
        if isinstance(key, str):
            return key
        found = shown(key) if isinstance(node, ScalarNode) else "a list or group of keys"
        self.document.complain(path, f"{found} stands where a name belongs; expected a text as key", _line(node))
        return None

    def _scalar(self, node: ScalarNode, path: Path) -> Any:
        if _CONTROL.search(node.value):
            self.document.complain(path, "holds an invisible control character; delete it", _line(node))
            return _CONTROL.sub("", node.value)
        if node.style is not None:
            return node.value
        if _NUMBER.fullmatch(node.value):
            return float(node.value) if "." in node.value else int(node.value)
        return _WORDS.get(node.value, node.value)


def _line(node: Node) -> int:
    return node.start_mark.line + 1
