"""What Block Kit allows and refuses, and in which words."""

import pytest

from bot.sandbox.blocks import checked_blocks, checked_view, faults_in_blocks
from bot.sandbox.errors import SlackError
from tests.sandbox.build import actions, button, choice, field, home, modal, mrkdwn, option, plain, section

SELECT = {"type": "static_select", "action_id": "pick"}


def select(**more) -> dict:
    return actions(SELECT | more)


@pytest.mark.parametrize(
    "block",
    [
        section("x" * 3000),
        {"type": "section", "fields": [mrkdwn("a"), plain("b")]},
        section("x", accessory=button("Go")),
        section("x", accessory={"type": "image", "image_url": "https://example.com/a.png",
        "alt_text": "graph"}),
        {"type": "header", "text": plain("x" * 150)},
        {"type": "divider"},
        {"type": "context", "elements": [mrkdwn("a"), plain("b")]},
        {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "graph"},
        actions(button("x" * 75, value="v" * 2000, style="danger", url="https://example.com")),
        actions(button("Go", confirm={"title": plain("Sure?"), "text": plain("Really?"),
                                      "confirm": plain("Yes"),
                                      "deny": plain("No")})),
        actions(choice("static_select", "One", "Two", initial_option=option("Two"),
        placeholder=plain("Which"))),
        actions(choice("overflow", "One"), choice("checkboxes", "Two") | {"action_id": "b"}),
        actions({"type": "users_select", "action_id": "who", "initial_user": "U024ADA01"}),
        actions({"type": "datepicker", "action_id": "day", "initial_date": "2026-01-05"}),
        select(option_groups=[{"label": plain("Few"), "options": [option("One")]}]),
        {"type": "markdown", "text": "**bold**"},
    ],
)  # fmt: skip
def test_blocks_slack_takes(block):
    assert faults_in_blocks([block], "message") == []


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        (section("x" * 3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        ({"type": "section"}, "missing required field: text or fields [json-pointer:/blocks/0]"),
        ({"type": "section", "fields": []}, "no fewer than 1 items allowed [json-pointer:/blocks/0/fields]"),
        ({"type": "section", "fields": [plain("x")] * 11}, "no more than 10 items allowed"),
        ({"type": "section", "fields": [plain("x" * 2001)]}, "must be less than 2001 characters"),
        (section("x", accessory=field("A")["element"]), "unsupported type: plain_text_input"),
        (section("x", block_id="b" * 256),
        "must be less than 256 characters [json-pointer:/blocks/0/block_id]"),
        (section("x", colour="red"), "invalid additional property: colour [json-pointer:/blocks/0]"),
        ({"type": "section", "text": "hello"}, "unsupported type: None [json-pointer:/blocks/0/text/type]"),
        ({"type": "header", "text": mrkdwn("x")},
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"),
        ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters"),
        ({"type": "context", "elements": [button("x")]}, "unsupported type: button"),
        ({"type": "context", "elements": []}, "no fewer than 1 items allowed"),
        ({"type": "image", "image_url": "https://example.com/a.png"}, "missing required field: alt_text"),
        ({"type": "image", "alt_text": "graph"}, "must have image_url or slack_file, and not both"),
        ({"type": "carousel"}, "unsupported type: carousel [json-pointer:/blocks/0/type]"),
        ({"text": "hello"}, "unsupported type: None [json-pointer:/blocks/0/type]"),
        ("hello", "unsupported type: None"),
        (actions(), "no fewer than 1 items allowed"),
        (actions(*[button("x", f"a{n}") for n in range(26)]), "no more than 25 items allowed"),
        (actions(button("x"), button("y")), "action_id must be unique within its block"),
        (actions(button("x" * 76)),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"),
        (actions(button("x", value="v" * 2001)), "must be less than 2001 characters"),
        (actions(button("x", style="loud")), "invalid value: loud (must be one of primary, danger)"),
        (actions(button("x", confirm={"title": plain("Sure?")})), "missing required field: text"),
        (actions(choice("overflow", *"abcdef")), "no more than 5 items allowed"),
        (actions(choice("checkboxes", *"abcdefghijk")), "no more than 10 items allowed"),
        (actions(choice("static_select", "One", initial_option=option("Two"))), "must exactly match"),
        (actions(choice("checkboxes", "One", initial_options=[option("Two")])), "must exactly match"),
        (actions(choice("static_select", "One", "One")), "option values must be unique"),
        (actions(choice("static_select", "x" * 76)), "must be less than 76 characters"),
        (select(), "must have options or option_groups, and not both"),
        (select(options=[option("a")], placeholder=plain("x" * 151)), "must be less than 151 characters"),
        (select(options=[option("a", description=plain("x" * 76))]), "must be less than 76 characters"),
        (actions({"type": "datepicker", "action_id": "d", "initial_date": "5 January"}), "invalid format"),
    ],
)  # fmt: skip
def test_blocks_slack_refuses(block, complaint):
    assert complaint in " ".join(faults_in_blocks([block], "message"))


def test_numbers_of_blocks():
    assert faults_in_blocks([{"type": "divider"}] * 50, "message") == []
    assert "no more than 50" in faults_in_blocks([{"type": "divider"}] * 51, "message")[0]
    assert faults_in_blocks([{"type": "divider"}] * 100, "modal") == []
    assert "no more than 100" in faults_in_blocks([{"type": "divider"}] * 101, "home")[0]


def test_what_only_the_whole_shows():
    twice = [section("a", block_id="same"), section("b", block_id="same")]
    assert faults_in_blocks(twice, "message") == [
        "[ERROR] block_id must be unique: same [json-pointer:/blocks]"
    ]
    markdown = [{"type": "markdown", "text": "x" * 6001}] * 2
    assert "12001 characters together" in faults_in_blocks(markdown, "message")[0]
    assert "unsupported type: markdown" in faults_in_blocks(markdown, "modal")[0]
    focused = {"type": "plain_text_input", "action_id": "a", "focus_on_load": True}
    assert "focus_on_load" in faults_in_blocks([field("A", focused), field("B", focused)], "modal")[0]


def test_missing_ids_are_filled_in_and_given_ones_kept():
    given = [section("x", block_id="mine"), actions({"type": "button", "text": plain("Go")})]
    first, second = checked_blocks(given, "message")
    assert first["block_id"] == "mine" and second["block_id"] and second["elements"][0]["action_id"]
    assert "block_id" not in given[1]


@pytest.mark.parametrize(
    "view",
    [
        modal(field("A"), private_metadata="x" * 3000, external_id="e" * 255, notify_on_close=True),
        modal(field("A", {"type": "number_input", "action_id": "n", "is_decimal_allowed": False})),
        {"type": "modal", "title": plain("Read"), "blocks": [section("x")]},
    ],
)
def test_views_slack_takes(view):
    assert checked_view(view, "modal")["blocks"][0]["block_id"]


@pytest.mark.parametrize(
    ("view", "complaint"),
    [
        (modal(field("A"), title=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/title/text]"),
        (modal(field("A"), submit=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/submit/text]"),
        (modal(field("A"), close=plain("")),
        "must be more than 0 characters [json-pointer:/view/close/text]"),
        (modal(field("A"), private_metadata="x" * 3001), "must be less than 3001 characters"),
        (modal(field("A"), callback_id="x" * 256), "must be less than 256 characters"),
        (modal(field("A"), colour="red"), "invalid additional property: colour"),
        ({"type": "modal", "title": plain("x"), "blocks": [field("A")]}, "missing required field: submit"),
        ({"type": "modal", "blocks": []}, "missing required field: title"),
        ({"type": "modal", "title": plain("x")}, "missing required field: blocks"),
        (home(), "this method takes a view of type modal"),
        (modal(field("A" * 2001)),
        "must be less than 2001 characters [json-pointer:/view/blocks/0/label/text]"),
        (modal({"type": "input", "label": plain("A")}), "missing required field: element"),
        (modal(field("A", button("Go"))),
        "unsupported type: button [json-pointer:/view/blocks/0/element/type]"),
        (modal(field("A", {"type": "plain_text_input", "action_id": "a", "max_length": 3001})),
        "from 1 to 3000"),
        (modal(field("A", {"type": "plain_text_input", "action_id": "a", "max_length": 1,
         "initial_value": "xx"})),
         "initial_value must not be longer than max_length"),
        (modal(field("A", {"type": "plain_text_input", "action_id": "a", "max_length": 1, "min_length": 2})),
         "min_length must not be more than max_length"),
    ],
)  # fmt: skip
def test_views_slack_refuses(view, complaint):
    with pytest.raises(SlackError) as refused:
        checked_view(view, "modal")
    assert refused.value.code == "invalid_arguments"
    assert complaint in " ".join(refused.value.extra["response_metadata"]["messages"])


def test_a_view_has_a_largest_size():
    heavy = [actions(*[button("x", f"{b}-{n}", value="v" * 2000) for n in range(25)]) for b in range(6)]
    with pytest.raises(SlackError, match="view_too_large"):
        checked_view(modal(*heavy), "modal")
