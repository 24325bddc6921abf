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


async def made_by_hand(story):
    """A private channel that ada opens and brings margaret and the bot into, and what the bot asks her then."""
    made = conversations.create(story.slack.workspace, "hush", story.ada.id, is_private=True)
    await story.ada.invite(made.id, "margaret", "muster")
    return made, await story.ada.sees("@muster", "Shall INC-1 go on in")


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
    made, asked = await made_by_hand(story)
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


@pytest.fixture
async def room(story):
    """INC-1 is private and runs in its channel, margaret is the commander; the channel's id."""
    ada = story.ada
    await ada.command("#payments", "/escalate checkout-api")
    await ada.sees_modal("Which threshold fired?")
    await ada.tick("Customer impact has started", "Private: security or personal data")
    await ada.fill({"Which signal shows it?": "quokka records are readable"})
    await ada.submit()
    found = await ada.invited_to("inc-1")
    await story.margaret.click(await story.margaret.sees("@muster", "Can you take the *commander* role"), "Accept")
    await ada.sees(found.id, "Decision log of INC-1")
    await ada.sees(found.id, f"Commander: {PEOPLE['margaret']} (since")
    await story.settles()
    return found.id


async def test_a_lost_channel_is_like_none_and_comes_back(story, room):
    ada = story.ada
    await ada.archive_channel(room)
    for person in (ada, story.margaret):
        told = await person.sees("@muster", "The channel of INC-1 was archived, and nothing public was opened")
        assert "Once the channel is un-archived, the incident moves back there" in told.text
        assert "Or open a private channel" in told.text and "quokka" not in told.text
    await story.margaret.command("#general", "/escalate status INC-1")
    await story.margaret.sees("#general", "quokka records are readable")
    await story.radia.command("#general", "/escalate status INC-1")
    await story.radia.sees("#general", "There is no incident INC-1")

    await ada.unarchive_channel(room)
    await story.settles()
    await ada.command("#payments", "/escalate status INC-1")
    await ada.sees("#payments", "There is no incident INC-1")
    await story.margaret.command(room, "/escalate mitigated")
    await story.margaret.sees(room, "INC-1 is mitigated")
    await ada.sees(room, "· mitigated ·")
    said = [message.text for message in ada.reads(room)]
    assert len([text for text in said if "Decision log of INC-1" in text]) == 1
    await story.everybody_reads()


async def test_with_its_channel_lost_it_is_closed_and_reviewed(story, room):
    ada, margaret = story.ada, story.margaret
    await ada.remove_from_channel(room, "muster")
    told = await margaret.sees("@muster", "The app was removed from the channel of INC-1, and nothing public was opened")
    await margaret.click(told, "Close")
    await margaret.sees_modal("Close INC-1")
    await margaret.fill({"What ended it?": "The bucket is private again"})
    assert await margaret.submit() is None
    await ada.sees("@muster", "INC-1 is closed. Thank you, everybody.")
    await ada.command("#payments", "/escalate review INC-1")
    await ada.sees("#payments", "The bucket is private again")
    await story.everybody_reads()


async def test_closed_and_then_archived_its_review_is_still_reached(story, room):
    margaret = story.margaret
    await margaret.command(room, "/escalate close")
    await margaret.sees_modal("Close INC-1")
    await margaret.fill({"What ended it?": "The bucket is private again"})
    assert await margaret.submit() is None
    await story.ada.sees(room, "INC-1 is closed. Thank you, everybody.")
    await story.ada.archive_channel(room)
    await story.ada.command("#payments", "/escalate review INC-1")
    await story.ada.sees("#payments", "The bucket is private again")
    await story.everybody_reads()


async def test_with_its_channel_lost_it_goes_on_in_another_and_stays_there(story, room):
    ada = story.ada
    await ada.archive_channel(room)
    await ada.sees("@muster", "The channel of INC-1 was archived")
    made, asked = await made_by_hand(story)
    await ada.click(asked, "Go on there")
    await ada.sees(made.id, "quokka records are readable")
    await ada.sees(made.id, "continued")
    await ada.unarchive_channel(room)
    await ada.sees(room, f"INC-1 goes on in <#{made.id}>")
    await ada.command(made.id, "/escalate status")
    await ada.sees(made.id, "INC-1. The risk in checkout-api")
    await story.everybody_reads()


async def test_removed_before_the_press_it_says_so_and_an_invitation_mends_it(story, told):
    ada = story.ada
    made, asked = await made_by_hand(story)
    await ada.remove_from_channel(made.id, "muster")
    await ada.click(asked, "Go on there")
    await ada.sees("@muster", "The app was removed from the channel of INC-1, and nothing public was opened")
    await ada.command("#payments", "/escalate status INC-1")
    await ada.sees("#payments", "quokka records are readable")

    await ada.invite(made.id, "muster")
    await ada.sees(made.id, "quokka records are readable")
    await ada.sees(made.id, "Decision log of INC-1")
    await story.everybody_reads()
