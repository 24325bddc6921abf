"""A blaming message gets a private note; nobody else hears of it, and nothing is ever held back."""

from sqlmodel import Session, select

from bot.domain.suggestion import RuleCount
from bot.outbox.message import Message
from bot.store.inbox import Delivery
from tests.stories.log import ROOM, kept_log

BLAME = "Why didn't you tell us about the 500s at 14:02?"
NOTE = "Only you see this."


def why(story, kind: str) -> str:
    """The line a note of this kind gives as its reason."""
    return story.bot.languages.speaking("en").known["en"].kinds[kind].why


def rows(story, table):
    with Session(story.bot.database.engine) as session:
        return list(session.exec(select(table)))


async def note_after(person, words: str, **where):
    """Say it, and wait for the note."""
    await person.post(ROOM, words, **where)
    return await person.sees(ROOM, NOTE, new=True)


async def test_only_the_author_sees_the_note_and_keeps_their_words(story):
    await kept_log(story)
    note = await note_after(story.linus, BLAME)
    assert note.ephemeral_to == story.linus.id
    assert "?" in note.rendered and why(story, "withheld_signal") in note.rendered
    assert note.buttons[-3:] == ["Keep mine", "This was not blame", "Turn these notes off"]
    await story.linus.click(note, "Keep mine")
    await story.slack.workspace.wait_for(lambda: note.deleted, 5)
    assert any(message.text == BLAME for message in story.ada.reads(ROOM))
    await story.everybody_reads()


async def test_the_wording_is_posted_without_a_name(story):
    await kept_log(story)
    parent = await story.ada.post(ROOM, "Error rate is up")
    note = await note_after(story.linus, BLAME, thread=parent)
    assert note.thread_ts == parent
    await story.linus.click(note, "Post this wording")
    posted = next(m for m in await _thread(story, parent) if m.bot_id)
    assert "500s" in posted.text and "14:02" in posted.text and "linus" not in posted.text.lower()
    await story.everybody_reads()


async def _thread(story, parent: str):
    messages = story.slack.workspace.channel(ROOM).messages
    await story.slack.workspace.wait_for(lambda: any(m.bot_id for m in messages.values() if m.thread_ts == parent), 5)
    return [m for m in messages.values() if m.thread_ts == parent]


async def test_what_was_not_blame_counts_for_the_rule_alone(story):
    await kept_log(story)
    note = await note_after(story.linus, BLAME)
    await story.linus.click(note, "This was not blame")
    counted, = rows(story, RuleCount)
    assert (counted.kind, counted.count) == ("withheld_signal", 1)
    await story.everybody_reads()


async def test_one_note_in_ten_minutes(story):
    await kept_log(story)
    await note_after(story.linus, BLAME)
    await story.linus.post(ROOM, "Why didn't you warn us?")
    await story.settles()
    story.linus.nothing_new(ROOM)
    await note_after(story.ada, "Why didn't you warn us?")
    await story.pass_time(minutes=10, seconds=1)
    await note_after(story.linus, "Why didn't you warn us?")
    await story.everybody_reads()


async def test_notes_can_be_turned_off_and_on(story):
    await kept_log(story)
    note = await note_after(story.linus, BLAME)
    await story.linus.click(note, "Turn these notes off")
    await story.linus.sees(ROOM, "notes about wording are off for you")
    await story.pass_time(minutes=11)
    await story.linus.post(ROOM, BLAME)
    await story.settles()
    story.linus.nothing_new(ROOM)
    await story.linus.command(ROOM, "/escalate notes on")
    await story.linus.sees(ROOM, "are on for you")
    await note_after(story.linus, BLAME)
    await story.everybody_reads()


async def test_self_blame_gets_the_kind_variant(story):
    await kept_log(story)
    note = await note_after(story.grace, "This is all my fault, I should have caught it")
    assert why(story, "self_blame") in note.rendered
    await story.everybody_reads()


async def test_machines_quotes_and_code_are_left_alone(story):
    await kept_log(story)
    for words in ("The parser is an idiot", "> why didn't you tell us", "`why didn't you tell us`", "p99 is back to 80 ms"):
        await story.linus.post(ROOM, words)
    await story.linus.post("#payments", BLAME)
    await story.settles()
    story.linus.nothing_new(ROOM)
    story.linus.nothing_new("#payments")
    await story.everybody_reads()


async def test_an_edit_is_looked_at_unless_the_message_had_its_note(story):
    await kept_log(story)
    ts = await story.linus.post(ROOM, "The 500s began at 14:02")
    await story.linus.edit(ROOM, ts, BLAME)
    await story.linus.sees(ROOM, NOTE, new=True)
    await story.pass_time(minutes=11)
    await story.linus.edit(ROOM, ts, "Why didn't you warn us?")
    await story.settles()
    story.linus.nothing_new(ROOM)
    await story.everybody_reads()


async def test_nothing_of_the_message_or_its_author_is_kept(story):
    await kept_log(story)
    note = await note_after(story.linus, BLAME)
    await story.linus.click(note, "Post this wording")
    await story.slack.workspace.wait_for(lambda: any(
        m.bot_id and "14:02" in m.text and not m.ephemeral for m in story.slack.workspace.channel(ROOM).messages.values()), 5)
    await story.pass_time(minutes=10, seconds=1)
    await story.settles()
    kept = [f"{row.payload} {row.facts} {row.spare}" for row in rows(story, Message) if row.kind.startswith("chat.")]
    assert not [row for row in kept if "14:02" in row]
    assert not [row for row in rows(story, Delivery) if story.linus.id in row.key]
    assert [row.payload for row in rows(story, Message) if row.kind == "chat.postEphemeral"] == [{}]
    await story.everybody_reads()
