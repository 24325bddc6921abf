"""The one slash command and its few words."""

import re

from bot.listeners.door import Asked, Door
from bot.listeners.escalation import escalate

# "stand down" as it is spoken, with an incident or without; with other words it is a signal.
_STAND_DOWN = re.compile(r"^stand[ _]down(?=(?:\s+(?:inc|drill)?-?\d+)?$)", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:inc|drill)-?\d+", re.IGNORECASE)
# Words that begin many a signal: "teams cannot log in", "status page is down". Alone or with an incident they are the command's.
_SIGNAL = re.compile(
    r"(?:(?:teams|mitigated)\s+(?!(?:inc|drill)?-?\d+$)"
    r"|(?:status|log|roles|due|update|review|close)\s+(?!(?:inc|drill)?-?\d)\S+\s+(?!.*\b(?:inc|drill)-?\d))",
    re.IGNORECASE,
)


def register(app, door: Door) -> None:
    """Everything after the command that is not one of its words is an escalation."""

    @app.command(door.command)
    async def command(ack, body: dict) -> None:
        text = _spelt_out(body.get("text", "").strip())
        word, _, rest = text.partition(" ")
        carry_out = None if _SIGNAL.match(text) else door.words.get(word.lower())
        asked = Asked(user=body["user_id"], channel=body["channel_id"],
                      rest=rest.strip() if carry_out else text,
                      trigger=body["trigger_id"], response_url=body["response_url"],
                      once=f"command {body['trigger_id']}")
        words = await (carry_out(asked) if carry_out else escalate(door, asked))
        await (ack(response_type="ephemeral", **words.payload()) if words else ack())


def _spelt_out(text: str) -> str:
    """What was typed, in the command's own words; an incident alone asks how it stands."""
    return f"status {text}" if _REFERENCE.fullmatch(text) else _STAND_DOWN.sub("stand-down", text, count=1)
