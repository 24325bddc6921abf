"""After an attempt without an answer: did it happen?"""

import pytest

from bot.domain.place import Place
from bot.outbox.answer import Answer, Outcome
from bot.outbox.look import find_earlier
from tests.outbox.rows import NOW, Scripted, ahead, ok, row

POST = row()
TRACE = POST.trace


def message(trace: str = "other", ts: str = "1.5") -> dict:
    return {"ts": ts, "metadata": {"event_type": "muster_outbox", "event_payload": {"row": trace}}}


def page(*messages: dict, cursor: str = "") -> Answer:
    return ok(messages=list(messages), response_metadata={"next_cursor": cursor})


@pytest.mark.parametrize("kind", ["chat.update", "conversations.invite", "pins.add", "reactions.add",
                                  "views.publish"])
async def test_what_repeats_without_harm_is_not_looked_up(kind):
    slack = Scripted()
    assert await find_earlier(slack, row(kind=kind), {}) is None
    assert slack.calls == []


@pytest.mark.parametrize("kind", ["chat.postEphemeral", "respond"])
async def test_what_cannot_be_looked_up_is_sent_at_most_once(kind):
    found = await find_earlier(Scripted(), row(kind=kind), {})
    assert (found.outcome, found.error) == (Outcome.DONE, "not repeated")


async def test_a_post_is_found_by_its_row():
    slack = Scripted(page(message("6-1"), {"ts": "1.3"}, message(TRACE, "1.4")))
    found = await find_earlier(slack, POST, {})
    assert found.landed == ("C1", "1.4")
    method, arguments = slack.calls[0]
    assert (method, arguments["channel"]) == ("conversations.history", "C1")
    assert float(arguments["oldest"]) == ahead(-60).timestamp()  # Slack's clock may be behind ours


async def test_it_is_searched_page_by_page():
    slack = Scripted(page(message(), cursor="next"), page(message(TRACE, "1.9")))
    assert (await find_earlier(slack, POST, {})).landed == ("C1", "1.9")
    assert slack.calls[1][1]["cursor"] == "next"


async def test_without_a_trace_it_may_be_repeated():
    assert await find_earlier(Scripted(page(message())), POST, {}) is None


async def test_the_same_number_in_a_database_begun_anew_is_another_row():
    earlier = row(created_at=ahead(-9999)).trace
    assert await find_earlier(Scripted(page(message(earlier))), POST, {}) is None


@pytest.mark.parametrize("more", [
    {"to": "1/log", "places": {"1/log": Place(name="1/log", channel="C1", ts="1.1")}},
    {"to": "C1", "payload": {"text": "hi", "thread_ts": "1.1"}, "places": {}},
])
async def test_an_answer_in_a_thread_is_searched_in_the_thread(more):
    places = more.pop("places")
    slack = Scripted(page(message(TRACE)))
    assert (await find_earlier(slack, row(**more), places)).ok
    method, arguments = slack.calls[0]
    assert (method, arguments["ts"], arguments["channel"]) == ("conversations.replies", "1.1", "C1")


@pytest.mark.parametrize("person", ["U024ADA01", "W024ADA01"])
async def test_a_direct_message_is_searched_in_its_conversation(person):
    slack = Scripted(ok(channel={"id": "D9"}), page(message(TRACE)))
    assert (await find_earlier(slack, row(to=person), {})).landed == ("D9", "1.5")
    assert slack.calls[0] == ("conversations.open", {"users": person})


@pytest.mark.parametrize(("answer", "outcome"), [
    (Answer(Outcome.REFUSED, "channel_not_found"), None),  # it cannot be there
    (Answer(Outcome.LATER, "ratelimited"), Outcome.IN_DOUBT),
    (Answer(Outcome.IN_DOUBT, "TimeoutError"), Outcome.IN_DOUBT),
])
async def test_a_search_without_an_answer_leaves_the_doubt(answer, outcome):
    found = await find_earlier(Scripted(answer), POST, {})
    assert (found and found.outcome) == outcome


CREATE = row(kind="conversations.create", to="1/room", payload={"name": "inc-1", "is_private": False},
             started_at=NOW)


@pytest.mark.parametrize(("channel", "found"), [
    ({"id": "C7", "name": "inc-1", "created": NOW.timestamp() + 1}, ("C7", None)),
    ({"id": "C7", "name": "inc-1", "created": NOW.timestamp() - 3600}, None),  # somebody else's of that name
    ({"id": "C7", "name": "inc-11", "created": NOW.timestamp() + 1}, None),
])
async def test_a_channel_is_found_by_name_among_the_bots_own(channel, found):
    slack = Scripted(ok(channels=[channel]))
    answer = await find_earlier(slack, CREATE, {})
    assert (answer and answer.landed) == found
    assert slack.calls[0][0] == "users.conversations"
    assert slack.calls[0][1]["types"] == "public_channel"


async def test_a_private_channel_is_searched_among_private_ones():
    slack = Scripted(ok(channels=[]))
    await find_earlier(slack, row(kind="conversations.create",
                                  payload={"name": "inc-1", "is_private": True}), {})
    assert slack.calls[0][1]["types"] == "private_channel"
