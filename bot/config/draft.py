"""All files of a folder laid together as plain values, with everything found wrong in them so far."""

from collections.abc import Mapping
from typing import Any

from bot.config.grammar import FILES, OPTIONAL_FILES, file_of, known_keys, row
from bot.config.problems import Path, Problem, shown, suggestion
from bot.config.yaml_lines import Document


class Draft:
    """What a folder says, before it is known to be a playbook."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.data: dict[str, Any] = {}
        """The keys that belong, of all files; others are complained about and left out."""
        self.unread: set[str] = set()
        """Sections nothing can be said about, as their file cannot be read."""
        self._documents = documents
        for name, document in documents.items():
            self._lay(name, document)

    @property
    def problems(self) -> list[Problem]:
        return [problem for document in self._documents.values() for problem in document.problems]

    def complain(self, path: Path, message: str) -> None:
        self._documents[file_of(str(path[0]))].complain(path, message)

    def names(self, section: str) -> list[str]:
        """The names a section gives; none where it is not there to be asked."""
        entries = self.data.get(section)
        return list(entries) if isinstance(entries, dict) else []

    def _lay(self, name: str, document: Document) -> None:
        sections = FILES.get(name, ())
        if isinstance(document.data, dict):
            self.data |= _known(document, document.data, sections)
            return
        self.unread |= set(sections)
        if not document.problems and (document.data is not None or name not in OPTIONAL_FILES):
            found = "is empty" if document.data is None else f"{shown(document.data)} stands here"
            document.complain((), f"{found}; expected {', '.join(sections[:3])}")


def _known(document: Document, data: dict[str, Any], sections: tuple[str, ...]) -> dict[str, Any]:
    for key in data.keys() - set(sections):
        elsewhere = f"it belongs in {file_of(key)}" if row((key,)) else suggestion(key, sections)
        document.complain((key,), f'unknown key "{key}" in this file; {elsewhere}')
    return {key: _pruned(document, value, (key,)) for key, value in data.items() if key in sections}


def _pruned(document: Document, value: Any, path: Path) -> Any:
    if isinstance(value, list):
        return [_pruned(document, item, (*path, place)) for place, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, inner in value.items():
        if row((*path, key)):
            kept[key] = _pruned(document, inner, (*path, key))
        elif row(path) and known_keys(path):
            document.complain((*path, key), f'unknown key "{key}"; {suggestion(key, known_keys(path))}')
    return kept
