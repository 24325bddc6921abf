"""What is open, how one incident stands, what falls due. Read only."""

from bot.domain.incident import Incident
from bot.domain.objective import FOR_THE_COMMANDER
from bot.domain.timer import Timer
from bot.domain.words import Words
from bot.services.steps import commanding, listing, which
from bot.services.turn import Turn
from bot.store import card as cards
from bot.store import incident as incidents
from bot.store import timer
from bot.views import card as card_view
from bot.views import status as view


def listed(turn: Turn) -> Words:
    """The open incidents, but private ones."""
    return view.listed(listing.for_all(turn), turn.playbook, turn.now, turn.command)


def status(turn: Turn, words: str, channel: str, user: str | None = None) -> Words:
    """One incident at a glance: what its card says."""
    incident = which.meant(turn, words, channel, "status", user)
    return card_view.at_a_glance(cards.read(turn.session, incident.id, turn.playbook))


def due(turn: Turn, words: str, channel: str, user: str) -> Words:
    """What will fire, when and why, as far as it is this person's business: of one incident, or of all that are open."""
    if words.strip() or incidents.meant_in(turn.session, channel):
        wanted = [which.meant(turn, words, channel, "due", user)]
    else:
        wanted = [incident for incident in incidents.all_open(turn.session) if not incident.private]
    return view.due([(incident, _told(turn, incident, user)) for incident in wanted], turn.now)


def _told(turn: Turn, incident: Incident, user: str) -> list[Timer]:
    """The timers this person is told of. One without words is nobody's business: it only ends the rest after a
    private note."""
    hidden = () if commanding.commander(turn, incident) == user else FOR_THE_COMMANDER
    return [row for row in timer.of_incident(turn.session, incident.id) if row.because and row.kind not in hidden]


def help(turn: Turn, channel: str) -> Words:
    """The whole playbook on one screen: thresholds, roles and who holds them here, the few words."""
    here = incidents.meant_in(turn.session, channel)
    card = cards.read(turn.session, here.id, turn.playbook) if here else None
    return view.help(turn.playbook, turn.command, card)
