"""Whatever stands in a file, nothing but PlaybookErrors is raised, and each error is one line."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config.grammar import FILES, GRAMMAR, walk
from bot.config.playbooks import PlaybookErrors, load

EXAMPLES = Path(__file__).parents[2] / "playbooks"
VALID = {name: (EXAMPLES / name).read_bytes() for name in FILES}
PLACES = [
    (name, path) for name, raw in VALID.items() for path, _ in walk(yaml.load(raw, yaml.BaseLoader)) if path
]
WORDS = sorted({part for path in GRAMMAR for part in path} | {"ada", "key", "30m", "U024ADA01", "C024PAY01"})

SIGNS = st.lists(st.sampled_from([*WORDS, *"[]{}:,-#&*!|>'\"%@`?\\\t\n ", ": ", "\n  ", "\n- ", "---\n", "~", "1"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS) | st.text(), inner, max_size=6),
    max_leaves=20,
)


def _only_playbook_errors(changed: dict[str, bytes]):
    with TemporaryDirectory() as place:
        for name, raw in (VALID | changed).items():
            (Path(place) / name).write_bytes(raw)
        try:
            load(place)
        except PlaybookErrors as errors:
            assert len(str(errors).splitlines()) == len(errors.problems) > 0
            str(errors).encode()


@settings(deadline=None)  # how long a busy machine takes says nothing
@given(st.sampled_from(sorted(FILES)), st.binary())
def test_any_bytes(name, raw):
    _only_playbook_errors({name: raw})


@settings(deadline=None)  # how long a busy machine takes says nothing
@given(st.sampled_from(sorted(FILES)), SIGNS)
def test_any_signs_of_yaml(name, signs):
    _only_playbook_errors({name: "".join(signs).encode()})


@settings(deadline=None)  # how long a busy machine takes says nothing
@given(st.sampled_from(PLACES), VALUES)
def test_any_value_in_any_place_of_a_valid_playbook(place, value):
    name, path = place
    data = yaml.load(VALID[name], yaml.BaseLoader)
    around = data
    for part in path[:-1]:
        around = around[part]
    around[path[-1]] = value
    _only_playbook_errors({name: json.dumps(data).encode()})
