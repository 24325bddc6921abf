"""What a person reads where a form is answered."""

import json

from bot.listeners.reply import form_answer
from bot.views.notice import sentence

FORM = {"blocks": [{"type": "section"}, {"type": "input", "block_id": "service"}, {"type": "input", "block_id": "team.2"}]}


def answered(words: str, block: str | None = None, form: dict = FORM) -> dict:
    return json.loads(form_answer(form, sentence(words), block).body)


def test_it_stands_under_the_field_it_is_about():
    assert answered("Choose.", "team")["errors"] == {"team.2": "Choose."}
    assert answered("Choose.")["errors"] == {"service": "Choose."}


def test_a_mention_stands_where_it_is_shown_as_one():
    """Errors have no mark-up: an id would be read as it is."""
    page = answered("<@U024ADA01> holds command of INC-1 and can do this.")
    assert page["response_action"] == "push" and "<@U024ADA01>" in page["view"]["blocks"][0]["text"]["text"]


def test_a_form_without_fields_has_a_page_put_on_it():
    assert answered("Done.", form={"blocks": [{"type": "section"}]})["response_action"] == "push"
