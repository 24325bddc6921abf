"""A person's App Home: what is open, and how to escalate."""

from bot.services.turn import Turn
from bot.store import incident as incidents
from bot.views import home as view


def opened(turn: Turn, user: str) -> None:
    """Publish the home tab. Private incidents are not on it."""
    rows = [(incident, [firing.threshold for firing in incidents.firings(turn.session, incident.id)])
            for incident in incidents.all_open(turn.session) if not incident.private]
    turn.say.home(user, view.home(rows, turn.playbook, turn.now, turn.command))
