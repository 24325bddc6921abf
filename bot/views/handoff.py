"""A hand-off as it is read: the card, the form that asks for it, and what becomes of it."""

import json

from bot.domain.card import Card
from bot.domain.handoff import HandOff
from bot.domain.incident import Incident
from bot.domain.question import QUESTIONS
from bot.domain.role import Offer, OfferState
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import field, modal, section, text_input, users_select
from bot.views.card import DATED, Clock, dated, due_lines
from bot.views.notice import page
from bot.views.text import MOST_MESSAGE, clock, cut_marked, foreign, person, plain_clock


def sections(hand_off: HandOff, at: Clock = clock) -> list[str]:
    """The hand-off card, part by part: what is known, what is open, what is due next. `at` writes a time."""
    began = hand_off.card.incident.opened_at
    told = dated(at, began)
    parts = [
        ("What is known", _known(hand_off.card, told, DATED[at](began))),
        ("Open decisions and risks", [foreign(hand_off.note, 1500)] if hand_off.note else []),
        ("Last decisions", [f"D{entry.number}, {told(entry.at)}: {foreign(entry.text, 250)}" for entry in hand_off.decisions]),
        ("Due next", due_lines(hand_off.card, at)),
    ]
    return [f"*{title}*\n" + "\n".join(f"• {line}" for line in lines) for title, lines in parts if lines]


def _known(card: Card, at: Clock, began: str) -> list[str]:
    signal = card.answers.get("signal") or card.incident.signal
    rest = [f"{QUESTIONS[key]} {foreign(text, 300)}" for key, text in card.answers.items() if key != "signal"]
    return [
        *([f"Signal: {foreign(signal, 500)}"] if signal else []),
        *(f"Threshold: {fired}" for fired in incident.fired(card.playbook, card.firings, at)),
        f"Severity {card.incident.severity}, {card.incident.state}, since {began}",
        *rest,
    ]


def moved(found: Incident, hand_off: HandOff, holder: str) -> Words:
    """Said in the channel once a role has gone to another person."""
    words = (f"{incident.drill_mark(found)}{person(holder)} holds the *{hand_off.role}* role from now on. Thank you, "
             f"{person(hand_off.holder)}.")
    text = "\n".join([words, *sections(hand_off, plain_clock)])
    return Words(cut_marked(text, MOST_MESSAGE), [section(words), *map(section, sections(hand_off))])


def stays(found: Incident, offer: Offer) -> Words:
    """Said to the holder when the one they asked does not take over."""
    who = {OfferState.PASSED: f"{person(offer.person)} passes",
           OfferState.LAPSED: f"{person(offer.person)} has not answered in time, which is fine",
           OfferState.UNREACHED: f"Slack could not reach {person(offer.person)}"}[offer.state]
    words = (f"{incident.drill_mark(found)}{who}. You keep the *{offer.role}* role in {found.reference} for now; you can hand it to somebody else.")
    return Words(words, [section(words)])


def form(found: Incident, role: str, to: str | None = None, note: str = "", suggestion: list[dict] | None = None) -> dict:
    """Asks to whom the role goes (`to`, a Slack user id) and what is open. `suggestion` are blocks that offer another
    wording of the note, once."""
    intro = (f"The *{role}* role in {found.reference} stays where it is until the other person accepts. They read what is "
             "known, the last decisions and what is due next.")
    kept = {"incident": found.id, "role": role, "suggested": bool(suggestion)}
    return modal(actions.HAND_OFF_FORM, "Hand off a role", [
        section(intro),
        *(suggestion or []),
        field("to", "Who takes it?", users_select(to)),
        field("open", "Which decisions or risks are open?", text_input(note, lines=True, most=1500), optional=True,
              hint="Once they accept, the channel reads this too."),
    ], "Hand off", private_metadata=json.dumps(kept))


def offered(found: Incident, role: str, to: str) -> dict:
    """What stands in place of the form once it was sent."""
    return page("Hand off a role", f"Offered to {person(to)}. The *{role}* role in {found.reference} moves as soon as they "
                "accept. You hear of it by direct message if it does not come about.")
