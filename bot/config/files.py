"""The files of a folder of playbooks, each as a Document; whatever keeps one from being read is a problem in it."""

from pathlib import Path as Folder

from bot.config.grammar import FILES, OPTIONAL_FILES
from bot.config.problems import suggestion
from bot.config.shorthand import long_form
from bot.config.yaml_lines import LARGEST, Document, read

SUFFIXES = (".yml", ".yaml")

Fingerprint = tuple[tuple[str, int, int], ...]


def read_folder(folder: Folder) -> dict[str, Document]:
    """Every file a playbook is made of, by name, and every other YAML file there with the problem that it is one.

    OSError where the folder itself cannot be listed.
    """
    shown = folder.resolve().name
    strays = (place.name for place in _yaml_files(folder) if place.name not in FILES)
    documents = {name: _read(folder / name, f"{shown}/{name}") for name in FILES}
    return documents | {name: _stray(f"{shown}/{name}") for name in strays}


def fingerprint(folder: Folder) -> Fingerprint:
    """Changes whenever a YAML file of the folder is written, added or removed; opens none of them."""
    try:
        stats = [(place.name, place.stat()) for place in _yaml_files(folder)]
    except OSError:  # a file or the folder has just gone; reading it says so in words
        return ()
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def _yaml_files(folder: Folder) -> list[Folder]:
    return sorted(place for place in folder.iterdir() if place.suffix in SUFFIXES and place.name[0] != ".")


def _read(place: Folder, shown: str) -> Document:
    document = Document(shown)
    try:
        with place.open("rb") as file:
            return read(shown, file.read(LARGEST + 1), long_form)
    except FileNotFoundError:
        if place.name not in OPTIONAL_FILES:
            document.complain((), f"this file is missing; expected {', '.join(FILES[place.name][:3])} in it")
    except OSError as wrong:
        document.complain((), f"this file cannot be opened: {wrong.strerror}")
    return document


def _stray(shown: str) -> Document:
    """A file under a wrong name would be passed over in silence, and what it says with it."""
    document = Document(shown)
    document.complain((), f"no playbook file has this name; {suggestion(shown.rpartition('/')[2], FILES)}")
    return document
