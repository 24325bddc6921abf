"""The roles of an incident: who holds them, and what the reader can do about it."""

from bot.domain.card import Card
from bot.domain.handoff import may_move
from bot.domain.incident import Incident
from bot.domain.roster import COMMANDER
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, context, modal, section
from bot.views.card import role_lines, role_names, role_words
from bot.views.offer import duty


def listing(facts: Card, reader: str, admin: bool) -> Words:
    """The answer to `roles`, with the buttons this reader (Slack user id) can press."""
    title = f"{incident.drill_mark(facts.incident)}Roles in {facts.incident.reference}"
    return Words("\n".join([f"{title}:", *role_lines(facts)]),
                 [section(f"*{title}*"), *_roles(facts, reader, admin)])


def form(facts: Card, reader: str, admin: bool, note: str = "") -> dict:
    """The same as a page on top of the card. `note` says what a press did not do, and why."""
    blocks = [*([context(note)] if note else []), *_roles(facts, reader, admin)]
    return modal(actions.ROLES_FORM, f"Roles in {facts.incident.reference}", blocks, None, close="Done",
                 private_metadata=str(facts.incident.id))


def yours(found: Incident, role: str) -> Words:
    """Said privately to whoever took a role from a message."""
    words = f"{incident.drill_mark(found)}You hold the *{role}* role in {found.reference}. Thank you. {duty(role)}"
    return Words(words, [section(words)])


def _roles(facts: Card, reader: str, admin: bool) -> list[dict]:
    blocks = []
    for name in role_names(facts):
        blocks.append(section(f"*{name.capitalize()}*: {role_words(facts, name)}"))
        if buttons := _buttons(facts, name, reader, admin):
            blocks.append(row(*buttons))
    return blocks


def _buttons(facts: Card, name: str, reader: str, admin: bool) -> list[dict]:
    role, value = facts.roles[name], f"{facts.incident.id}:{name}"
    if not facts.incident.active:
        return []
    if role.holder is None:
        return [button(f"Take {name}", actions.TAKE, value)]
    commander = facts.roles[COMMANDER].holder if COMMANDER in facts.roles else None
    hand_off = [button(f"Hand off {name}…", actions.HAND_OFF, value)]
    if role.offer_id in facts.offers:
        hand_off.append(button(f"Take back hand-off of {name}", actions.TAKE_BACK, value))
    step_back = button(f"Step back from {name}", actions.STEP_BACK, value)
    return (hand_off if may_move(role, reader, commander, admin)
            else []) + ([step_back] if role.holder == reader else [])
