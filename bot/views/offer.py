"""Role offers, as the person they go to reads them."""

from bot.domain import place
from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.domain.role import Offer
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, context, section
from bot.views.text import clock, foreign, listed, plain_clock

DUTIES = {
    "commander": "You hold incident command: you decide what happens next and who is called.",
    "scribe": "You keep the decision log: reply in its thread, each reply becomes a numbered decision.",
    "comms": "You write the updates for the stakeholders; Muster reminds you when one is due.",
}


def duty(role: str) -> str:
    """What holding the role means, in one sentence."""
    return DUTIES.get(role, f"You take the {role} role.")


def offer(found: Incident, made: Offer, playbook: Playbook, also_called: tuple[str, ...] = (), *,
          with_channel: bool = True) -> Words:
    """The direct message that offers a role. Without the channel where that is late in coming."""
    channel = place.mention(place.room(found.id)) if with_channel else "The channel follows in a moment."
    ask = f"{incident.drill_mark(found)}Can you take the *{made.role}* role in {found.reference}?"
    lines = [
        ask,
        f"{incident.risk(found.service, marked=True)} {channel}",
        f"Signal: {foreign(found.signal, 500)}" if found.signal else "",
        duty(made.role),
        f"You are also called for {listed(list(also_called))}." if also_called else "",
        "The role is handed over to you from the one who holds it now." if made.hand_off_from else "",
    ]
    words = "\n".join(line for line in lines if line)
    rest = (f"Passing needs no reason. No answer by {{}} is fine too: the offer moves to the next on the roster. "
            "Reacting with ✅ or ⏭️ does the same.")
    text = f"{words}\n{rest.format(plain_clock(made.lapses_at))}"
    return Words(text, [
        section(words),
        row(button("Accept", actions.ACCEPT, str(made.id), style="primary", label=f"Accept the {made.role} role"),
            button("Pass", actions.PASS, str(made.id), label=f"Pass on the {made.role} role")),
        context(rest.format(clock(made.lapses_at))),
    ])


def open_role(found: Incident, role: str) -> Words:
    """Said once when nobody on the list has taken the role."""
    words = (f"{incident.drill_mark(found)}The {role} role in {found.reference} is open: everybody on its list has been "
             f"asked. Anyone can take it, in {place.mention(place.room(found.id))} or here.")
    return Words(words, [section(words), row(button(f"Take {role}", actions.TAKE, f"{found.id}:{role}"))])
