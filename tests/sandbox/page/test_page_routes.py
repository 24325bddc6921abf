"""What the page's addresses answer, and to whom."""

import aiohttp
import pytest
import pytest_asyncio

from bot.sandbox import messages
from bot.sandbox.app_profile import BOT_USER_ID

pytestmark = pytest.mark.asyncio(loop_scope="package")

ADA, GRACE = "U024ADA01", "U024GRA01"


@pytest_asyncio.fixture(loop_scope="package")
async def ask(sandbox):
    """`await ask("state", ADA)` reads as the page does."""
    async with aiohttp.ClientSession(sandbox.url, raise_for_status=True) as session:

        async def read(path: str, person: str) -> dict:
            async with session.get(f"/page/{path}", params={"as": person}) as answer:
                return await answer.json()

        read.session = session
        yield read


async def act(ask, person: str, do: str, **more) -> dict:
    async with ask.session.post("/page/act", json={"as": person, "do": do, **more}) as answer:
        return await answer.json()


async def test_each_person_sees_her_own_places(ask):
    def names(state):
        return [(place["name"], place["kind"], place["member"]) for place in state["channels"]]

    assert names(await ask("state", ADA)) == [
        ("attic", "public", True), ("payments", "public", True), ("quiet", "public", True), ("secret", "private", True),
    ]  # fmt: skip
    assert names(await ask("state", GRACE)) == [
        ("attic", "public", False), ("payments", "public", True), ("quiet", "public", False),
    ]  # fmt: skip
    assert [person["name"] for person in (await ask("state", ADA))["people"]] == ["ada", "grace"]


async def test_somebody_unknown_becomes_the_first_person(ask):
    assert (await ask("state", "U0NOBODY"))["me"]["name"] == "ada"


async def test_a_private_channel_is_not_found_by_those_outside(ask):
    assert (await ask("channel/C024SEC01", ADA))["name"] == "secret"
    with pytest.raises(aiohttp.ClientResponseError, match="404"):
        await ask("channel/C024SEC01", GRACE)
    with pytest.raises(aiohttp.ClientResponseError, match="404"):
        await ask("thread/C024SEC01/1.000000", GRACE)


async def test_a_private_note_is_read_and_pressed_by_its_reader_only(ask, sandbox):
    ws, block = sandbox.workspace, {"type": "actions", "block_id": "b", "elements": [
        {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}]}  # fmt: skip
    note = messages.note(ws, ws.channel("#payments"), ADA, "for ada", [block])
    assert [m["text"] for m in (await ask("channel/C024PAY01", ADA))["messages"]] == ["for ada"]
    assert (await ask("channel/C024PAY01", GRACE))["messages"] == []
    press = {
        "channel": "C024PAY01",
        "ts": note.ts,
        "block_id": "b",
        "action_id": "go",
        "value": {},
        "values": {},
    }
    assert (await act(ask, GRACE, "press", **press))["says"] == "That did not work (message_not_found)."
    assert (await act(ask, ADA, "press", **press))["error"] == "timeout"


async def test_unread_counts_what_others_said_until_it_is_read(ask, sandbox):
    ws = sandbox.workspace
    messages.post(ws, ws.open_dm(GRACE), BOT_USER_ID, "hello")
    await act(ask, ADA, "post", channel="C024PAY01", text="hello all")

    async def counts(person: str) -> dict:
        return {
            place["name"]: place["unread"]
            for place in (await ask("state", person))["channels"]
            if place["unread"]
        }

    grace = (await ask("state", ADA))["people"][1]
    assert (grace["unread"], grace["dm"]) == (1, ws.dm(GRACE).id)
    assert await counts(ADA) == {}
    assert await counts(GRACE) == {"Helper": 1, "payments": 1}
    await act(ask, GRACE, "read", channel="C024PAY01")
    assert await counts(GRACE) == {"Helper": 1}


async def test_a_thread_holds_the_parent_and_its_replies(ask):
    await act(ask, ADA, "post", channel="C024PAY01", text="parent")
    parent = (await ask("channel/C024PAY01", ADA))["messages"][0]["ts"]
    await act(ask, GRACE, "post", channel="C024PAY01", text="reply", thread_ts=parent)
    thread = (await ask(f"thread/C024PAY01/{parent}", ADA))["messages"]
    assert [(m["text"], m["author"]["name"], m["mine"]) for m in thread] == [
        ("parent", "ada", True),
        ("reply", "grace", False),
    ]
    assert [(m["text"], m["replies"]) for m in (await ask("channel/C024PAY01", ADA))["messages"]] == [
        ("parent", 1)
    ]


@pytest.mark.parametrize(
    ("do", "more", "says"),
    [
        ("post", {"channel": "C024OLD01", "text": "x"}, "#attic is archived."),
        ("post", {"channel": "C024QUI01", "text": "x"}, "grace is not in #quiet; she can join it."),
        (
            "command",
            {"channel": "C024PAY01", "text": "/aks"},
            "/aks is not a valid command; the app has /ask.",
        ),
        ("submit", {"view_id": "V1", "values": {}}, "That form is no longer open."),
        ("juggle", {}, "The page asked for something there is not: juggle."),
    ],
)
async def test_a_refusal_is_a_sentence(ask, do, more, says):
    assert (await act(ask, GRACE, do, **more))["says"] == says


async def test_events_tell_that_something_changed(ask, sandbox):
    async with ask.session.get("/page/events") as stream:
        assert await stream.content.readuntil(b"\n\n") == b"event: changed\ndata:\n\n"
        messages.post(sandbox.workspace, sandbox.workspace.channel("#payments"), ADA, "news")
        assert await stream.content.readuntil(b"\n\n") == b"event: changed\ndata:\n\n"


async def test_a_permalink_opens_the_page_at_its_message(ask, sandbox):
    ws = sandbox.workspace
    parent = messages.post(ws, ws.channel("#payments"), ADA, "here")
    reply = messages.post(ws, ws.channel("#payments"), ADA, "there", thread_ts=parent.ts)
    for message, more in ((parent, ""), (reply, f"&thread={parent.ts}")):
        async with ask.session.get(ws.permalink(message), allow_redirects=False) as answer:
            assert answer.headers["Location"] == f"/#in=C024PAY01{more}&at={message.ts}"


async def test_foreign_pages_can_neither_act_nor_frame_nor_load_more(ask, sandbox):
    with pytest.raises(aiohttp.ClientResponseError, match="415"):
        await ask.session.post("/page/act", data='{"as": "U024ADA01", "do": "advance", "seconds": 60}')
    async with ask.session.get("/") as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert (
        "default-src 'none'" in policy
        and "script-src 'self'" in policy
        and "frame-ancestors 'none'" in policy
    )
    with pytest.raises(aiohttp.ClientResponseError, match="404"):
        await ask.session.get("/static/..%2Fweb.py")
