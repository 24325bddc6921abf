"""Controls one by one: what the app is told when a person uses them, and stacked forms."""

import asyncio
import re

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.sandbox import messages
from bot.sandbox.app_profile import BOT_USER_ID

pytestmark = pytest.mark.asyncio(loop_scope="package")


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


def options(*words: str) -> list[dict]:
    return [{"text": plain(word), "value": word.lower()} for word in words]


def named(kind: str, label: str, **more) -> dict:
    """An input block whose ids are the kind of its element."""
    element = {"type": kind, "action_id": kind, **more}
    return {"type": "input", "block_id": kind, "label": plain(label), "optional": True, "element": element}


EVERY_INPUT = [
    named("plain_text_input", "Line"),
    named("number_input", "Number", is_decimal_allowed=False),
    named("radio_buttons", "One", options=options("Left", "Right")),
    named("static_select", "Grouped", option_groups=[{"label": plain("G"), "options": options("Inner")}]),
    named(
        "multi_static_select",
        "Several",
        options=options("Red", "Green", "Blue"),
        initial_options=options("Blue"),
    ),
    named("users_select", "Person"),
    named("conversations_select", "Channel", filter={"include": ["public"]}),
    named("datepicker", "Day", initial_date="2026-01-05"),
    named("timepicker", "Hour"),
]


@pytest_asyncio.fixture(loop_scope="package")
async def told(bolt, online):
    """Every action and submission the app was told of: (action or callback id, what came with it)."""
    heard = asyncio.Queue()

    @bolt.action(re.compile(".*"))
    async def action(ack, body):
        await ack()
        done = body["actions"][0]
        heard.put_nowait((done["action_id"], done.get("value") or done["selected_option"]["value"]))

    @bolt.view("every")
    async def submitted(ack, view):
        await ack()
        heard.put_nowait({block: entries[block] for block, entries in view["state"]["values"].items()})

    await online()
    return heard


def show_form(sandbox, callback_id: str, blocks: list[dict]) -> str:
    body = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(callback_id),
        "submit": plain("Send"),
        "blocks": blocks,
    }
    return sandbox.workspace.views.open("U024ADA01", body).id


async def test_every_input_reaches_the_app_in_slacks_shape(told, sandbox, open_page):
    show_form(sandbox, "every", EVERY_INPUT)
    tab = await open_page("ada", "#payments")
    form = tab.get_by_role("dialog", name="every")
    await form.get_by_label("Line").fill("a < b")
    await form.get_by_label("Number").fill("12")
    await form.get_by_label("Right").check()
    await form.get_by_label("Grouped").select_option("Inner")
    await form.get_by_label("Red").check()
    await form.get_by_label("Person").select_option("grace")
    await form.get_by_label("Channel").select_option("quiet")
    await form.get_by_label("Day").fill("2026-02-01")
    await form.get_by_label("Hour").fill("14:02")
    await form.get_by_role("button", name="Send").click()
    await expect(form).to_be_hidden()
    values = told.get_nowait()
    assert {kind: next(v for k, v in entry.items() if k != "type") for kind, entry in values.items()} == {
        "plain_text_input": "a < b", "number_input": "12", "radio_buttons": options("Right")[0],
        "static_select": options("Inner")[0], "multi_static_select": options("Red", "Blue"), "users_select": "U024GRA01",
        "conversations_select": "C024QUI01", "datepicker": "2026-02-01", "timepicker": "14:02",
    }  # fmt: skip


async def test_controls_in_messages_tell_the_app_at_once_and_ask_first_where_told_to(
    told, sandbox, open_page
):
    ws = sandbox.workspace
    sure = {
        "title": plain("Stand down?"),
        "text": plain("It closes."),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    messages.post(ws, ws.channel("#payments"), BOT_USER_ID, "card", [{"type": "actions", "block_id": "b", "elements": [
        {"type": "static_select", "action_id": "level", "placeholder": plain("Severity"), "options": options("Major", "Minor")},
        {"type": "overflow", "action_id": "more", "options": options("Export", "Link")},
        {"type": "button", "action_id": "end", "value": "7", "text": plain("Stand down"), "confirm": sure}]}])  # fmt: skip
    tab = await open_page("ada", "#payments")
    await tab.get_by_label("Severity").select_option("Minor")
    await tab.get_by_role("button", name="More choices").click()
    await tab.get_by_role("menuitem", name="Link").click()
    for answer in ("No", "Yes"):
        await tab.get_by_role("button", name="Stand down").click()
        await tab.get_by_role("dialog", name="Stand down?").get_by_role("button", name=answer).click()
    heard = [await asyncio.wait_for(told.get(), 5) for _ in range(3)]
    assert heard == [("level", "minor"), ("more", "link"), ("end", "7")]
    assert told.empty()


async def test_a_stacked_form_goes_back_to_what_was_typed(told, sandbox, open_page):
    first = show_form(sandbox, "below", EVERY_INPUT[:1])
    tab = await open_page("ada", "#payments")
    below, above = tab.get_by_role("dialog", name="below"), tab.get_by_role("dialog", name="above")
    await below.get_by_label("Line").fill("half a thou")
    body = {"type": "modal", "title": plain("above"), "submit": plain("Send"), "blocks": EVERY_INPUT[1:2]}
    sandbox.workspace.views.push("U024ADA01", body, over=first)
    await expect(above.get_by_label("Number")).to_be_focused()
    await tab.keyboard.press("Escape")
    await expect(below.get_by_label("Line")).to_have_value("half a thou")
    sandbox.workspace.views.push("U024ADA01", body, over=first)
    await above.get_by_role("button", name="Close everything").click()
    await expect(tab.get_by_role("dialog")).to_have_count(0)
