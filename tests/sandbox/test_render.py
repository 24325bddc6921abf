"""Blocks as readable text, who is mentioned, and what a client makes of typed words."""

import pytest

from bot.sandbox import render
from bot.sandbox.render import mentions, pressables
from bot.sandbox.typed import encoded, rich_text
from tests.sandbox.build import actions, button, choice, field, mrkdwn, option, plain, section


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (section("Risk is *high*", accessory=button("Why?")), "Risk is *high*\n[Why?]"),
        ({"type": "section", "fields": [mrkdwn("*Role*"), mrkdwn("open")]}, "*Role*\nopen"),
        ({"type": "header", "text": plain("Card")}, "Card"),
        ({"type": "divider"}, "---"),
        ({"type": "context", "elements": [mrkdwn("due 14:30"), plain("now")]}, "due 14:30 now"),
        ({"type": "image", "alt_text": "p99 graph", "image_url": "https://example.com"}, "(p99 graph)"),
        ({"type": "markdown", "text": "**bold**"}, "**bold**"),
        (actions(button("Accept"), button("Pass", "b")), "[Accept]\n[Pass]"),
        (section("x", accessory=choice("overflow", "Hand off", "Leave")), "x\n[Hand off] [Leave]"),
        (field("Service", hint=plain("guessed")), "Service\n[____]\nguessed"),
        (field("Service", {"type": "plain_text_input", "action_id": "a", "initial_value": "api"}),
        "Service\n[api]"),
        (field("Team", choice("static_select", "One", placeholder=plain("Which?")), optional=True),
         "Team (optional)\n[Which?]"),
        (field("Team", choice("static_select", "One", initial_option=option("One"))), "Team\n[One]"),
        (field("Teams", choice("multi_static_select", "One", "Two", initial_options=[option("One"),
         option("Two")])),
         "Teams\n[One, Two]"),
        (field("Right?", choice("radio_buttons", "Yes", "No", initial_option=option("No"))),
         "Right?\n[ ] Yes\n[x] No"),
        (field("Who", {"type": "multi_users_select", "action_id": "a", "initial_users": ["U1", "U2"]}),
        "Who\n[U1, U2]"),
    ],
)  # fmt: skip
def test_blocks_read_well(block, text):
    assert render([block]) == text


def test_what_was_entered_is_shown_instead_of_the_initial_value():
    block = field("Service", {"type": "plain_text_input", "action_id": "a", "initial_value": "api"})
    values = {"service": {"a": {"type": "plain_text_input", "value": "web"}}}
    assert render([block], values, {"service": "unknown"}) == "Service\n[web]\n! unknown"


def test_labels_of_what_can_be_pressed():
    picker = {"type": "users_select", "action_id": "who", "placeholder": plain("Somebody")}
    blocks = [section("x", accessory=choice("overflow", "More")), actions(button("Go"), picker)]
    assert pressables(blocks) == ["More", "Go", "Somebody"]


@pytest.mark.parametrize(
    ("text", "block", "found"),
    [
        ("<!here> and <@U024ADA01>", None, ["here", "U024ADA01"]),
        ("@here in plain text", None, []),
        ("", section("@channel look"), ["channel"]),
        ("", {"type": "section", "text": mrkdwn("@channel look", verbatim=True)}, []),
        ("", {"type": "section", "text": plain("@channel <!here>")}, []),
        ("", section("me@everyone.example, &lt;!here&gt;, `@here`"), []),
        ("", {"type": "context", "elements": [mrkdwn("<!everyone>")]}, ["everyone"]),
    ],
)
def test_who_is_mentioned(text, block, found):
    assert mentions(text, [block] if block else []) == found


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("p99 > 5 s & rising <now>", "p99 &gt; 5 s &amp; rising &lt;now&gt;"),
        ("see https://example.com/a?b=1&c=2 now", "see <https://example.com/a?b=1&amp;c=2> now"),
        (
            "@ada and @nobody in #payments, @here",
            "<@U024ADA01> and @nobody in <#C024PAY01|payments>, <!here>",
        ),
        ("<@U024ADA01> did it", "<@U024ADA01> did it"),
        ("mail ada@example.com", "mail ada@example.com"),
    ],
)
async def test_typed_words_are_sent_as_a_client_sends_them(sandbox, typed, sent):
    assert encoded(sandbox.workspace, typed) == sent


def test_rich_text_holds_the_words_as_they_were_typed():
    (block,) = rich_text("<@U024ADA01> 5 &gt; 3 <https://example.com>")
    elements = block["elements"][0]["elements"]
    assert [e["type"] for e in elements] == ["user", "text", "link"]
    assert elements[1]["text"] == " 5 > 3 "
    assert render([block]) == "<@U024ADA01> 5 > 3 https://example.com"
