"""A private incident never leaks a word: whatever is posted, shown or exported outside its channel is searched for it."""

import json

import pytest

from bot.services.export import NothingToExport, export
from tests.stories.conftest import Story

SECRET, SERVICE = "quokka", "checkout-api"
ROOM = "inc-1"


def outside(story: Story, room: str, members: set[str]) -> list[str]:
    """All that Slack was given for places outside the room and for people who are not in it."""
    calls = [call for call in story.slack.calls if call.method.startswith(("chat.", "views.", "conversations.", "pins."))]
    return [f"{call.method} {json.dumps(call.args, default=str)}" for call in calls
            if call.args.get("channel") != room and not members & {call.args.get("channel"), call.args.get("user"),
                                                                 call.args.get("user_id"), call.args.get("users")}]


async def test_no_word_gets_out(story):
    ada = story.ada
    await ada.command("#payments", "/escalate")
    await ada.sees_modal("Which threshold fired?")
    await ada.tick("Customer impact has started", "Private: security or personal data")
    await ada.choose("Service", "checkout-api")
    await ada.fill({"Which signal shows it?": "quokka records are readable"})
    assert await ada.submit() is None
    room = await ada.invited_to(ROOM)
    for name, role in (("margaret", "commander"), ("grace", "scribe")):
        person = story.slack.person(name)
        await person.click(await person.sees("@muster", f"Can you take the *{role}* role"), "Accept")
    log = await ada.sees(room.id, "Decision log of")
    await story.grace.post(room.id, "We close the quokka bucket.", thread=log.ts)
    await story.pass_time(minutes=45)  # waves, offers that lapse, the objective, updates that are due

    radia = story.radia
    for words in ("list", "status 1", "due", "log 1", "review 1", "roles 1", "update 1", "close 1", "help"):
        await radia.command("#general", f"/escalate {words}")
    await radia.open_home()
    await story.margaret.command(room.id, "/escalate stand-down")
    await story.everybody_reads()

    members = set(story.slack.workspace.channel(room.id).members)
    assert radia.id not in members
    # Forms and the home tab list the playbook's services, for everybody and always.
    leaks = [line for line in outside(story, room.id, members)
             if SECRET in line or SERVICE in line and line.startswith("chat.")]
    shown = " ".join(message.rendered for message in radia.reads("#general")) + str(radia.home and radia.home.text)
    assert not leaks, "\n".join(leaks)
    assert "quokka" not in shown and "checkout-api is" not in shown, shown


async def test_an_export_needs_a_word_more(story):
    ada = story.ada
    await ada.command("#payments", "/escalate")
    await ada.sees_modal("Which threshold fired?")
    await ada.tick("Customer impact has started", "Private: security or personal data")
    await ada.choose("Service", "checkout-api")
    assert await ada.submit() is None
    await ada.invited_to(ROOM)
    await story.everybody_reads()

    def ask(session) -> str:
        return export(session, story.bot.playbooks.current, story.bot.languages.speaking(None), 1, as_json=True, private=False)

    with pytest.raises(NothingToExport):
        await story.bot.database.run(ask)
