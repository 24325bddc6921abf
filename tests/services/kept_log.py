"""An incident whose log is kept: INC-1 runs in C1, grace is the scribe."""

from datetime import timedelta

from bot.domain import place
from bot.domain.heard import Said
from bot.domain.incident import Incident
from bot.domain.role import Role
from bot.services.steps import holding
from bot.store import inbox

ADA, GRACE, LINUS = "U024ADA01", "U024GRA01", "U024LIN01"
LOG = "1795402500.000100"


def keep_log(house) -> None:
    """Open INC-1 with its log."""
    house.opened()
    house.lands(place.log(1), "C1", LOG)
    house.take(lambda turn: setattr(turn.session.get(Incident, 1), "channel", "C1"))
    hold(house, "scribe", GRACE)


def hold(house, role: str, person: str) -> None:
    def take(turn):
        holding.hold(turn, turn.session.get(Incident, 1), turn.session.get(Role, (1, role)), person)
    house.take(take)


def stamp(house, fraction: int = 100, **later: float) -> str:
    return f"{int((house.now + timedelta(**later)).timestamp())}.{fraction:06d}"


def reply(house, text: str, user: str = GRACE, ts: str | None = None, edited: str | None = None) -> Said:
    return Said("C1", ts or stamp(house), LOG, user, text, edited)


def hears(house, service, heard, delivery: str) -> None:
    try:
        house.take(service, heard, delivery)
    except inbox.Repeated:
        return
