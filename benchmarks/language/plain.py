"""Paragraphs of ordinary technical prose from folders of text, comments and manuals: nobody is blamed in those."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

_ENDINGS = {".md", ".rst", ".txt", ".py"}
_ABOUT_PEOPLE = re.compile(
    r"\b(you|your|we|they|he|she|who|someone|nobody|anyone|why|never|should|team|people|developers?|users?|I|him|her)\b"
)
_COMMENT = re.compile(r"(?:^[ \t]*#[ \t]?[^\n]*\n)+|\"\"\".*?\"\"\"", re.MULTILINE | re.DOTALL)
_FROM_ONE_FILE = 25
_LARGEST = 800_000


def paragraphs(folders: Iterable[Path], count: int) -> list[str]:
    """`count` paragraphs that speak of people, chosen by their hash so that a second run gives the same."""
    found = {text for folder in folders for file in _files(folder) for text in _of(file)}
    return sorted(found, key=lambda text: sha256(text.encode()).digest())[:count]


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.suffix in _ENDINGS and file.is_file() and file.stat().st_size < _LARGEST:
            yield file


def _of(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8", errors="ignore")
    parts = _COMMENT.findall(text) if file.suffix == ".py" else [text]
    found = []
    for part in parts:
        for paragraph in re.split(r"\n\s*\n|\n\s*[-*]\s", part):
            line = " ".join(
                re.sub(r"^[ \t]*#+", "", paragraph, flags=re.MULTILINE).replace('"""', "").split()
            )
            if _is_prose(line):
                found.append(line)
    return sorted(found, key=lambda line: sha256(line.encode()).digest())[:_FROM_ONE_FILE]


def _is_prose(line: str) -> bool:
    letters = sum(one.isalpha() or one == " " for one in line)
    return 25 < len(line) < 700 and letters > 0.8 * len(line) and bool(_ABOUT_PEOPLE.search(line))
