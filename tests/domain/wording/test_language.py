"""Language files: what is read, what is refused and in which words."""

import copy
from pathlib import Path

import pytest
import yaml

from bot.domain.wording import BadLanguage, Languages, Names, check_examples, find, load_languages
from bot.domain.wording.files.language import parse_language

PLAYBOOK = Path(__file__).parents[3] / "playbooks" / "language"
KINDS = [
    "withheld_signal",
    "named_fault",
    "counterfactual",
    "competence",
    "human_error",
    "finger_pointing",
    "who_did_it",
    "hindsight",
    "punishment",
    "self_blame",
]


def small() -> dict:
    """The least a language file may be."""
    return {
        "language": "xx",
        "name": "Testish",
        "recognised_by": ["da"],
        "questions": {key: "?" for key in ("signal", "dependency", "expertise", "gap")},
        "kinds": {kind: {"why": "…", "question": "gap"} for kind in KINDS},
        "words": {"you": ["du"], "broken": ["kaputt", "hin"]},
        "rules": {
            "did_it": {
                "kind": "named_fault",
                "phrases": ["YOU machst (alles) <broken>"],
                "examples": {"blame": ["du machst alles kaputt"], "fine": ["der dienst macht alles kaputt"]},
            }
        },
    }


def changed(**keys) -> dict:
    given = small()
    given.update(keys)
    return given


def with_rule(**keys) -> dict:
    given = copy.deepcopy(small())
    given["rules"]["did_it"].update(keys)
    return given


def only(given: dict) -> Languages:
    return Languages({"xx": parse_language(given, "xx.yml")})


def test_a_team_can_write_a_language_of_its_own():
    languages = only(small())
    (finding,) = find("Du machst kaputt", Names(), languages)
    assert (finding.rule, finding.kind) == ("did_it", "named_fault")
    assert check_examples(languages) == []


def test_an_example_that_breaks_is_named():
    broken = with_rule(examples={"blame": ["du bist da"], "fine": ["du machst hin"]})
    missed, found = check_examples(only(broken))
    assert "rules.did_it" in missed and "du bist da" in missed
    assert "rules.did_it" in found and "du machst hin" in found


@pytest.mark.parametrize(
    ("text", "count"),
    [("Du machst kaputt", 1), ("Du machst kaputt wie geplant", 0), ("Wie geplant. Du machst kaputt", 1)],
)
def test_a_phrase_takes_a_rule_back_for_its_sentence(text, count):
    assert len(find(text, Names(), only(with_rule(unless=["wie geplant"])))) == count


@pytest.mark.parametrize(
    ("given", "where", "why"),
    [
        (with_rule(kind="rudeness"), "rules.did_it.kind", "withheld_signal"),
        (with_rule(phrases=["YOU <brokn>"]), "rules.did_it", "<brokn>"),
        (with_rule(unless=["wie <geplnt>"]), "rules.did_it", "<geplnt>"),
        (with_rule(phrases=["YOU (alles"]), "rules.did_it", "round brackets"),
        (with_rule(phrases=["(alles)"]), "rules.did_it", "nothing in it must be said"),
        (with_rule(phrases=[]), "rules.did_it.phrases", "at least 1"),
        (with_rule(examples={"blame": ["x"]}), "rules.did_it.examples.fine", "required"),
        (changed(silenced=["did_itt"]), "", "did_itt"),
        (changed(kinds={}), "", "withheld_signal"),
        (changed(colour="red"), "colour", "not permitted"),
        ([], "", "list of keys"),
    ],
)
def test_what_is_wrong_is_said_with_file_rule_and_reason(given, where, why):
    with pytest.raises(BadLanguage) as refused:
        parse_language(given, "xx.yml")
    assert refused.value.file == "xx.yml"
    assert where in str(refused.value) and why in str(refused.value)


def test_words_that_yaml_takes_for_truth_values_stay_words(tmp_path):
    text = yaml.safe_dump(small()).replace("- da", "- on")
    (tmp_path / "xx.yml").write_text(text, encoding="utf-8")
    assert load_languages(tmp_path).known["xx"].recognised_by == ("on",)


def test_a_folder_without_language_files_is_refused(tmp_path):
    with pytest.raises(BadLanguage, match="en.yml"):
        load_languages(tmp_path)


def test_a_file_that_is_no_yaml_is_refused_by_name(tmp_path):
    (tmp_path / "en.yml").write_text("rules: [", encoding="utf-8")
    with pytest.raises(BadLanguage, match="en.yml: not readable as YAML"):
        load_languages(tmp_path)


def test_a_rule_that_stands_twice_is_told_with_its_line(tmp_path):
    text = yaml.safe_dump(small(), sort_keys=False)
    (tmp_path / "xx.yml").write_text(text + "name: Other\n", encoding="utf-8")
    with pytest.raises(BadLanguage, match=r"(?s)'name' stands here twice.*line \d+"):
        load_languages(tmp_path)


def test_weights_of_another_shape_are_refused_by_name(tmp_path):
    (tmp_path / "xx.yml").write_text(yaml.safe_dump(small()), encoding="utf-8")
    (tmp_path / "xx.weights.json").write_text('{"colour": 1}', encoding="utf-8")
    with pytest.raises(BadLanguage, match="xx.weights.json"):
        load_languages(tmp_path)


def test_the_language_is_recognised_or_set():
    english = load_languages(PLAYBOOK).known["en"]
    both = Languages({"en": english, "xx": parse_language(small(), "xx.yml")})
    assert both.pick("why did you not tell us about the queue").language == "en"
    assert both.pick("da da da").language == "xx"
    assert both.pick("").language == "en"
    assert both.fixed_to("xx").pick("why did you not tell us").language == "xx"
    with pytest.raises(KeyError, match="known: en, xx"):
        both.fixed_to("zz")
