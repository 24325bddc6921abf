"""What somebody with a fresh clone types works: one line each, tested versions, nobody's private registry."""

import re
import tomllib
from pathlib import Path

import app
from bot.config.settings import Settings

HERE = Path(__file__).parents[1]
README = (HERE / "README.md").read_text()
PINS = [line for line in (HERE / "constraints.txt").read_text().splitlines() if not line.startswith("#")]


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=!~ ;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_every_declared_dependency_is_pinned():
    project = tomllib.loads((HERE / "pyproject.toml").read_text())["project"]
    declared = project["dependencies"] + project["optional-dependencies"]["test"]
    assert {_name(one) for one in declared} <= {_name(pin) for pin in PINS}


def test_pins_are_versions_and_nothing_else():
    assert not [pin for pin in PINS if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)]


def test_the_readme_has_one_line_to_try_it_and_one_to_test_it():
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert [line.rsplit("/", 1)[1] for line in lines] == ["python app.py sandbox", "python -m pytest -n 3 --dist worksteal"]


def test_ci_runs_the_line_of_the_readme():
    line = next(line for line in README.splitlines() if line.endswith("-m pytest -n 3 --dist worksteal"))
    assert (HERE / ".ci" / "run").read_text().count(f"\n{line} ||") == 1


def test_the_readme_names_every_setting_and_command():
    settings = {field.alias for field in Settings.model_fields.values()}
    commands = re.findall(r"^    (python app\.py.*?)(?:  |$)", app.__doc__, re.MULTILINE)
    assert [name for name in [*settings, *commands] if f"`{name}`" not in README] == []


def test_the_readme_points_at_what_is_there():
    pointed = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert pointed and not [path for path in pointed if not (HERE / path).exists()]
