"""What is wrong in a language file is told with its line, all of it in one go."""

import shutil
from pathlib import Path

import pytest

from bot.config.language_complaints import problems

LANGUAGES = Path(__file__).parents[2] / "playbooks" / "language"


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(LANGUAGES, tmp_path / "language"))


def broken(folder: Path, old: str, new: str, file: str = "en.yml") -> int:
    """Replace the first such piece; the line it stood on."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[:text.index(old)].count("\n") + 1


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in problems(folder)]


def test_nothing_is_wrong_in_those_that_come_with_the_bot(folder):
    assert told(folder) == []


def test_all_mistakes_of_all_files_at_once(folder):
    kind = broken(folder, "kind: withheld_signal", "kind: witheld_signal")
    key = broken(folder, "recognised_by:", "recognized_by:", "tr.yml")
    unknown, misspelt, missing = told(folder)
    assert unknown.startswith(f"language/en.yml:{kind}: rules.")
    assert unknown.endswith('.kind: unknown "witheld_signal"; did you mean "withheld_signal"?')
    assert missing == f'language/tr.yml:{key}: recognized_by: unknown key "recognized_by"; did you mean "recognised_by"?'
    assert misspelt == 'language/tr.yml:1: "recognised_by" is missing'


@pytest.mark.parametrize(("old", "new", "says"), [
    ("kind: withheld_signal", "knd: withheld_signal", 'unknown key "knd"; did you mean "kind"?'),
    ("kind: withheld_signal", "\tkind: withheld_signal", "not readable as YAML: a tab; YAML is indented with spaces"),
    ("rules:", "rules: 7\nx:", '"7" stands here; expected a group of keys'),
    ("\nrules:", "\nname: again\nrules:", '"name" stands here twice; the first is on line'),
])
def test_each_sort_of_mistake_has_its_line(folder, old, new, says):
    broken(folder, old, new)
    assert any(says in line and line.startswith("language/en.yml:") for line in told(folder)), told(folder)


def test_what_cannot_be_read_at_all(folder):
    (folder / "tr.yml").write_bytes(b"name: \xff\xfe")
    (folder / "xx.yml").mkdir()
    assert told(folder) == ["language/tr.yml:1: not UTF-8 text; save the file as UTF-8",
                            "language/xx.yml: cannot be read (Is a directory)"]


def test_a_folder_without_languages(tmp_path):
    assert "no language file (*.yml) here; expected en.yml at least" in told(tmp_path)[0]
