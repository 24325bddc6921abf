"""A message as it will be read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Ready to be sent: `text` reads well alone (notifications, screen readers), `blocks` are Block Kit."""

    text: str
    blocks: list[dict]

    def payload(self) -> dict:
        """The Web API's arguments."""
        return {"text": self.text, "blocks": self.blocks}
