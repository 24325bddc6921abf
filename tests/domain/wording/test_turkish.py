"""A second language: the same engine, its own phrases, recognised by its words."""

from pathlib import Path

import pytest

from bot.domain.wording import Names, find, load_languages, reframe

LANGUAGES = load_languages(Path(__file__).parents[3] / "playbooks" / "language")
ROSTER = Names(people=frozenset({"Işıl"}), teams=frozenset({"ödeme-ekibi"}))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Neden bize daha önce haber vermediniz?", "withheld_signal"),
        ("neden soylemediniz bize", "withheld_signal"),
        ("NEDEN HABER VERMEDİNİZ", "withheld_signal"),
        ("hepsi Işıl'ın hatası", "named_fault"),
        ("loglara bakmalıydın", "counterfactual"),
        ("siz gerçekten beceriksizsiniz", "competence"),
        ("kök neden insan hatası", "human_error"),
        ("bizim suçumuz değil", "finger_pointing"),
        ("bunu kim yaptı", "who_did_it"),
        ("böyle olacağı belliydi", "hindsight"),
        ("bunu yapan kovulmalı", "punishment"),
        ("hepsi benim hatam", "self_blame"),
    ],
)
def test_each_kind_is_known(text, kind):
    assert [finding.kind for finding in find(text, ROSTER, LANGUAGES)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "bu senin hatan değil",
        "alarm neden çalmadı, bir eşik eksik mi?",
        "erken haber verdiğin için teşekkürler",
        "önbellek yüzünden kuyruk doldu",
        "kim nöbetçi bu akşam",
        "> neden haber vermediniz",
    ],
)
def test_work_talk_is_left_alone(text):
    assert find(text, ROSTER, LANGUAGES) == []


def test_the_question_comes_in_the_language_of_the_message():
    text = "Neden bize daha önce haber vermediniz?"
    offered = reframe(text, find(text, ROSTER, LANGUAGES), ROSTER, LANGUAGES)
    assert offered.question == "Hangi sinyal bu eşiği aştı ve ne zaman görünür oldu?"


@pytest.mark.parametrize("text", ["senin yüzünden 14:02'de prod çöktü", "prod'u sen bozdun. 3 saat senin hatan yüzünden bekledik"])
def test_whose_it_is_breaks_nothing(text):
    found = find(text, ROSTER, LANGUAGES)
    assert found
    assert "senin" not in (reframe(text, found, ROSTER, LANGUAGES).wording or "")


def test_a_sentence_kept_begins_with_its_own_capital():
    text = "istanbul kümesi 14:05'te yavaşladı. bunu kim yaptı"
    offered = reframe(text, find(text, ROSTER, LANGUAGES), ROSTER, LANGUAGES)
    assert (offered.wording or "").startswith("İstanbul kümesi 14:05'te yavaşladı. ")


def test_a_name_is_a_word_too_only_in_its_own_language():
    assert "deniz" in LANGUAGES.names_and_words("deniz ve umut bu sabah değişti")
    assert "will" in LANGUAGES.names_and_words("the rollback will take the whole morning")
    assert "deniz" not in LANGUAGES.names_and_words("Deniz rolls back the release and it was the last one")
