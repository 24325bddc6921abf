"""Files that are taken over while the bot runs, or refused whole."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from bot.config.files import fingerprint
from bot.config.problems import PlaybookErrors

T = TypeVar("T")


@dataclass(frozen=True)
class Reloaded:
    """The changed files are in force; `mended` if they were refused before. `files` says which: "playbook"."""

    files: str = "playbook"
    mended: bool = False


@dataclass(frozen=True)
class Refused:
    """Changed files are broken; the last good version stays in force."""

    errors: PlaybookErrors
    files: str = "playbook"


class Watched(ABC, Generic[T]):
    """What the files of a folder say. What `_read` raises comes out at the start, and never after it."""

    called = "playbook"  # what people are told the files are

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = fingerprint(folder)
        self._current = self._read()
        self._refused = False

    @abstractmethod
    def _read(self) -> T:
        """What the files say now."""

    def _read_again(self) -> T:
        """The same; raises PlaybookErrors where they cannot be used."""
        return self._read()

    def reload_if_changed(self) -> Reloaded | Refused | None:
        """Takes over a changed folder whole, or refuses it whole; None where nothing was written since the last look.

        Costs a directory listing, so that it may be asked every few seconds. A broken folder is told once.
        """
        found = fingerprint(self._folder)
        if found == self._seen:
            return None
        self._seen = found
        mended, self._refused = self._refused, True
        try:
            self._current = self._read_again()
        except PlaybookErrors as errors:
            return Refused(errors, self.called)
        self._refused = False
        return Reloaded(self.called, mended)
