"""The page in a real browser, over a real Socket Mode app: what a person types, presses and reads."""

import re

import pytest
import pytest_asyncio
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="package")


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


def question(block_id: str, label: str, element: dict, **more) -> dict:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {"action_id": "it", **element},
        **more,
    }


def options(*words: str) -> list[dict]:
    return [{"text": plain(word), "value": word.lower()} for word in words]


FORM = {
    "type": "modal", "callback_id": "ask", "title": plain("Ask for help"), "submit": plain("Send"), "close": plain("Not now"),
    "blocks": [
        question("signs", "Which signs?", {"type": "checkboxes", "options": options("Slow", "Failing")}, dispatch_action=True),
        question("what", "What happened?", {"type": "plain_text_input", "multiline": True}, hint=plain("In a few words")),
        question("where", "Where?", {"type": "static_select", "options": options("Shop", "Search")}),
        question("who", "Who else?", {"type": "multi_users_select"}, optional=True),
    ],
}  # fmt: skip
OFFER = [
    {"type": "header", "text": plain("Somebody is needed")},
    {"type": "actions", "block_id": "offer", "elements": [
        {"type": "button", "action_id": "take", "text": plain("Take it"), "value": "7"}]},
]  # fmt: skip


@pytest_asyncio.fixture(loop_scope="package")
async def desk(bolt, online):
    """An app that asks with a form, says who it will call as signs are ticked, offers, and thanks privately."""

    @bolt.command("/ask")
    async def ask(ack, body, client):
        await ack()
        await client.views_open(
            trigger_id=body["trigger_id"], view=FORM | {"private_metadata": body["channel_id"]}
        )

    @bolt.action("it")
    async def ticked(ack, body, client):
        await ack()
        count = len(body["view"]["state"]["values"]["signs"]["it"]["selected_options"])
        line = {"type": "section", "text": plain(f"{count} ticked")}
        view = FORM | {
            "private_metadata": body["view"]["private_metadata"],
            "blocks": [*FORM["blocks"], line],
        }
        await client.views_update(view_id=body["view"]["id"], view=view)

    @bolt.view("ask")
    async def asked(ack, view, client):
        values = view["state"]["values"]
        if values["what"]["it"]["value"] == "nothing":
            return await ack(response_action="errors", errors={"what": "Say a little more"})
        await ack()
        text = f"{values['what']['it']['value']} in {values['where']['it']['selected_option']['value']}"
        await client.chat_postMessage(
            channel=view["private_metadata"],
            text=text,
            blocks=[
                *OFFER,
                {
                    "type": "section",
                    "text": {
                        "type": "mrkdwn",
                        "text": f"*{text}*, with {values['who']['it']['selected_users']}",
                    },
                },
            ],
        )
        await client.chat_postMessage(channel="U024GRA01", text="You are asked")

    @bolt.action("take")
    async def take(ack, body, client):
        await ack()
        place, user = body["channel"]["id"], body["user"]["id"]
        await client.chat_update(channel=place, ts=body["message"]["ts"], text=f"<@{user}> has it")
        await client.chat_postEphemeral(channel=place, user=user, text="Thank you for taking it")

    @bolt.shortcut("ask_about")
    async def ask_about(ack, shortcut, client):
        await ack()
        await client.chat_postMessage(
            channel=shortcut["channel"]["id"], text=f"About: {shortcut['message']['text']}"
        )

    @bolt.event("app_home_opened")
    async def home(event, client):
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [
            {"type": "section", "text": plain("All is calm")}]})  # fmt: skip

    @bolt.event(re.compile("message|reaction_added|reaction_removed"))
    async def heard():
        pass

    await online()


async def write(tab, box: str, text: str) -> None:
    await tab.get_by_label(box).fill(text)
    await tab.get_by_label(box).press("Enter")


async def test_a_command_opens_a_form_whose_message_has_a_thread_a_button_and_a_private_note(desk, open_page):
    tab = await open_page("ada", "#payments")
    await write(tab, "Message #payments", "/ask")
    form = tab.get_by_role("dialog", name="Ask for help")
    await form.get_by_label("What happened?").fill("Payments hang")
    await form.get_by_label("Slow").check()
    await expect(form.get_by_text("1 ticked")).to_be_visible()
    await expect(form.get_by_label("What happened?")).to_have_value("Payments hang")
    await form.get_by_label("Where?").select_option("Shop")
    await form.get_by_label("grace").check()
    await form.get_by_role("button", name="Send").click()
    await expect(form).to_be_hidden()
    messages = tab.get_by_role("list", name="Messages")
    await expect(messages.get_by_text("Payments hang in shop, with ['U024GRA01']")).to_be_visible()
    await expect(tab.get_by_role("link", name="grace: 1 new")).to_be_visible()

    await messages.get_by_role("link", name="Reply in thread").click()
    await write(tab, "Reply in this thread", "Looking at *it*")
    replies = tab.get_by_role("list", name="Replies")
    await expect(replies.locator("strong", has_text=re.compile("^it$"))).to_be_visible()
    await expect(messages.get_by_role("link", name="1 reply")).to_be_visible()

    await messages.get_by_role("button", name="Take it").click()
    await expect(messages.get_by_text("@ada has it")).to_be_visible()
    await expect(messages.locator(".private")).to_contain_text("Only visible to you")
    grace = await open_page("grace", "#payments")
    await expect(grace.get_by_text("@ada has it")).to_be_visible()
    await expect(grace.get_by_text("Thank you for taking it")).to_have_count(0)


