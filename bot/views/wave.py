"""The commander's view of the waves: who was called, who comes next, whom else to call."""

from datetime import datetime

from bot.domain.call import Call, CallState
from bot.domain.card import Card
from bot.domain.wave import next_wave, would_wait
from bot.views import actions
from bot.views.blocks import actions as row
from bot.views.blocks import button, context, field, modal, option, section, select
from bot.views.call import plain_title, title
from bot.views.card import wave_words
from bot.views.text import listed


def form(facts: Card, now: datetime, note: str = "") -> dict:
    """The Teams… form as it is `now`. `note` says what a press did not do, and why."""
    blocks = [
        *([context(note)] if note else []),
        *([row(_next_button(facts))] if next_wave(facts.calls) else []),
        *(block for call in facts.calls for block in _call(facts, call, now)),
    ]
    others = [key for key in facts.playbook.teams if key not in {call.team for call in facts.calls}]
    if others:
        choice = select([option(plain_title(facts.playbook, key), key) for key in others], placeholder="Choose a team")
        # A new block id at every call: Slack keeps what was chosen as long as the id stays.
        blocks.append(field(f"team.{len(facts.calls)}", "Another team, called at once", choice))
    return modal(actions.TEAMS_FORM, f"Teams in {facts.incident.reference}", blocks, "Call this team" if others else None,
                 close="Done", private_metadata=str(facts.incident.id))


def _next_button(facts: Card) -> dict:
    teams = listed([plain_title(facts.playbook, call.team) for call in next_wave(facts.calls)])
    return button(f"Call the next wave now: {teams}", actions.CALL_NEXT, str(facts.incident.id))


def _call(facts: Card, call: Call, now: datetime) -> list[dict]:
    """A team's line, and its buttons while it has not been called."""
    line = section(f"Wave {call.wave}, *{title(facts.playbook, call.team)}*: {wave_words(facts, call)}")
    if call.state == CallState.CALLED:
        return [line]
    name = plain_title(facts.playbook, call.team)
    value = f"{facts.incident.id}:{call.team}"
    return [line, row(button(f"Call {name} now", actions.CALL_TEAM, value), *_other_button(facts, call, name, value, now))]


def _other_button(facts: Card, call: Call, name: str, value: str, now: datetime) -> list[dict]:
    if call.state == CallState.PLANNED:
        return [button(f"Skip {name}", actions.SKIP_TEAM, value)]
    waits = would_wait(call, {firing.threshold for firing in facts.firings}, now)
    return [button(f"Put {name} back in the plan", actions.PUT_BACK_TEAM, value)] if waits else []
