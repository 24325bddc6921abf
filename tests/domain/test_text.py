"""What people type, as plain text."""

import pytest

from bot.domain.place import CLOSE, OPEN, mention
from bot.domain.text import clean, from_slack, of_message, one_line


def name_of(user: str) -> str | None:
    return {"U024ADA01": "ada", "W024GRA01": "grace"}.get(user)


@pytest.mark.parametrize(("typed", "plain"), [
    ("p99 at 5 s", "p99 at 5 s"),
    ("", ""),
    ("a &amp; b &lt; c &gt; d", "a & b < c > d"),
    ("&amp;lt;", "&lt;"),  # somebody typed "&lt;" itself
    ("<@U024ADA01> looks", "@ada looks"),
    ("<@W024GRA01>", "@grace"),
    ("<@U9|radia> looks", "@someone looks"),
    ("<@U9>", "@someone"),
    ("see <#C024PAY01|payments>", "see #payments"),
    ("see <#C024PAY01>", "see #C024PAY01"),
    ("<!here> look", "@here look"),
    ("<!subteam^S1|@dba>", "@dba"),
    ("<!subteam^S1>", "@subteam"),
    ("<!date^1392734382^{date}|Feb 18>", "Feb 18"),
    ("<https://example.com/a>", "https://example.com/a"),
    ("<https://example.com/a|the graph>", "the graph (https://example.com/a)"),
    ("<https://example.com|example.com>", "https://example.com"),
    ("<mailto:ada@example.com|ada@example.com>", "ada@example.com"),
    ("&lt;@U024ADA01&gt;", "<@U024ADA01>"),  # typed as such: text, not a mention
    ("<>", "<>"),
    ("<@U024ADA01", "<@U024ADA01"),
])
def test_from_slack(typed, plain):
    assert from_slack(typed, name_of) == plain


@pytest.mark.parametrize(("typed", "kept"), [
    ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ("  round  ", "round"),
    ("\x00a\x07b\x1b[31m", "ab[31m"),
    ("right\u202eto left", "rightto left"),
    ("zero\u200bwidth\ufeff", "zerowidth"),
    ("👩\u200d🚒 ok", "👩\u200d🚒 ok"),  # the joiner makes one emoji of two
    ("\ud800", ""),
    ("naïve İstanbul 東京", "naïve İstanbul 東京"),
])
def test_only_what_can_be_read_is_kept(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize("typed", [
    mention("1/room"), f"{OPEN}link 2/card{CLOSE}", "&#xe000;channel 1/room&#xe001;",
                                   "&#57344;channel 1/room&#57345;",
])
def test_nobody_can_type_a_reference(typed):
    """What Slack would fill in with a channel or an address stays words."""
    assert not {OPEN, CLOSE} & set(from_slack(typed))


def test_no_more_is_read_than_slack_lets_people_write():
    assert len(from_slack("a" * 100_000)) == 40_000
    assert len(from_slack("<" * 100_000)) == 40_000


@pytest.mark.parametrize(("text", "most", "expected"), [
    ("a\n b\t c", 10, "a b c"), ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("abcd efg", 6, "abcd…"),
                                                        ("", 5, ""),
])
def test_one_line(text, most, expected):
    assert one_line(text, most) == expected


@pytest.mark.parametrize(("message", "says"), [
    ({"text": "p99 at 5 s", "attachments": [{"text": "more"}]}, "p99 at 5 s"),
    ({"text": "", "attachments": [{"title": "P99Slow", "text": "5 s", "fallback": "[FIRING]"}]},
     "P99Slow\n5 s"),
    ({"attachments": [{"fallback": "[FIRING] P99Slow"}, {}]}, "[FIRING] P99Slow"),
    ({"text": "", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Disk full"}},
                             {"type": "section", "fields": [{"type": "mrkdwn", "text": "host &amp; rack"}],
                              "accessory": {"type": "button", "text": {"type": "plain_text", "text": "Mute"}}},
                             {"type": "actions", "elements": [{"type": "button", "text": {"text": "Mute"}}]},
                             {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                                 {"type": "text", "text": "since 14:02"}, {"type": "emoji", "name": "fire"}]}]}]},
     "Disk full\nhost &amp; rack\nsince 14:02"),
    ({}, ""),
])
def test_alerts_say_it_in_attachments_or_blocks(message, says):
    assert of_message(message) == says
