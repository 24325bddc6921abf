"""The table of keys and the domain's models say the same."""

from typing import get_args, get_origin

from pydantic import BaseModel

from bot.config.grammar import FILES, GRAMMAR, OPTIONAL_FILES, known_keys, pattern, row
from bot.domain.playbook import Playbook


def _paths(annotation, path=()):
    """Every path a model can hold, in the form of the table."""
    if get_origin(annotation) in (dict, tuple):
        yield (*path, "*")
        yield from _paths(next(kind for kind in get_args(annotation) if kind is not str), (*path, "*"))
        return
    for model in (annotation, *get_args(annotation)):
        if isinstance(model, type) and issubclass(model, BaseModel):
            for name, field in model.model_fields.items():
                if name != "key":
                    yield (*path, field.alias or name)
                    yield from _paths(field.annotation, (*path, field.alias or name))


def test_every_key_of_the_models_stands_in_the_table_and_no_other():
    assert set(_paths(Playbook)) == set(GRAMMAR)


def test_every_section_belongs_in_one_file():
    placed = [section for sections in FILES.values() for section in sections]
    assert sorted(placed) == sorted(Playbook.model_fields)
    assert set(OPTIONAL_FILES) < set(FILES)


def test_names_lead_to_sections():
    sections = {rule.names for rule in GRAMMAR.values()} - {"", "timezones"}
    assert sections < set(Playbook.model_fields)


def test_a_path_finds_its_row():
    path = ("services", "checkout-api", "waves", 1, "teams", 0)
    assert pattern(path) == ("services", "*", "waves", "*", "teams", "*")
    assert row(path).names == "teams"
    assert row(("services", "checkout-api", "wave")) is None
    assert known_keys(("services", "checkout-api", "waves", 1)) == ["teams", "after", "when"]
