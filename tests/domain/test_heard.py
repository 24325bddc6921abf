"""What a `message` event tells."""

import json
from datetime import UTC, datetime

import pytest

from bot.domain.heard import Deleted, Edited, Said, heard, mark, said
from bot.domain.text import from_slack

PLAIN = {"type": "message", "channel": "C1", "user": "U1", "text": "p99 &gt; 5 s", "ts": "1795402500.000100",
         "event_ts": "1795402500.000100"}


def changed(message: dict, **more) -> dict:
    return {"type": "message", "subtype": "message_changed", "channel": "C1", "ts": "1795402600.000200",
            "event_ts": "1795402600.000200", "message": PLAIN | message} | more


def test_a_message():
    found = heard(PLAIN)
    assert (found.channel, found.ts, found.thread, found.user) == ("C1", "1795402500.000100", None, "U1")
    assert from_slack(found.text) == "p99 > 5 s"
    assert found.at == datetime(2026, 11, 23, 2, 55, 0, 100, tzinfo=UTC)


@pytest.mark.parametrize("subtype", ["thread_broadcast", "file_share", "me_message"])
def test_other_ways_to_say_something(subtype):
    assert isinstance(heard(PLAIN | {"subtype": subtype, "thread_ts": "1.0"}), Said)


@pytest.mark.parametrize("event", [
    PLAIN | {"subtype": "channel_join"},
    PLAIN | {"subtype": "pinned_item"},
    PLAIN | {"subtype": "message_replied"},
    PLAIN | {"bot_id": "B1"},
    PLAIN | {"subtype": "bot_message", "bot_id": "B1"},
    {key: value for key, value in PLAIN.items() if key != "user"} | {"subtype": "bot_message"},
    changed({"bot_id": "B1"}),
])
def test_nothing_a_person_said(event):
    assert heard(event) is None


def test_a_parent_is_not_a_reply():
    assert heard(PLAIN | {"thread_ts": PLAIN["ts"]}).thread is None
    assert heard(PLAIN | {"thread_ts": "1795402000.000100"}).thread == "1795402000.000100"


def test_files_without_words():
    shared = PLAIN | {"subtype": "file_share", "text": "", "files": [{"title": "p99.png"}, {}]}
    assert heard(shared).text == "(p99.png) (a file)"


def test_an_edit_is_ordered_by_its_event():
    found = heard(changed({"text": "new", "edited": {"user": "U1", "ts": "1795402600.000000"}}, previous_message=PLAIN))
    assert isinstance(found, Edited)
    assert (found.said.text, found.said.edited_ts, found.before) == ("new", "1795402600.000200", PLAIN["text"])


def test_an_edit_that_is_read_back_counts_as_the_last_of_its_second():
    assert said("C1", PLAIN | {"edited": {"ts": "1795402600.000000"}}).edited_ts == "1795402600.999999"


def test_a_link_that_unfolds_is_no_edit():
    assert heard(changed({})).said.edited_ts is None


def test_an_edit_without_the_messages_own_ts():
    event = changed({}, previous_message=PLAIN)
    event["message"] = {key: value for key, value in event["message"].items() if key != "ts"}
    assert heard(event).said.ts == PLAIN["ts"]


@pytest.mark.parametrize("event", [
    {"type": "message", "subtype": "message_deleted", "channel": "C1", "deleted_ts": "1795402500.000100", "ts": "9.0"},
    changed({"subtype": "tombstone", "user": "USLACKBOT"}),
])
def test_a_message_is_gone(event):
    assert heard(event) == Deleted("C1", "1795402500.000100")


def test_marks():
    event = {"type": "reaction_added", "user": "U1", "reaction": "memo::skin-tone-2",
             "item": {"type": "message", "channel": "C1", "ts": "1.0"}}
    assert (mark(event).emoji, mark(event).on) == ("memo", True)
    assert mark(event | {"type": "reaction_removed"}).on is False
    assert mark(event | {"item": {"type": "file", "file": "F1"}}) is None


def test_a_bots_message_can_be_chosen_by_a_person():
    found = said("C1", PLAIN | {"bot_id": "B1", "reactions": [{"name": "memo", "users": ["U1"], "count": 1}]}, bots=True)
    assert found.marks == {"memo"}


def test_what_is_null_is_not_there():
    nothing = dict.fromkeys(("reactions", "files", "attachments", "blocks", "thread_ts", "edited", "subtype", "bot_id"))
    assert said("C1", PLAIN | nothing) == said("C1", PLAIN)
    assert said("C1", PLAIN | nothing | {"text": None, "bot_id": "B1"}, bots=True).text == ""


def test_an_alert_says_it_in_an_attachment_and_a_person_in_words():
    silent = PLAIN | {"text": "", "attachments": [{"title": "FIRING", "text": "disk full"}]}
    assert said("C1", silent | {"bot_id": "B1"}, bots=True).text == "FIRING\ndisk full"
    assert said("C1", silent, bots=True).text == ""  # somebody else's message, passed on


def test_hostile_shapes_do_not_get_in():
    text = json.loads('"\\u202eevil\\ue000link 1/card\\ue001 <!channel>"')
    assert from_slack(heard(PLAIN | {"text": text}).text) == "evillink 1/card @channel"
