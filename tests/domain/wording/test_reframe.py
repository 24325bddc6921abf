"""What is put in place of a blaming sentence: read each pair aloud."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.domain.wording.files.language import Languages, load_languages
from bot.domain.wording.files.wordings import Wordings
from bot.domain.wording.finding.find import find
from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.reframing.reframe import balanced, reframe
from bot.domain.wording.rehearse import broken_wordings
from bot.domain.wording.text.facts import same_facts
from bot.domain.wording.text.names import Names
from tests.domain.wording.rewording import LANGUAGES, NAMES, reframed, said


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Nora deleted the `billing_v3` bucket at 14:02", "The `billing_v3` bucket was deleted at 14:02."),
        (
            "<@U0ABC123> pushed a broken chart without waiting for review",
            "A broken chart was pushed without waiting for review.",
        ),
        (
            "so it was Omar's deploy that took search-api down at 13:52",
            "The deploy took search-api down at 13:52.",
        ),
        ("the platform team rotated the keys on a Friday, nice", "The keys were rotated on a Friday."),
        (
            "we lost 40 invoices because Lena ran the cleanup job on prod",
            "40 invoices were lost because the cleanup job ran on prod.",
        ),
        (
            "your config change killed every pod in eu-west-1",
            "The config change killed every pod in eu-west-1.",
        ),
        (
            "Tariq skipped the canary and now 30% of logins fail",
            "The canary was skipped, and now 30% of logins fail.",
        ),
        ("somebody powered off the wrong rack", "The wrong rack was powered off."),
        ("Milan let the certificate expire", "The certificate expired."),
    ],
)
def test_a_deed_becomes_an_event(text, wording):
    assert said(text) == wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "you should have drained the node before patching it",
            "The node was not drained before patching it.",
        ),
        ("Ines shouldn't have merged #512 with red checks", "#512 was merged with red checks."),
        ("if only QA had tested the import we would not be here", "The import was not tested."),
        ("had you set a timeout none of this would have happened", "No timeout was set."),
        ("you could've asked before rebooting the switch", "The switch was rebooted."),
        ("they should've rolled back at 14:10", "There was no rollback at 14:10."),
        ("the on-call forgot to unmute the pager", "The pager was not unmuted."),
        ("nobody even checked the backups", "The backups were not checked."),
    ],
)
def test_what_should_have_been_becomes_what_was(text, wording):
    assert said(text, "counterfactual") == wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "why didn't you tell us that the queue was growing?",
            "The queue was growing.",
        ),
        (
            "why are we only now hearing about the failed restore",
            "News of the failed restore reached this channel late.",
        ),
        (
            "you saw the error graph at 14:05 and only told us at 14:40",
            "The error graph was known at 14:05 and reached us at 14:40.",
        ),
        (
            "infra knew about the full disk for three days and never said a word",
            "The full disk was known for three days, but not in this channel.",
        ),
        (
            "nobody told us that the schema was changing",
            "The schema was changing.",
        ),
    ],
)
def test_silence_becomes_when_it_was_seen(text, wording):
    assert said(text, "withheld_signal") == wording


@pytest.mark.parametrize(
    "text", ["heads will roll for this", "you had one job", "this is just careless", "who did this?",
             "heads will roll for this. My decision, effective 09:00", "heads will roll for this, 4 times since Easter!",
             "heads will roll for this. Give Ottokar the night watch for a month"]
)
def test_what_says_nothing_leaves_the_question_alone(text):
    result = reframed(text, "punishment")
    assert result.wording is None
    assert result.question.endswith("?")


def test_sentences_that_do_not_blame_stay_as_written():
    text = "Update: search-api is back since 14:20. Pia broke it with her change."
    blamed = text.index("Pia")
    finding = Finding("x", "named_fault", blamed, len(text), text[blamed:], 1.0, ())
    result = reframe(text, [finding], NAMES, LANGUAGES)
    assert result.wording == f"Update: search-api is back since 14:20. {result.question}"


def test_names_of_the_roster_are_people_and_services_are_not():
    names = Names(people=frozenset({"robin"}), services=frozenset({"hermes"}))
    assert said("robin truncated the audit table", names=names) == "The audit table was truncated."
    assert "hermes" in said("whoever was on call last night let hermes fill up", names=names).lower()


def test_the_person_is_gone():
    result = reframed("<@U0ABC123> you broke login with your patch, @ben agreed")
    assert result.wording is not None
    assert not {"<@", "@ben", "you"} & set(result.wording.lower().replace("<@u0abc123>", "<@").split())


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("why didn't you tell us about the lag", "withheld_signal", "signal"),
        ("Ana merged #512 without review", "named_fault", "gap"),
        ("the vendor is useless, as always", "finger_pointing", "dependency"),
        ("they have no idea how replication works", "competence", "expertise"),
    ],
)
def test_the_question_fits_what_is_talked_about(text, kind, key):
    assert reframed(text, kind).question_key == key


def test_self_blame_is_answered_kindly():
    assert "thank you" in reframed("sorry, I broke prod", "self_blame").why.lower()


def test_the_strongest_finding_gives_the_kind():
    text = "who did this? Ana broke it."
    weak = Finding("a", "who_did_it", 0, 13, text[:13], 0.6, ())
    strong = Finding("b", "named_fault", 14, len(text), text[14:], 0.9, ())
    assert reframe(text, [weak, strong], NAMES, LANGUAGES).kind == "named_fault"


@pytest.mark.parametrize("kind", ["withheld_signal", "named_fault", "self_blame"])
def test_a_wall_of_text_is_left_to_the_question(kind):
    result = reframed("Ana broke prod at 14:05. " * 200, kind)
    assert result.wording is None


def test_every_question_of_the_file_passes_the_check():
    language = LANGUAGES.known["en"]
    asked = [*language.questions.values(), *(one.ask for one in language.wordings.asking)]
    assert [one for one in asked if find(one, NAMES, LANGUAGES) or not one.endswith("?")] == []


def test_balanced_reads_markup_and_not_names():
    assert balanced("*bold* and `max_size` and order_events")
    assert not balanced("*bold and `code`")


def test_a_wording_of_a_wording_is_not_needed():
    for text in ("Nora deleted the `a_b` bucket at 14:02", "who broke prod?"):
        wording = reframed(text).wording
        assert find(wording, NAMES, LANGUAGES) == []
        assert same_facts(text, wording)


def test_a_language_without_wordings_offers_the_question():
    english = LANGUAGES.known["en"].model_copy(update={"wordings": Wordings()})
    text = "Nora deleted the cache at 14:02"
    finding = Finding("x", "named_fault", 0, len(text), text, 1.0, ())
    result = reframe(text, [finding], NAMES, Languages({"en": english}))
    assert (result.wording, result.question) == (None, english.questions["gap"])


@pytest.mark.parametrize(
    ("section", "reason"),
    [
        ({"clauses": [{"said": "{who} {whatever}", "say": ""}]}, "nothing is called whatever"),
        ({"clauses": [{"said": "{who} {did}", "say": "{evnt}"}]}, "nothing is called evnt"),
        ({"verbs": {"regular": ["push"]}}, "without them no deed can be said"),
        ({"asking": [{"key": "blame", "about": ["x"], "ask": "?"}]}, "signal"),
        ({"asking": [{"key": "gap", "ask": "Can {whatever} wait?"}]}, "names {whatever}; known are count"),
    ],
)
def test_a_wrong_wording_is_told_when_the_file_loads(section, reason):
    with pytest.raises(ValidationError, match=reason):
        Wordings(**section)


def test_the_examples_of_the_files_hold():
    assert [
        line
        for one in load_languages(Path(__file__).parents[3] / "playbooks" / "language").known.values()
        for line in broken_wordings(one)
    ] == []


@pytest.mark.parametrize(
    ("example", "named"),
    [({"say": "Something else."}, "not 'Something else.'"), ({"say": "", "ask": "Is it back?"}, "asks 'Which runbook, alert or ownership gap made this possible?', not 'Is it back?'")],
)
def test_a_broken_example_is_named(example, named):
    wordings = Wordings(examples=[{"blame": "Nora deleted it at 14:02", **example}])
    english = LANGUAGES.known["en"].model_copy(update={"wordings": wordings})
    assert named in next(iter(broken_wordings(english)))
