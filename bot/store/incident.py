"""Questions about incidents."""

from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from bot.domain.incident import ACTIVE, EarlierEnd, Firing, Incident
from bot.store import place as places

LOCKED = select(Incident).where(Incident.id == bindparam("incident")).with_for_update().execution_options(populate_existing=True)
# Several are locked the oldest first, as everywhere: two turns that lock the same ones never wait for each other.
IN_CHANNEL = select(Incident).where(Incident.channel == bindparam("channel")).order_by(Incident.id).with_for_update()
OWN_CHANNEL = IN_CHANNEL.where(col(Incident.in_thread).is_(False))
FIRINGS = select(Firing).where(Firing.incident_id == bindparam("incident")).order_by(Firing.at, Firing.id)


def get(session: Session, incident_id: int) -> Incident | None:
    """The incident, locked for this turn, as it stands now."""
    return session.exec(LOCKED, params={"incident": incident_id}).first()


def in_channel(session: Session, channel: str) -> Incident | None:
    """The incident whose channel this is. A thread in a shared channel is not its channel."""
    own = session.exec(OWN_CHANNEL, params={"channel": channel}).all()
    return own[-1] if own else None


def meant_in(session: Session, channel: str) -> Incident | None:
    """The incident somebody means in this channel: the channel's own, or the only one open in a thread there."""
    if own := in_channel(session, channel):
        return own
    wanted = select(Incident).where(Incident.channel == channel, col(Incident.in_thread), col(Incident.state).in_(ACTIVE))
    found = list(session.exec(wanted.order_by(Incident.id).limit(2).with_for_update()))
    return found[0] if len(found) == 1 else None


def running_in(session: Session, channel: str) -> list[Incident]:
    """The incidents whose own channel this is, or that run in a thread of it; the newest first, locked."""
    return [*session.exec(IN_CHANNEL, params={"channel": channel})][::-1]


def of_message(session: Session, here: list[Incident], channel: str, ts: str) -> Incident | None:
    """The one of `here` that a message belongs to: the channel's own, or the one in whose thread it stands. `ts` is
    the thread's, or the message's own."""
    if own := next((incident for incident in here if not incident.in_thread), None):
        return own
    number = places.incident_at(session, channel, ts) if here else None
    return next((incident for incident in here if incident.id == number), None)


def open_on(session: Session, service: str, drill: bool = False) -> Incident | None:
    """The newest incident still open on a service."""
    wanted = select(Incident).where(Incident.service == service, Incident.drill == drill, col(Incident.private).is_(False),
                                    col(Incident.state).in_(ACTIVE))
    return session.exec(wanted.order_by(col(Incident.id).desc())).first()


def one_at_a_time(session: Session, service: str) -> None:
    """Until this turn ends no other process opens an incident on the service: who comes second sees the first one."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(service))))


def all_open(session: Session) -> list[Incident]:
    """Every incident still open, the oldest first."""
    return list(session.exec(select(Incident).where(col(Incident.state).in_(ACTIVE)).order_by(Incident.id)))


def without_channel(session: Session) -> list[Incident]:
    """The open incidents that have no place to run."""
    return list(session.exec(select(Incident).where(col(Incident.state).in_(ACTIVE), col(Incident.channel).is_(None)).order_by(Incident.id)))


def firings(session: Session, incident_id: int) -> list[Firing]:
    """The thresholds that fired, in the order they did."""
    return list(session.exec(FIRINGS, params={"incident": incident_id}))


def fired(session: Session, incident_id: int) -> list[str]:
    """The keys of the thresholds that fired, in the order they did."""
    return [firing.threshold for firing in firings(session, incident_id)]


def keep_end(session: Session, incident: Incident, now: datetime) -> None:
    """The incident is about to be open again: write down how and when it had ended, or was mitigated."""
    session.add(EarlierEnd(incident_id=incident.id, state=incident.state, at=incident.closed_at or incident.mitigated_at, taken_up_at=now,
                           mitigated_at=incident.mitigated_at, ended_by=incident.ended_by))


def earlier_ends(session: Session, incident_id: int) -> list[EarlierEnd]:
    """Every end that was taken back, the oldest first."""
    return list(session.exec(select(EarlierEnd).where(EarlierEnd.incident_id == incident_id).order_by(EarlierEnd.id)))
