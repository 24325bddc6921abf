"""How words kept from a hurried note are written."""

import pytest

from bot.domain.wording.files.wordings import Wordings
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.spelling import spelled
from tests.domain.wording.rewording import LANGUAGES, NAMES

ENGLISH = LANGUAGES.known["en"]


@pytest.mark.parametrize(
    ("noted", "written"),
    [
        ("The disk was full BEFORE the run.", "The disk was full before the run."),
        ("It ran. TWICE in a row.", "It ran. Twice in a row."),
        ("The reader cant log in since monday.", "The reader can't log in since Monday."),
        ("`SELECT BEFORE` ran.", "`SELECT BEFORE` ran."),
        ("The clause is NEVER NULL.", "The clause is NEVER NULL."),
        ("Cant it wait?", "Can't it wait?"),
    ],
)
def test_nobody_shouts_and_apostrophes_stand_where_they_belong(noted, written):
    assert spelled(Lexicon(ENGLISH, NAMES), noted) == written


def test_a_language_may_have_spellings_and_no_word_that_is_shouted():
    language = ENGLISH.model_copy(update={"wordings": Wordings(spellings={"cant": "can't"})})
    assert spelled(Lexicon(language, NAMES), "It cant wait.") == "It can't wait."


def test_a_language_with_neither_leaves_a_note_as_it_is():
    language = ENGLISH.model_copy(update={"wordings": Wordings()})
    assert spelled(Lexicon(language, NAMES), "It CANNOT wait.") == "It CANNOT wait."