async def test_a_form_says_what_is_missing_and_keeps_what_was_written(desk, open_page):
    tab = await open_page("ada", "#payments")
    await write(tab, "Message #payments", "/ask")
    form = tab.get_by_role("dialog", name="Ask for help")
    await form.get_by_label("Slow").check()
    await form.get_by_role("button", name="Send").click()
    await expect(form.get_by_text("⚠")).to_have_count(2)
    await expect(form.get_by_label("What happened?")).to_have_accessible_description(
        re.compile("complete this.*In a few words")
    )
    await form.get_by_label("What happened?").fill("nothing")
    await form.get_by_label("Where?").select_option("Search")
    await form.get_by_role("button", name="Send").click()
    await expect(form.get_by_text("Say a little more")).to_be_visible()
    await expect(form.get_by_label("What happened?")).to_have_value("nothing")
    await expect(form.get_by_label("What happened?")).to_be_focused()
    await tab.keyboard.press("Escape")
    await expect(form).to_be_hidden()


async def test_an_app_that_stays_silent_is_told_in_words(bolt, online, sandbox, ada, open_page):
    @bolt.command("/ask")
    async def ask(ack, body, client):
        if body["text"] == "again":
            return
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM | {"blocks": FORM["blocks"][1:2]})

    @bolt.view("ask")
    async def never(ack):
        pass

    await online()
    tab = await open_page("ada", "#payments")
    await write(tab, "Message #payments", "/ask")
    form = tab.get_by_role("dialog", name="Ask for help")
    sandbox.ack_seconds = 0.1
    await form.get_by_label("What happened?").fill("Payments hang")
    await form.get_by_role("button", name="Send").click()
    await expect(form.get_by_role("alert")).to_contain_text("did not answer in time")
    await expect(form.get_by_label("What happened?")).to_have_value("Payments hang")
    await form.get_by_role("button", name="Not now").click()
    await expect(form).to_be_hidden()
    await write(tab, "Message #payments", "/ask again")
    await expect(tab.get_by_role("alert")).to_contain_text("/ask failed: the app did not answer in time")
    await expect(tab.get_by_label("Message #payments")).to_have_value("/ask again")


async def test_one_edits_reacts_uses_menus_reads_home_and_moves_time(desk, open_page, sandbox, clock):
    tab = await open_page("ada", "#payments")
    await write(tab, "Message #payments", "Frist @grace")
    messages = tab.get_by_role("list", name="Messages")
    message = messages.get_by_role("article")
    await message.hover()
    await messages.get_by_role("button", name="More").click()
    await tab.get_by_role("menuitem", name="Edit").click()
    await expect(tab.get_by_label("Edit message")).to_have_value("Frist @grace")
    await write(tab, "Edit message", "First @grace")
    await expect(message).to_contain_text("First @grace")
    await expect(message).to_contain_text("(edited)")
    await messages.get_by_role("button", name="React").click()
    await tab.get_by_role("menuitem", name="memo").click()
    await messages.get_by_role("button", name="memo: ada").click()
    await expect(messages.get_by_role("button", name="memo: ada")).to_have_count(0)
    await messages.get_by_role("button", name="More").click()
    await tab.get_by_role("menuitem", name="Ask about this").click()
    await expect(messages.get_by_text("About: First @grace")).to_be_visible()
    await messages.get_by_role("button", name="More").first.click()
    await tab.get_by_role("menuitem", name="Delete").click()
    await tab.get_by_role("dialog", name="Delete this message?").get_by_role("button", name="Delete").click()
    await expect(messages.get_by_role("article")).to_have_count(1)
    before = clock.now()
    await tab.get_by_role("button", name="+30 min").click()
    await expect(tab.get_by_role("group", name="Workspace time")).to_contain_text("09:30 UTC")
    assert (clock.now() - before).total_seconds() == 1800
    await tab.get_by_role("link", name="Home").click()
    await expect(tab.get_by_text("All is calm")).to_be_visible()


async def test_everything_can_be_done_with_the_keyboard(desk, open_page):
    tab = await open_page("ada", "#payments")
    await tab.get_by_label("Message #payments").focus()
    await tab.keyboard.type("/a")
    await expect(tab.get_by_role("option", name="/ask")).to_be_visible()
    await tab.keyboard.press("Enter")
    await expect(tab.get_by_label("Message #payments")).to_have_value("/ask ")
    await tab.keyboard.press("Enter")
    form = tab.get_by_role("dialog", name="Ask for help")
    await expect(form.get_by_label("Slow")).to_be_focused()
    await tab.keyboard.press("Space")
    await expect(form.get_by_text("1 ticked")).to_be_visible()
    await expect(form.get_by_label("Slow")).to_be_focused()
    await tab.keyboard.press("Escape")
    await expect(form).to_be_hidden()
    await expect(tab.get_by_label("Message #payments")).to_be_focused()
    await tab.get_by_role("button", name="Acting as ada").press("Enter")
    await tab.keyboard.press("ArrowDown")
    await tab.keyboard.press("Enter")
    await expect(tab.get_by_role("button", name="Acting as grace")).to_be_visible()
    await expect(tab.get_by_label("Message #payments")).to_be_visible()


async def test_a_newcomer_is_told_what_to_try_and_narrow_screens_fit(desk, open_page):
    tab = await open_page("ada")
    await expect(tab.get_by_text("You act as ada. Open #payments and type /ask.")).to_be_visible()
    await tab.set_viewport_size({"width": 380, "height": 700})
    await tab.get_by_role("button", name="Places").click()
    await tab.keyboard.press("Escape")
    await expect(tab.get_by_role("link", name="quiet")).to_be_hidden()
    await expect(tab.get_by_role("button", name="Places")).to_be_focused()
    await tab.keyboard.press("Enter")
    await tab.get_by_role("link", name="quiet").click()
    await expect(tab.get_by_text("Nothing has been said here yet.")).to_be_visible()
    assert await tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
