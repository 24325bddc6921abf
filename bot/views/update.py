"""Updates, as the stakeholders and comms read them."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.incident import Incident
from bot.domain.update import LONGEST
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, context, field, header, modal, section, text_input
from bot.views.text import clock, defused, foreign, listed, plain_clock


def update(found: Incident, text: str, due: datetime) -> Words:
    """What the stakeholders read. Who wrote it is not part of it."""
    title = f"{incident.drill_mark(found)}Update on {found.reference} ({defused(found.service, 80)})"
    said = foreign(text, LONGEST)
    return Words(f"{title}\n{said}\nNext update by {plain_clock(due)}.",
                 [header(title), section(said), context(f"Next update by {clock(due)}.")])


def ask(found: Incident, due: datetime, now: datetime, *, put_off: bool = False) -> Words:
    """Comms is asked a little before the update is due (later, when the bot was held up), or at the time
    it was put off to."""
    tail = "A draft is ready; you can also put it off or leave it out."
    number = str(found.id)
    plain, marked = (f"{incident.drill_mark(found)}{_wanted(found, due, now, put_off, at)}. {tail}"
                     for at in (plain_clock, clock))
    return Words(plain, [
        section(marked),
        row(button("Write update", actions.WRITE_UPDATE, number, style="primary"),
            button("In 15 minutes", actions.SNOOZE_UPDATE, number, label="Ask again in 15 minutes"),
            button("Leave this one out", actions.SKIP_UPDATE, number)),
    ])


def _wanted(found: Incident, due: datetime, now: datetime, put_off: bool, at: Callable[[datetime], str]) -> str:
    if put_off:
        return f"The update on {found.reference} was put off until now"
    return f"The next update on {found.reference} {'was' if now > due else 'is'} due at {at(due)}"


def written(found: Incident, due: datetime) -> Words:
    """Takes the place of the question, so that no button asks again for what is done."""
    words = f"{incident.drill_mark(found)}Thank you: an update on {found.reference} is out. The next one is due at"
    return Words(f"{words} {plain_clock(due)}.", [section(f"{words} {clock(due)}.")])


def snoozed(found: Incident, until: datetime) -> Words:
    words = f"Noted. The update on {found.reference} is asked for again at"
    return Words(f"{words} {plain_clock(until)}.", [section(f"{words} {clock(until)}.")])


def skipped(found: Incident, due: datetime) -> Words:
    words = f"Noted. This update on {found.reference} is left out; the next one is due at"
    return Words(f"{words} {plain_clock(due)}.", [section(f"{words} {clock(due)}.")])


def form(found: Incident, text: str, channels: list[str], due: datetime,
         suggestion: list[dict] | None = None) -> dict:
    """The form, with a draft made of facts. `suggestion` are blocks that offer another wording, once."""
    where = f"It goes to {listed([f'<#{channel}>' for channel in channels])}." if channels else (
        "It stays in the incident's channel.")
    return modal(actions.UPDATE_FORM, f"Update on {found.reference}", [
        *(suggestion or []),
        field("text", "What should people know?", text_input(text, lines=True, most=LONGEST),
              hint=None if suggestion else "A draft of facts. Change whatever you like."),
        context(f"{where} The next one is then due at {clock(due)}."),
    ], "Send anyway" if suggestion else "Send",
                 private_metadata=f'{{"incident": {found.id}, "suggested": {str(bool(suggestion)).lower()}}}')
