"""The App Home tab."""

from datetime import datetime

from bot.domain.incident import Incident
from bot.domain.playbook import Playbook
from bot.views import actions, status
from bot.views.blocks import actions as row
from bot.views.blocks import button, divider


def home(rows: list[tuple[Incident, list[str], bool]], playbook: Playbook, now: datetime, command: str) -> dict:
    """What is open, the way to escalate, and the whole playbook."""
    blocks = [
        *status.listed(rows, playbook, now, command).blocks,
        row(button("Escalate", actions.ESCALATE_HOME, style="primary")),
        divider(),
        *status.help(playbook, command, None).blocks,
    ]
    return {"type": "home", "blocks": blocks[:100]}
