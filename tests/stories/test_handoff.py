"""A held role goes to another person, with its card."""

from tests.stories.incident import PEOPLE, ROOM, card_says, departs, holds, offer, opened


async def handing_off(story, by: str = "margaret", to: str = "radia", note: str = "") -> None:
    """Margaret holds command; `by` hands it to `to` by the card's form."""
    await opened(story)
    card = await holds(story, "commander", "margaret")
    await story.margaret.sees("@muster", "You hold the *commander* role")
    await hand(story, card, by, to, note)


async def hand(story, card, by: str, to: str, note: str = "") -> None:
    person = story.slack.person(by)
    await person.join(ROOM)
    await person.click(card, "Roles…")
    await person.click(await person.sees_modal("Commander"), "Hand off commander…")
    await person.sees_modal("stays where it is until the other person accepts")
    await person.fill({"Who takes it?": to} | ({"Which decisions or risks are open?": note} if note else {}))
    assert await person.submit() is None
    await person.sees_modal(f"Offered to {PEOPLE[to]}")
    await person.close_modal()
    assert person.modal is None


async def decided(story, words: str) -> None:
    """The commander writes a decision."""
    log = await story.margaret.sees(ROOM, "Decision log of")
    await story.margaret.post(ROOM, words, thread=log)


async def test_a_role_moves_with_its_card(story):
    await opened(story)
    card = await holds(story, "commander", "margaret")
    await story.margaret.sees("@muster", "You hold the *commander* role")
    await decided(story, "Traffic goes to the second region")
    await hand(story, card, "margaret", "radia", "Roll back, or wait for the queue to drain?")

    await card_says(story, f"Commander: {PEOPLE['margaret']} (since 02:55 UTC, handing over to {PEOPLE['radia']})")
    asked = await offer(story, "commander", "radia")
    for words in ("Signal: p99 at 5 s", "Threshold: Customer impact has started", "Roll back, or wait",
                  "D1, 02:55 UTC: Traffic goes to the second region", "Due next"):
        assert words in asked.text, words
    assert (await story.radia.invited_to("inc-1")).name == ROOM[1:]

    await story.radia.click(asked, "Accept")
    await story.radia.sees("@muster", "You hold the *commander* role")
    said = await story.margaret.sees(ROOM, f"{PEOPLE['radia']} holds the *commander* role from now on. "
                                           f"Thank you, {PEOPLE['margaret']}.")
    assert "Roll back, or wait" in said.text and "Due next" in said.text
    card = await card_says(story, f"Commander: {PEOPLE['radia']} (since")
    assert PEOPLE["margaret"] not in card.text


async def test_a_blaming_note_is_offered_another_wording_once(story):
    """The note is read by everybody once the role has moved: the form says so, and asks before."""
    note = "Linus broke the rollback at 14:02 and never told anyone"
    await opened(story)
    card = await holds(story, "commander", "margaret")
    await story.margaret.click(card, "Roles…")
    await story.margaret.click(await story.margaret.sees_modal("Commander"), "Hand off commander…")
    await story.margaret.sees_modal("Once they accept, the channel reads this too.")
    await story.margaret.fill({"Who takes it?": "radia", "Which decisions or risks are open?": note})
    await story.margaret.submit()
    form = await story.margaret.sees_modal("Before this is public.")
    assert "14:02" in form.text
    story.radia.nothing_new("@muster")
    assert await story.margaret.submit() is None
    await story.margaret.sees_modal(f"Offered to {PEOPLE['radia']}")
    await story.margaret.close_modal()
    assert note in (await offer(story, "commander", "radia")).text
    await story.everybody_reads()


async def test_a_form_that_was_open_while_muster_was_upgraded_still_hands_off(story):
    await opened(story)
    card = await holds(story, "commander", "margaret")
    await story.margaret.click(card, "Roles…")
    await story.margaret.click(await story.margaret.sees_modal("Commander"), "Hand off commander…")
    await story.margaret.sees_modal("Who takes it?")
    story.margaret.modal.body["private_metadata"] = "1:commander"  # as the release before wrote it
    await story.margaret.fill({"Who takes it?": "radia"})
    assert await story.margaret.submit() is None
    await story.margaret.sees_modal(f"Offered to {PEOPLE['radia']}")
    await story.margaret.close_modal()
    await offer(story, "commander", "radia")
    await story.everybody_reads()


