"""A person's App Home: what is open, and how to escalate."""

from bot.services.steps import listing
from bot.services.turn import Turn
from bot.views import home as view


def opened(turn: Turn, user: str) -> None:
    """Publish the home tab. Private incidents are not on it."""
    turn.say.home(user, view.home(listing.for_all(turn), turn.playbook, turn.now, turn.command))
