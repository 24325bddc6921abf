"""Several processes share one database: what one of them hears, any of them may carry out, once."""

import asyncio
from datetime import timedelta

from sqlmodel import select

from bot.domain.incident import Incident
from bot.domain.timer import Timer
from bot.outbox.message import Message, Sending
from bot.services import contact, housekeeping
from tests.stories.incident import ROOM, offer, opened
from tests.stories.log import kept_log, log_of, ticked


async def rows(story, table, *where):
    return await story.bot.database.run(lambda session: list(session.exec(select(table).where(*where).order_by(table.id))))


def posts(story, method: str = "chat.postMessage") -> list[str]:
    return [call.args.get("text") for call in story.slack.calls if call.method == method]


async def test_everything_is_said_once(replicas):
    await opened(replicas)
    await replicas.settles()
    said = posts(replicas)
    assert len(said) == len(set(said)), said
    assert posts(replicas, "conversations.create") == [None]


async def test_every_delivery_twice_at_once(replicas):
    replicas.slack.deliver_twice = True
    await opened(replicas)
    linus = replicas.linus
    await linus.join(ROOM)
    await replicas.settles()
    assert len(await rows(replicas, Incident)) == 1
    assert len(posts(replicas)) == len(set(posts(replicas)))


async def test_two_escalations_on_one_service_at_once(replicas):
    """They reach two replicas at the same moment: one opens the incident, the other is offered to add to it."""
    await asyncio.gather(*(person.command("#payments", "/escalate checkout-api 1 p99 at 5 s")
                           for person in (replicas.ada, replicas.grace)))
    await replicas.everybody_reads()
    assert len(await rows(replicas, Incident)) == 1


async def test_one_of_two_at_once_holds_the_role(replicas):
    await opened(replicas)
    message = await offer(replicas, "commander")
    await asyncio.gather(*(replicas.margaret.click(message, "Accept") for _ in range(4)))
    card = await replicas.ada.sees(ROOM, "Commander: <@U024MAR01> (since")
    await replicas.everybody_reads()
    assert card.text.count("Commander:") == 1


async def test_decisions_are_numbered_in_order(replicas):
    log = await kept_log(replicas)
    said = [await replicas.grace.post(ROOM, f"We do step {number}.", thread=log.ts) for number in range(1, 7)]
    for message in said:
        await ticked(replicas, message)
    await replicas.everybody_reads()
    shown = await log_of(replicas.grace)
    assert [f"*D{number}*" in shown for number in range(1, 7)] == [True] * 6, shown


async def test_a_timer_fires_once(replicas):
    await opened(replicas)
    await replicas.pass_time(minutes=3, seconds=1)
    await replicas.everybody_reads()
    asked = [text for text in posts(replicas) if text and "Can you take the *commander*" in text]
    assert len(asked) == 2, asked  # margaret, and after three minutes the next, once


async def test_a_replica_leaves_and_another_comes(replicas):
    await replicas.remove(replicas.bots[1])
    await opened(replicas)
    await replicas.add()
    await replicas.remove(replicas.bots[0])
    message = await offer(replicas, "commander")
    await replicas.margaret.click(message, "Accept")
    await replicas.ada.sees(ROOM, "Commander: <@U024MAR01> (since")
    await replicas.everybody_reads()


async def test_claims_of_a_killed_replica_pass_on(replicas):
    """What it had claimed is looked up and carried out by another one when the lease is over."""
    await opened(replicas)
    await replicas.settles()
    now = replicas.clock()

    def claim(session) -> None:
        session.add(Message(kind="chat.postMessage", to="C024PAY01", payload={"text": "half said"}, lane="C024PAY01",
                            state=Sending.SENDING, attempts=1, not_before=now, created_at=now, started_at=now,
                            lease_until=now + timedelta(seconds=60)))
        timer = session.exec(select(Timer)).first()
        timer.due_at, timer.claimed_until = now, now + timedelta(seconds=60)

    await replicas.bot.database.run(claim)
    timers = len(await rows(replicas, Timer))
    await replicas.pass_time(seconds=30)
    assert "half said" not in posts(replicas)
    await replicas.pass_time(seconds=31)
    await replicas.everybody_reads()
    assert posts(replicas).count("half said") == 1
    assert len(await rows(replicas, Timer, Timer.due_at <= now)) == 0 and timers


async def test_calendar_jobs_run_once(replicas, monkeypatch):
    ran = []
    monkeypatch.setattr(housekeeping, "tidy", lambda turn: ran.append("tidy"))
    monkeypatch.setattr(contact, "refresh", lambda turn: ran.append("people"))
    replicas.clock.advance(timedelta(hours=6))
    await asyncio.gather(*(bot.calendar.daily() for bot in replicas.bots))
    assert sorted(ran) == ["people", "tidy"]
