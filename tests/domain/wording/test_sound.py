"""Forms that no sentence has are not said, and sentences beside the blame stand without greeting and sigh."""

from collections.abc import Sequence

import pytest

from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.reframing.calm import as_written, is_calm, is_mood
from bot.domain.wording.reframing.reframe import reframe
from bot.domain.wording.text.pieces import Piece, pieces
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.sound import sound
from bot.domain.wording.words.speech import Speech
from tests.domain.wording.rewording import LANGUAGES, NAMES, said

LEXICON = Lexicon(LANGUAGES.pick("the disk was full"), NAMES)


def _part(text: str) -> tuple[Speech, Sequence[Piece]]:
    speech = Speech(text, LEXICON)
    return speech, pieces(text, LEXICON.language.contractions)


@pytest.mark.parametrize(
    "text",
    [
        "The lock was broke.",
        "Verbose was turned on.",
        "I've was gone over the contract.",
        "The question was suggested be directed.",
        "The route was mistyped owing to at noon.",
        "The invoice goes.",
        "The landlord's sank the barge.",
        "The hand on the plug belonged.",
        "The trouble of printing was not taken the failover card.",
        "The price table was edited it.",
        "The dashboards cost us was not read.",
        "The retries forever was shipped.",
        "The wrongly from the dropdown was picked.",
        "The cert was not renewed though the reminder.",
        "The outage comes from a rule I fat was fingered.",
        "Test the changes before we get woken up.",
    ],
)
def test_broken_forms_are_stopped(text: str) -> None:
    assert sound(LEXICON, text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The node was restarted the same day.",
        "The bot was given the wrong role.",
        "All of us were paged.",
        "The nightly was skipped.",
        "The branch is missing two commits because of the force push.",
        "The switch I rebooted was the core.",
    ],
)
def test_forms_that_only_look_broken_may_stand(text: str) -> None:
    assert sound(LEXICON, text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("hi all, the queue is empty", "The queue is empty."),
        ("ok so the restore runs until five", "The restore runs until five."),
        ("the disk is replaced, phew", "The disk is replaced."),
        ("update: 3 of 5 nodes back", "Update: 3 of 5 nodes back."),
    ],
)
def test_a_calm_sentence_stands_without_greeting_and_sigh(text: str, written: str) -> None:
    speech, part = _part(text)
    assert is_calm(speech, part)
    assert as_written(speech, part) == written


@pytest.mark.parametrize("text", ["let that sink in", "come on, step forward", "so much for the robots of today"])
def test_moods_are_no_news(text: str) -> None:
    speech, part = _part(text)
    assert is_mood(LEXICON, part)
    assert not is_calm(speech, part)


def test_a_mood_beside_the_blame_is_not_reworded_either() -> None:
    text = "did I ruin the demo? who deleted the volume"
    blamed = "who deleted the volume"
    finding = Finding("who_did_it", "who_did_it", text.index(blamed), len(text), blamed, 1.0, ())
    wording = reframe(text, [finding], NAMES, LANGUAGES).wording
    assert wording is not None
    assert wording.startswith("The volume was deleted.")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("someone clicked Drain instead of Pause on `cell-7`", "Drain was selected on `cell-7`."),
        ("who put rm -rf in the install hook", "rm -rf was put in the install hook."),
        ("Anna raised maxSurge to 80%", "maxSurge was raised to 80%."),
        ("Anna merged into main", "A merge went into main."),
    ],
)
def test_facts_and_names_stay_as_written_where_they_belong(text: str, wording: str) -> None:
    assert said(text) == wording
