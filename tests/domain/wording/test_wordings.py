"""What a wordings section must hold, checked when it is loaded and not when somebody writes."""

import pytest
from pydantic import ValidationError

from bot.domain.wording import Finding, Languages, reframe
from bot.domain.wording.files.wordings import Wordings
from tests.domain.wording.rewording import LANGUAGES, NAMES

GIVEN = LANGUAGES.pick("the disk was full").wordings.model_dump(by_alias=True)


def _with_shape(said: str, say: str) -> dict:
    return {**GIVEN, "clauses": [*GIVEN["clauses"], {"said": said, "say": say}]}


def _with_list(name: str, words: list[str]) -> dict:
    return {**GIVEN, "lists": {**GIVEN["lists"], name: words}}


@pytest.mark.parametrize(
    ("said", "say"),
    [
        ("{who} saw it", "{was_thing} seen"),
        ("{who} saw {any}", "{did_so}"),
        ("{who} saw ({thing}) there", "{thing} was seen"),
        ("{who} saw ({thing}) there", "{was_thing} seen"),
        ("{who} saw {thing}", "{event}"),
    ],
)
def test_a_shape_may_only_say_what_it_surely_holds(said: str, say: str) -> None:
    with pytest.raises(ValidationError, match="must stand in it") as told:
        Wordings.model_validate(_with_shape(said, say))
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("name", "words"),
    [("was", ["was"]), ("beside", []), ("follow", []), ("went", ["went"])],
)
def test_lists_that_the_code_needs_have_all_their_forms(name: str, words: list[str]) -> None:
    with pytest.raises(ValidationError, match=name):
        Wordings.model_validate(_with_list(name, words))


@pytest.mark.parametrize(
    ("name", "met"), [("we_all", "us_here"), ("another_persons", "of_another")]
)
def test_what_a_list_meets_needs_the_word_it_is_said_with(name: str, met: str) -> None:
    with pytest.raises(ValidationError, match=f"{name} missing or short of a form; what {met} meets"):
        Wordings.model_validate(_with_list(name, []))


def test_the_file_itself_is_whole() -> None:
    assert Wordings.model_validate(GIVEN).lists


@pytest.mark.parametrize("name", ["unannounced_as", "of_adverbs", "no_past", "doubting", "of_another"])
def test_a_team_may_leave_a_list_out(name: str) -> None:
    lists = {one: words for one, words in GIVEN["lists"].items() if one != name}
    language = LANGUAGES.pick("the disk was full")
    mine = language.model_copy(update={"wordings": Wordings.model_validate({**GIVEN, "lists": lists, "examples": []})})
    text = "you rebooted the core, without that idiotic plan"
    finding = Finding("named_fault", "named_fault", 0, len(text), text, 1.0, ())
    assert "The core was rebooted" in str(reframe(text, [finding], NAMES, Languages({"en": mine})).wording)
