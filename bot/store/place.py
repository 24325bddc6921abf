"""Questions about remembered places."""

from collections.abc import Iterable

from sqlmodel import Session, and_, col, or_, select

from bot.domain import place as names
from bot.domain.place import Place

AT_ONCE = 512  # names asked for in one statement


def remember(session: Session, name: str, channel: str, ts: str | None) -> Place:
    """Write down where a name is in Slack. A name that moved (a card posted anew) points to the new place."""
    place = session.get(Place, name) or Place(name=name, channel=channel)
    place.channel, place.ts = channel, ts
    session.add(place)
    return place


def known(session: Session, wanted: Iterable[str]) -> dict[str, Place]:
    """Those of the names that are in Slack by now."""
    asked = list(wanted)
    slices = (asked[first:first + AT_ONCE] for first in range(0, len(asked), AT_ONCE))
    return {place.name: place for some in slices
            for place in session.exec(select(Place).where(Place.name.in_(_padded(some))))}


def _padded(some: list[str]) -> list[str]:
    """Repeated up to a power of two: SQLite prepares a statement for every length of a list anew, and keeps them."""
    return some + some[-1:] * ((1 << (len(some) - 1).bit_length()) - len(some))


def named(session: Session, name: str) -> Place | None:
    """The place of this name, once it is in Slack."""
    return session.get(Place, name)


def at(session: Session, channel: str, ts: str) -> Place | None:
    """The remembered message that stands at this spot, if any."""
    return session.exec(select(Place).where(Place.channel == channel, Place.ts == ts)).first()


def left_at(session: Session, channel: str) -> int | None:
    """The incident that had to leave this channel."""
    found = session.exec(select(Place.name).where(Place.channel == channel, col(Place.ts).is_(None)))
    return next((names.incident_of(name) for name in found if name == names.left(names.incident_of(name) or 0)), None)


def forget(session: Session, name: str) -> Place | None:
    """What waits for this name waits until it is remembered anew; returns where it was."""
    if standing := named(session, name):
        session.delete(standing)
        session.flush()
    return standing


def move(session: Session, name: str, other: str) -> None:
    """What this name stood for is remembered by the other one, where it is in Slack."""
    if standing := forget(session, name):
        remember(session, other, standing.channel, standing.ts)


def starting_with(session: Session, name: str) -> list[str]:
    """This name and those that continue it with a slash, where they are in Slack."""
    wanted = select(Place.name).where(or_(Place.name == name, _begins(session, f"{name}/")))
    return list(session.exec(wanted.order_by(Place.name)))


def of_incident(session: Session, incident_id: int) -> set[str]:
    """The names of an incident that are in Slack."""
    return set(session.exec(select(Place.name).where(_begins(session, f"{incident_id}/"))))


def _begins(session: Session, beginning: str):
    """Asked so that an index serves: SQLite uses none for LIKE, and PostgreSQL orders by the rules of a language."""
    if session.get_bind().dialect.name == "sqlite":
        return and_(Place.name >= beginning, Place.name < beginning[:-1] + chr(ord(beginning[-1]) + 1))
    return col(Place.name).startswith(beginning, autoescape=True)


def names_at(session: Session, channel: str, ts: str) -> list[str]:
    """Every name this message is remembered by."""
    return list(session.exec(select(Place.name).where(Place.channel == channel, Place.ts == ts)))


def incident_at(session: Session, channel: str, ts: str) -> int | None:
    """The incident whose card, log or announcement stands at this spot."""
    place = at(session, channel, ts)
    return names.incident_of(place.name) if place else None
