"""What is read when an incident ends."""

import json
from datetime import datetime

from bot.domain import place
from bot.domain.incident import Incident, State
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, field, modal, section, text_input
from bot.views.notice import sentence
from bot.views.text import day_clock, defused, foreign, listed, person, plain_day_clock

AGAIN = "Take it up again"


def form(found: Incident, mitigated_at: datetime, ended_by: str,
         suggestion: list[dict] | None = None) -> dict:
    """Two facts, then the review follows. `suggestion` are blocks that offer another wording, once."""
    when = {"type": "datetimepicker", "initial_date_time": int(mitigated_at.timestamp())}
    return modal(actions.CLOSE_FORM, f"Close {found.reference}", [
        *(suggestion or []),
        field("mitigated", "When did the effect stop?", when),
        field("ended_by", "What ended it?", text_input(ended_by, lines=True, most=1500),
              hint="For example: the rollback of 4.2, the restart of the primary, it went away by itself."),
    ], "Close", private_metadata=json.dumps({"incident": found.id, "suggested": bool(suggestion)}))


def mitigated(found: Incident, command: str) -> Words:
    """Said privately to whoever typed that the effect has stopped."""
    return sentence(f"{incident.drill_mark(found)}Thank you: {found.reference} is mitigated. It stays open until it is "
                    f"closed with `{command} close {found.reference}`. Should the effect come back, its card has a button "
                    "for that.")


def announcement(found: Incident) -> Words:
    """The announcement, once it is over."""
    if found.private:
        words = "The private incident is over. Nobody has to do anything."
        return Words(words, [section(words)])
    words = (f"{found.reference} on *{foreign(found.service, 80)}* is {found.state}, after "
             f"{incident.since(found.opened_at, found.closed_at)}.{incident.cause(found)} Its channel: "
             f"{place.mention(place.room(found.id))}")
    return Words(words, [section(words)])


def over(found: Incident) -> Words:
    """The last the stakeholders hear."""
    words = f"{found.reference} ({defused(found.service, 80)}) is {found.state}"
    if found.state == State.STOOD_DOWN:  # whether there ever was an effect is nobody's claim
        words = f"{words}: nothing more is needed. This is the last update."
        return Words(words, [section(words)])
    cause = incident.cause(found, 1000)
    plain, marked = (f"{words}. The effect stopped: {at(found.mitigated_at)}.{cause} This is the last update."
                     for at in (plain_day_clock, day_clock))
    return Words(plain, [section(marked)])


def goes_on(found: Incident) -> Words:
    """The stakeholders, when what they heard the last of is taken up again."""
    words = f"{found.reference} ({defused(found.service, 80)}) is open again. Updates on it go on."
    return Words(words, [section(words)])


def stood_down(found: Incident) -> Words:
    """Said in the incident's channel; taken back with one press."""
    words = _stood_down(found)
    return Words(words, [section(words), row(button(AGAIN, actions.REOPEN, str(found.id)))])


def noted(found: Incident) -> Words:
    """Said privately to whoever stood it down from elsewhere."""
    words = _stood_down(found)
    return Words(words, [section(words)])


def _stood_down(found: Incident) -> str:
    return (f"{incident.drill_mark(found)}{found.reference} is stood down. Nothing more is asked of anybody. Thank you "
            "for raising it early: that is what thresholds are for.")


def reopened(found: Incident, held: dict[str, str]) -> Words:
    """Said in the incident's channel when it goes on after all; `held` are its roles with their holders."""
    holders = "".join(f" {name.capitalize()}: {person(holder)}." for name, holder in held.items())
    words = (f"{incident.drill_mark(found)}{found.reference} is open again, with its thresholds, roles and log.{holders} Roles "
             "nobody holds are offered again; teams not called yet follow their plan.")
    return Words(words, [section(words)])


def holds_again(found: Incident, names: list[str]) -> Words:
    """Said privately to whoever holds roles in what is taken up again: much may have happened in between."""
    which = f"{listed(names)} role{'s' if len(names) > 1 else ''}"
    where = f" It goes on in <#{found.channel}>." if found.channel else ""
    words = (f"{incident.drill_mark(found)}{found.reference} is open again, and you hold its {which} as before. Thank "
             f"you.{where} Where this is no longer for you, hand it over or step back.")
    return Words(words, [section(words), *(_let_go(f"{found.id}:{name}", name) for name in names)])


def _let_go(value: str, role: str) -> dict:
    return row(button(f"Hand off {role}…", actions.HAND_OFF, value), button(f"Step back from {role}", actions.STEP_BACK, value))
