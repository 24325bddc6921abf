"""What `python app.py export` says of an incident: whole, true, and about nobody."""

from bot.services.export import export
from tests.stories.incident import PEOPLE, ROOM, card_says, holds, offer, opened
from tests.stories.log import kept_log, ticked
from tests.stories.test_handoff import hand


async def exported(story, *, as_json: bool = False) -> str:
    """The record as the program prints it."""
    await story.settles()
    playbook, languages = story.bot.playbooks.current, story.bot.languages.speaking(None)
    return await story.bot.database.run(lambda session: export(session, playbook, languages, 1, as_json=as_json, private=False))


def is_shown_as(story, name: str, shown: str) -> None:
    """Somebody fills in their profile, and Slack tells the app."""
    workspace = story.slack.workspace
    workspace.user(name).real_name = shown
    workspace.emit({"type": "user_change", "user": workspace.user_json(workspace.user(name))})


async def test_code_stays_in_the_record_and_names_do_not(story):
    is_shown_as(story, "grace", "Grace Hopper")
    log = await kept_log(story)
    said = await story.grace.post(ROOM, "Remove @Transactional from PaymentService, Grace Hopper and linus agreed. "
                                        "Hopper runs `npm i @types/node`", thread=log)
    await ticked(story, said)
    for as_json in (False, True):
        assert ("Remove @Transactional from PaymentService, the scribe and somebody agreed. "
                "the scribe runs `npm i @types/node`") in await exported(story, as_json=as_json)
    await story.everybody_reads()


async def test_names_that_are_words_leave_the_words_alone(story):
    is_shown_as(story, "linus", "Will")
    is_shown_as(story, "grace", "Max")
    log = await kept_log(story)
    said = await story.grace.post(ROOM, "The rollback will take the max connections. We asked Will and linus", thread=log)
    await ticked(story, said)
    assert "The rollback will take the max connections. We asked somebody and somebody" in await exported(story)
    await story.everybody_reads()


async def test_whoever_is_mentioned_in_the_signal_is_not_named(story):
    await story.ada.command("#payments", "/escalate checkout-api 1 @linus and @radia see p99 at 5 s")
    await card_says(story, "Signal: @linus and @someone see p99 at 5 s")
    assert "- Signal: somebody and somebody see p99 at 5 s" in await exported(story)
    await story.everybody_reads()


async def test_a_stood_down_incident_is_not_said_to_await_its_review(story):
    await opened(story)
    assert "## Review\n\nNot asked for yet: it begins when the incident is closed." in await exported(story)
    await story.ada.command(ROOM, "/escalate stand-down")
    await story.ada.sees(ROOM, "INC-1 is stood down")
    assert "## Review\n\nNone is asked for: the incident was stood down." in await exported(story)
    await story.everybody_reads()


async def test_the_timeline_tells_who_held_a_role_when_and_that_it_ended_twice(story):
    await opened(story)
    card = await holds(story, "commander", "margaret")
    await story.pass_time(minutes=2)
    await hand(story, card, "margaret", "radia")
    await story.radia.click(await offer(story, "commander", "radia"), "Accept")
    await card_says(story, f"Commander: {PEOPLE['radia']} (since")
    await story.pass_time(minutes=2)
    await story.ada.command(ROOM, "/escalate stand-down")
    note = await story.ada.sees(ROOM, "INC-1 is stood down")
    await story.pass_time(minutes=2)
    await story.ada.click(note, "Take it up again")
    await story.ada.sees(ROOM, "INC-1 is open again")
    lines = [line for line in (await exported(story)).splitlines()
             if "commander role" in line or "tood down" in line or "again" in line]
    assert lines == [
        "- 2026-11-23 02:55 UTC The commander role was taken.",
        "- 2026-11-23 02:57 UTC The commander role was handed over.",
        "- 2026-11-23 02:59 UTC Stood down.",
        "- 2026-11-23 03:01 UTC Taken up again.",
    ]
    await story.everybody_reads()