async def test_the_receiver_passes(story):
    await handing_off(story)
    await story.radia.click(await offer(story, "commander", "radia"), "Pass")

    await story.radia.sees("@muster", f"Thank you for answering: the role stays with {PEOPLE['margaret']}.")
    await story.margaret.sees("@muster", f"{PEOPLE['radia']} passes. You keep the *commander* role")
    await card_says(story, f"Commander: {PEOPLE['margaret']} (since 02:55 UTC)")


async def test_the_receiver_does_not_answer(story):
    await handing_off(story)
    await offer(story, "commander", "radia")
    await story.pass_time(minutes=4)

    await story.margaret.sees("@muster", "has not answered in time, which is fine")
    await story.radia.sees("@muster", f"No answer is fine: the role stays with {PEOPLE['margaret']}.")
    await card_says(story, f"Commander: {PEOPLE['margaret']} (since 02:55 UTC)")


async def test_the_receiver_has_departed(story):
    departs(story, "radia")
    await handing_off(story)
    await story.margaret.sees("@muster", f"Slack could not reach {PEOPLE['radia']}. You keep the *commander* role")
    await card_says(story, f"Commander: {PEOPLE['margaret']} (since 02:55 UTC)")


async def test_another_receiver_takes_the_first_ones_place(story):
    await handing_off(story)
    first = await offer(story, "commander", "radia")
    card = await card_says(story, f"handing over to {PEOPLE['radia']}")
    await hand(story, card, "margaret", "alan")

    await story.radia.sees("@muster", "goes another way. Nothing more is asked of you.")
    assert first.buttons == []
    await story.alan.click(await offer(story, "commander", "alan"), "Accept")
    await story.ada.sees(ROOM, f"{PEOPLE['alan']} holds the *commander* role from now on.")


async def test_an_admin_moves_a_role(story):
    await handing_off(story, by="katherine")
    await story.radia.click(await offer(story, "commander", "radia"), "Accept")
    await story.ada.sees(ROOM, f"{PEOPLE['radia']} holds the *commander* role from now on.")


async def test_others_are_told_who_can(story):
    await opened(story)
    card = await holds(story, "commander", "margaret")
    await story.margaret.sees("@muster", "You hold the *commander* role")
    await story.linus.join(ROOM)
    await story.linus.click(card, "Roles…")
    form = await story.linus.sees_modal(f"*Commander*: {PEOPLE['margaret']}")
    assert form.buttons == ["Take scribe", "Take comms"]


async def test_handing_to_the_holder_is_said_in_the_form(story):
    await opened(story)
    card = await holds(story, "commander", "margaret")
    await story.margaret.sees("@muster", "You hold the *commander* role")
    await story.margaret.click(card, "Roles…")
    await story.margaret.click(await story.margaret.sees_modal("Commander"), "Hand off commander…")
    await story.margaret.sees_modal("Who takes it?")
    await story.margaret.fill({"Who takes it?": "margaret"})
    errors = await story.margaret.submit()
    assert errors == {"to": "This person holds the commander role now. Choose somebody else."}


async def test_everything_delivered_twice(story):
    story.slack.deliver_twice = True
    await handing_off(story)
    await story.radia.click(await offer(story, "commander", "radia"), "Accept")
    await story.radia.sees("@muster", "You hold the *commander* role")
    await story.ada.sees(ROOM, f"{PEOPLE['radia']} holds the *commander* role from now on.")
    await card_says(story, f"Commander: {PEOPLE['radia']} (since")
    story.radia.nothing_new("@muster")
    story.ada.nothing_new(ROOM)


async def test_a_hand_off_is_taken_back(story):
    await handing_off(story)
    asked = await offer(story, "commander", "radia")
    card = await card_says(story, f"handing over to {PEOPLE['radia']}")
    await story.margaret.click(card, "Roles…")
    await story.margaret.click(await story.margaret.sees_modal("handing over"), "Take back hand-off of commander")

    await story.radia.sees("@muster", f"The *commander* role in INC-1 stays with {PEOPLE['margaret']} after all. Nothing more is "
                                      "asked of you.")
    assert asked.buttons == []
    await card_says(story, f"Commander: {PEOPLE['margaret']} (since 02:55 UTC)")
    form = await story.margaret.sees_modal("Step back from commander")  # drawn anew; before, it could be taken back
    assert f"*Commander*: {PEOPLE['margaret']}" in form.text
    assert form.buttons[:2] == ["Hand off commander…", "Step back from commander"]
    await story.pass_time(minutes=4)
    story.margaret.nothing_new("@muster")
    await story.everybody_reads()
