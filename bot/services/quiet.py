"""An incident nobody has heard of for a while: asked about once, then left alone for long."""

from datetime import timedelta

from bot.domain import place
from bot.domain.timer import Timer
from bot.services.steps import update as clock
from bot.services.steps import which
from bot.services.turn import Turn
from bot.store import incident as incidents
from bot.store import role as roles
from bot.views import quiet as view

REST = timedelta(days=1)  # after it was asked, the same is not asked again before this


def look(turn: Turn, fallen_due: Timer) -> None:
    """Ask the commander (without one, the room) whether the incident goes on, if
    nothing was heard meanwhile."""
    incident = incidents.get(turn.session, fallen_due.incident_id)
    if not incident or not incident.active:
        return
    silence = turn.now - incident.active_at
    if silence < turn.playbook.quiet_after:
        clock.watch_quiet(turn, incident, turn.playbook.quiet_after - silence)
        return
    commander = roles.of_incident(turn.session, incident.id).get("commander")
    leads = commander and commander.holder
    to = leads or place.room(incident.id)
    turn.say.post(to, view.quiet(incident, turn.now, in_room=not leads), needs=(place.room(incident.id),),
                  incident_id=incident.id)
    clock.watch_quiet(turn, incident, max(REST, turn.playbook.quiet_after))


def goes_on(turn: Turn, number: int, response_url: str | None) -> None:
    """Somebody says that it goes on: the quiet clock starts anew."""
    incident = which.numbered(turn, number)
    incident.active_at = turn.now
    clock.watch_quiet(turn, incident)
    if response_url:
        turn.say.respond(response_url, view.goes_on(incident), replace=True)
