"""A workplace in change: people and the bot come and go, permissions are missing, the playbook changes under way."""

import shutil

import pytest

from bot.sandbox import conversations
from bot.sandbox.app_profile import BOT_USER_ID
from tests.stories.conftest import PLAYBOOKS, Story, story_of
from tests.stories.incident import PEOPLE, ROOM, calls_of, card_says, holds, offer, opened
from tests.stories.log import kept_log, log_of


async def bot_invited(story, where: str) -> None:
    """Somebody invites the bot to a channel."""
    conversations.join(story.slack.workspace, story.slack.workspace.channel(where), BOT_USER_ID, inviter=story.ada.id)
    await story.slack.settled()


async def test_the_bot_is_removed_and_invited_again(story):
    log = await kept_log(story)
    await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.ada.remove_from_channel(ROOM, "muster")

    told = await story.margaret.sees("@muster", "I was removed from the channel of INC-1. It goes on in")
    assert "Invite the app to" in told.text
    card = await story.grace.sees("#payments", "now requires broader coordination", new=True)
    await story.grace.sees(card, "Inviting the app to the channel again brings the incident back there")
    await bot_invited(story, ROOM)
    await story.grace.sees(card, "goes on in its own channel again")
    await story.grace.sees(ROOM, "continued", new=True)
    assert "Roll back 4.2" in await log_of(story.ada)
    await story.everybody_reads()


async def test_the_bot_is_removed_while_it_is_down(story):
    await kept_log(story)
    story.slack.events.retry_delays = ()
    await story.stop_bot()
    await story.ada.remove_from_channel(ROOM, "muster")
    await story.start_bot()
    await story.barbara.click(await offer(story, "comms"), "Accept")  # the card is to be drawn anew
    await story.margaret.sees("@muster", "I was removed from the channel of INC-1")
    await story.grace.sees("#payments", "Comms: <@U024BAR01> (since")
    await story.everybody_reads()


async def test_a_removed_bot_takes_a_private_incident_nowhere_public(story):
    await story.ada.command("#payments", "/escalate checkout-api")
    await story.ada.sees_modal("Which threshold fired?")
    await story.ada.tick("Customer impact has started", "Private: security or personal data")
    await story.ada.submit()
    room = await story.ada.invited_to("inc-1")
    await story.ada.sees(room.id, "now requires broader coordination")
    await story.settles()
    await story.ada.remove_from_channel(room.id, "muster")
    told = await story.ada.sees("@muster", "Inviting the app to the channel again brings the incident back there")
    assert "checkout" not in told.text
    assert not [m for m in story.ada.reads("#payments") if "broader coordination" in m.text and not m.ephemeral]
    await story.everybody_reads()


async def test_a_deleted_card_is_posted_again(story):
    card = await opened(story)
    await story.ada.delete_message_of_bot(ROOM, card.ts)
    again = await story.ada.sees(ROOM, "Commander: offered to", new=True)
    await story.settles()
    assert again.ts != card.ts and again.pinned
    await holds(story, "commander", "margaret")
    await story.everybody_reads()


@pytest.mark.parametrize("scope", ["pins:write", "reactions:write", "im:history", "im:write", "users:read.email"])
async def test_without_an_optional_scope_all_goes_on(story, scope):
    story.slack.remove_scope(scope)
    log = await kept_log(story)
    await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    assert "1 decision," in await log_of(story.ada)
    await story.everybody_reads()


async def test_without_the_right_to_create_channels_it_says_what_to_do(story):
    story.slack.remove_scope("channels:manage")
    await story.ada.command("#payments", "/escalate checkout-api 1 checkout fails")
    card = await story.ada.sees("#payments", "now requires broader coordination")
    await story.ada.sees(card, "reinstall it with the current manifest")
    await story.everybody_reads()


async def test_guests_and_people_who_left_are_passed_over(story):
    story.slack.workspace.user("margaret").deleted = True
    story.slack.workspace.user("grace").is_restricted = True
    await story.ada.command("#payments", "/escalate checkout-api 1 checkout fails")
    await story.katherine.sees("@muster", "Can you take the *commander* role")
    await card_says(story, f"Commander: offered to {PEOPLE['katherine']}")
    await story.everybody_reads()


@pytest.fixture
async def movable(tmp_path, caplog):
    """A story whose playbook can be edited."""
    folder = tmp_path / "playbooks"
    shutil.copytree(PLAYBOOKS, folder)
    async with story_of(Story(tmp_path, playbooks=folder), caplog) as told:
        yield told


async def rewrite(story, file: str, old: str, new: str) -> None:
    """The playbook changes, and the bot looks."""
    path = story.playbooks / file
    before = path.read_text()
    assert old in before
    path.write_text(before.replace(old, new))
    await story.bot.calendar.reload()


CHANGES = {
    "a threshold is gone": ("thresholds.yml", "  customer_impact:   {ask: Customer impact has started or is about to start,"
                            " severity: critical}\n", ""),
    "a severity is renamed": ("thresholds.yml", "critical", "severe"),
    "a service is renamed": ("services.yml", "checkout-api:", "checkout:"),
    "a role asks another team": ("roster.yml", "commander: {from: [incident-command]", "commander: {from: [platform]"),
    "a person is gone": ("roster.yml", "[barbara, margaret]", "[margaret]"),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_the_playbook_changes_in_the_middle_of_an_incident(movable, change):
    story = movable
    log = await kept_log(story)
    await rewrite(story, *CHANGES[change])
    await story.grace.post(ROOM, "Roll back 4.2", thread=log)
    await story.barbara.click(await offer(story, "comms"), "Pass")
    for word in ("status", "roles", "due", "log"):
        await story.ada.command(ROOM, f"/escalate {word}")
        await story.ada.sees(ROOM, "INC-1", new=True)
    await story.pass_time(minutes=45)
    await story.settles()
    await story.margaret.command(ROOM, "/escalate close")
    await story.margaret.sees_modal("What ended it?")
    await story.margaret.fill({"What ended it?": "The rollback of 4.2"})
    assert await story.margaret.submit() is None
    await story.ada.sees(ROOM, "Review of INC-1")
    assert calls_of(story, "conversations.create") == 1
    await story.everybody_reads()
