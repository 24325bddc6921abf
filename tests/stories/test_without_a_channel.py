"""A private incident that Slack gives no channel: who was told of it can go on, and nobody else learns of it."""

import pytest

from bot.sandbox import conversations
from tests.stories.incident import PEOPLE


@pytest.fixture
async def told(story):
    """INC-1 is private, and the app lacks the permission for private channels. What ada is told."""
    for method in ("conversations.create", "conversations.invite"):
        story.slack.faults.add(method, error="missing_scope", times=99)
    ada = story.ada
    await ada.command("#payments", "/escalate checkout-api")
    await ada.sees_modal("Which threshold fired?")
    await ada.tick("Customer impact has started", "Private: security or personal data")
    await ada.fill({"Which signal shows it?": "quokka records are readable"})
    await ada.submit()
    return await ada.sees("@muster", "nothing public was opened")


async def test_who_was_told_names_it_anywhere(story, told):
    assert "`/escalate status INC-1`" in told.text
    await story.ada.command("#payments", "/escalate status INC-1")
    await story.ada.sees("#payments", "quokka records are readable")
    margaret = story.margaret
    offered = await margaret.sees("@muster", "Can you take the *commander* role")
    await story.settles()
    await margaret.click(offered, "Accept")
    await margaret.sees("@muster", "You hold the *commander* role")
    await margaret.command("#general", "/escalate roles INC-1")
    await margaret.sees("#general", f"Commander: {PEOPLE['margaret']} (since")

    await story.radia.command("#general", "/escalate status INC-1")
    await story.radia.sees("#general", "There is no incident INC-1")
    await story.everybody_reads()


async def test_roles_are_shown_and_it_is_closed_and_reviewed_without_a_channel(story, told):
    ada = story.ada
    await ada.click(told, "Roles…")
    await ada.sees_modal("Roles in INC-1")
    await ada.close_modal()
    await ada.click(told, "Close")
    await ada.sees_modal("Close INC-1")
    await ada.fill({"What ended it?": "The bucket is private again"})
    assert await ada.submit() is None
    review = await ada.sees("@muster", "INC-1 is closed. Thank you, everybody.")
    await ada.click(review, "No gap created this need")
    await ada.command("#payments", "/escalate review INC-1")
    await ada.sees("#payments", "The bucket is private again")
    await story.everybody_reads()


async def test_it_goes_on_in_a_channel_made_by_hand(story, told):
    ada = story.ada
    made = conversations.create(story.slack.workspace, "hush", ada.id, is_private=True)
    await ada.invite(made.id, "margaret", "muster")
    asked = await ada.sees("@muster", "Shall INC-1 go on in")
    assert made.id in asked.text
    await story.settles()
    assert not [message for message in ada.reads(made.id) if "quokka" in message.text]

    await ada.click(asked, "Go on there")
    card = await ada.sees(made.id, "quokka records are readable")
    await ada.sees(made.id, "Decision log of INC-1")
    await story.settles()
    assert card.pinned
    await ada.command(made.id, "/escalate status")
    await ada.sees(made.id, "INC-1. The risk in checkout-api")
    await ada.command("#payments", "/escalate status INC-1")
    await ada.sees("#payments", "There is no incident INC-1")
    await story.everybody_reads()


async def test_a_public_channel_and_a_stranger_bring_no_question(story, told):
    workspace = story.slack.workspace
    public = conversations.create(workspace, "loud", story.ada.id)
    await story.ada.invite(public.id, "muster")
    private = conversations.create(workspace, "others", story.radia.id, is_private=True)
    await story.radia.invite(private.id, "muster")
    await story.settles()
    asked = [message for person in (story.ada, story.radia) for message in person.reads("@muster") if "Shall" in message.text]
    assert not asked
    await story.everybody_reads()
