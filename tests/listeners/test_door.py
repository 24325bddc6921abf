"""What Slack sends back, read."""

import pytest

from bot.domain.place import CLOSE, OPEN
from bot.listeners.door import answer_url, by, metadata, pressed, values


def form(**inputs: dict) -> dict:
    return {"state": {"values": {block: {"value": entry} for block, entry in inputs.items()}}}


def option(value: str) -> dict:
    return {"text": {"type": "plain_text", "text": value}, "value": value}


@pytest.mark.parametrize(("entry", "value"), [
    ({"type": "plain_text_input", "value": " p99\u202e at 5 s "}, "p99 at 5 s"),
    ({"type": "plain_text_input", "value": f"{OPEN}channel 1/room{CLOSE}"}, "channel 1/room"),  # no reference
    ({"type": "plain_text_input", "value": None}, None),
    ({"type": "static_select", "selected_option": option("payments")}, "payments"),
    ({"type": "static_select", "selected_option": None}, None),
    ({"type": "radio_buttons", "selected_option": option("add")}, "add"),
    ({"type": "checkboxes", "selected_options": [option("a"), option("b")]}, ["a", "b"]),
    ({"type": "checkboxes", "selected_options": []}, []),
    ({"type": "multi_static_select", "selected_options": None}, []),
    ({"type": "multi_users_select", "selected_users": ["U1", "W2"]}, ["U1", "W2"]),
    ({"type": "users_select", "selected_user": "W1"}, "W1"),
    ({"type": "datepicker", "selected_date": "2026-12-01"}, "2026-12-01"),
    ({"type": "datetimepicker", "selected_date_time": 1795402507}, 1795402507),
    ({"type": "number_input", "value": "20"}, "20"),
    ({"type": "number_input"}, None),
])
def test_what_is_filled_in(entry, value):
    assert values(form(block=entry)) == {"block": value}


def test_a_button_is_known_by_its_trigger_or_its_time():
    action = {"value": "1:payments", "action_ts": "1.2"}
    assert pressed({"actions": [action], "trigger_id": "t"}) == ("1:payments", "action t")
    assert pressed({"actions": [action]}) == ("1:payments", "action 1.2")


def test_where_a_button_is_answered():
    assert answer_url({"response_url": "https://hooks.example.com/1"}) == "https://hooks.example.com/1"
    assert answer_url({"view": {}}) is None
    assert by({"user": {"id": "W1"}}) == "W1"


@pytest.mark.parametrize(("kept", "read"), [('{"incident": 1}', {"incident": 1}), ("", {})])
def test_what_a_form_carries(kept, read):
    assert metadata({"private_metadata": kept}) == read
