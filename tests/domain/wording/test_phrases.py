"""The small language in which a team writes its phrases."""

import pytest

from bot.domain.wording.files.phrases import PhraseError, compile_phrases
from bot.domain.wording.text.tokens import sentences

CLASSES = {"broken": ("broken", "gone"), "negative": ("not", "never")}
CONTRACTIONS = {"isnt": "is not"}


def said(phrase: str, text: str) -> bool:
    phrases = compile_phrases({"rule": [phrase]}, CLASSES, CONTRACTIONS, {"nobody": "NOBODY"})
    (sentence,) = sentences(text, CONTRACTIONS)
    return bool(phrases.match(sentence.tokens))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("it is gone", "well, IT IS gone!"),
        ("it (really) is gone/lost", "it is lost"),
        ("it (really) is gone/lost", "it really is gone"),
        ("it is <broken>", "it is broken"),
        ("it isn't here", "it isnt here"),
        ("why ... broken", "why is it all so broken"),
        ("look at (all) this", "look: at this"),
        ("somebody forgot", "sombody forgot"),
        ("not our fault", "not our fault"),
    ],
)
def test_a_phrase_is_heard(phrase, text):
    assert said(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("it is gone", "it was gone"),
        ("why ... broken", "why is it all so very often broken"),
        ("somebody forgot", "sombody forgt"),
        ("it is gone", "never say it is gone"),
        ("see it", "sea it"),
    ],
)
def test_another_sentence_is_not(phrase, text):
    assert not said(phrase, text)


@pytest.mark.parametrize("phrase", ["it is <lost>", "it (is", "it is)", "(it)", ""])
def test_an_unreadable_phrase_names_its_rule(phrase):
    with pytest.raises(PhraseError) as refused:
        compile_phrases({"rule": [phrase]}, CLASSES, {}, {})
    assert refused.value.rule == "rule"
