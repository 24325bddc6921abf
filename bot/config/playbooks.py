"""A folder of YAML → one Playbook, or all that is wrong with it; and the playbook in force while the bot runs."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.config.complaints import complain_of
from bot.config.draft import Draft
from bot.config.files import read_folder
from bot.config.grammar import FILES, NAMED
from bot.config.names import check_names
from bot.config.problems import PlaybookErrors, Problem
from bot.config.watched import Refused, Reloaded, Watched
from bot.config.yaml_lines import Document
from bot.domain.playbook import Playbook

__all__ = ["PlaybookErrors", "Playbooks", "Problem", "Refused", "Reloaded", "load"]


def load(folder: str | Path) -> Playbook:
    """The playbook of a folder. Raises PlaybookErrors with everything that is wrong in any of its files."""
    draft = Draft(_documents(Path(folder)))
    check_names(draft)
    playbook = _built(draft)
    if draft.problems or playbook is None:
        raise PlaybookErrors(draft.problems)
    return playbook


def _documents(folder: Path) -> dict[str, Document]:
    try:
        return read_folder(folder)
    except OSError as wrong:
        message = f"this folder cannot be opened ({wrong.strerror}); expected one with {', '.join(FILES)}"
        raise PlaybookErrors([Problem(str(folder), None, (), message)]) from wrong


def _built(draft: Draft) -> Playbook | None:
    data = {section: _keyed(section, entries) for section, entries in draft.data.items()}
    try:
        return Playbook.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as wrong:
        complain_of(draft, wrong)
        return None


def _keyed(section: str, entries: Any) -> Any:
    """A domain value carries its own name; in YAML the name stands in front of it."""
    if section not in NAMED or not isinstance(entries, dict):
        return entries
    return {key: entry | {"key": key} if isinstance(entry, dict) else entry for key, entry in entries.items()}


class Playbooks(Watched[Playbook]):
    """The playbook in force. Raises PlaybookErrors at the start, and never after it."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__(Path(folder))

    def _read(self) -> Playbook:
        return load(self._folder)

    @property
    def current(self) -> Playbook:
        return self._current
