"""An incident from the first word to the review, played by people who do again what Slack showed them as failed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.sandbox import Sandbox
from bot.sandbox.errors import NotAcknowledged, PersonError
from bot.sandbox.models import Channel, Message
from tests.chaos.process import Bot
from tests.clock import MovableClock

PATIENCE = 90.0  # real seconds people wait for something, a start or two among them
ROOM = "checkout-api"


@dataclass
class Promises:
    """What Slack showed people as taken, and what they wrote where the log is kept."""

    escalated: int = 0
    accepted: dict[str, str] = field(default_factory=dict)  # role → Slack user id
    decisions: list[str] = field(default_factory=list)  # ts of the scribe's replies, in order
    final_words: dict[str, str] = field(default_factory=dict)  # ts → text as last edited
    deleted: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)  # ts of messages with 📝
    updates: list[str] = field(default_factory=list)
    closed: bool = False


class Scene:
    """One incident on checkout-api: escalated, roles taken, passed and lapsed, decided, told, closed; a second one,
    on the edge gateway, begins in the middle of it."""

    def __init__(self, sandbox: Sandbox, bot: Bot, clock: MovableClock):
        self.slack, self.bot, self.clock, self.kept = sandbox, bot, clock, Promises()
        bot.set_clock(clock)

    def person(self, name: str):
        return self.slack.person(name)

    async def play(self) -> Promises:
        """All of it."""
        room = await self._escalate()
        await self._roles(room)
        await asyncio.gather(self._decide(room), self._escalate_another())
        await self._pass_time(11)  # offers lapse, the second wave is called
        await self.person("linus").sees("@muster", "on call for network", PATIENCE)
        await self._tell(room)
        await self._pass_time(29)  # the next update is asked for
        await self.person("margaret").sees("@muster", "The next update on", PATIENCE)
        await self._close(room)
        await self._pass_time(6)  # Slack delivers again what was not acknowledged
        return self.kept

    async def _escalate(self) -> Channel:
        ada = self.person("ada")
        await self._insist(lambda: ada.command("#payments", "/escalate checkout-api 1 p99 at 5 s"))
        self.kept.escalated += 1
        return await ada.invited_to(ROOM, PATIENCE)

    async def _escalate_another(self) -> None:
        linus = self.person("linus")
        await self._insist(lambda: linus.command("#network", "/escalate edge-gateway 3 packet loss"))
        self.kept.escalated += 1
        await linus.invited_to("edge-gateway", PATIENCE)

    async def _roles(self, room: Channel) -> None:
        await self._takes("margaret", "commander", room)
        await self._takes("grace", "scribe", room)
        offer = await self.person("barbara").sees("@muster", "Can you take the *comms* role", PATIENCE)
        await self._press("barbara", offer, "Pass")
        await self.person("ada").sees(room.id, "Scribe: <@U024GRA01> (since", PATIENCE)

    async def _takes(self, name: str, role: str, room: Channel) -> None:
        offer = await self.person(name).sees("@muster", f"Can you take the *{role}* role", PATIENCE)
        await self._press(name, offer, "Accept")
        self.kept.accepted[role] = self.person(name).id

    async def _decide(self, room: Channel) -> None:
        grace, linus = self.person("grace"), self.person("linus")
        log = await grace.sees(room.id, "Decision log of", PATIENCE)
        for number in range(1, 5):
            ts = await grace.post(room.id, f"Decision {number}", thread=log)
            self.kept.decisions.append(ts)
            self.kept.final_words[ts] = f"Decision {number}"
        first, *_, last = self.kept.decisions
        await grace.edit(room.id, first, "Decision 1, said better")
        self.kept.final_words[first] = "Decision 1, said better"
        await grace.delete(room.id, last)
        self.kept.deleted.append(last)
        await linus.join(room.id)
        await linus.react(room.id, self.kept.decisions[1], "memo")
        self.kept.marked.append(self.kept.decisions[1])

    async def _tell(self, room: Channel) -> None:
        ada, words = self.person("ada"), "Checkout answers again for most customers."
        await self._form(ada, lambda: ada.command(room.id, "/escalate update"), "What should people know?")
        await ada.fill({"What should people know?": words})
        await self._submit(ada)
        self.kept.updates.append(words)

    async def _close(self, room: Channel) -> None:
        margaret = self.person("margaret")
        await self._form(margaret, lambda: margaret.command(room.id, "/escalate close"), "What ended it")
        await margaret.fill({"ended_by": "The rollback"})
        await self._submit(margaret)
        self.kept.closed = True
        await margaret.sees(room.id, "review", PATIENCE)

    # ---- people's patience

    async def _insist(self, deed: Callable[[], Awaitable]) -> None:
        """Again, as long as Slack says that it did not work."""
        for _ in range(8):
            await self.bot.up()
            try:
                return await deed()
            except NotAcknowledged:
                await asyncio.sleep(0.05)
        raise AssertionError("the bot never took it")

    async def _press(self, name: str, message: Message, label: str) -> None:
        async def press() -> None:
            if label in message.buttons:  # an answer that was taken, and not acknowledged, takes the buttons away
                await self.person(name).click(message, label)
        await self._insist(press)

    async def _form(self, person, ask: Callable[[], Awaitable], part: str) -> None:
        """Ask for a form until it opens: a trigger dies with the process that got it."""
        for _ in range(8):
            await self._insist(ask)
            try:
                await person.sees_modal(part, 3)
                return
            except PersonError:
                continue
        raise AssertionError(f"no form with {part!r}")

    async def _submit(self, person) -> None:
        async def send() -> None:
            if person.modal:
                refused = await person.submit()
                assert not refused, refused
        for _ in range(4):
            await self._insist(send)
            if person.modal is None:
                return

    async def _pass_time(self, minutes: float) -> None:
        await self.bot.up()
        self.clock.advance(timedelta(minutes=minutes))
        self.bot.set_clock(self.clock)
        await self.slack.later.run_due()
