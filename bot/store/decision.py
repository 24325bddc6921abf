"""Questions about the decision log."""

from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.domain.decision import EarlierWording, Entry, EntryKind, Log


def logged(session: Session, channel: str, ts: str) -> Entry | None:
    """The decision or note this message is."""
    return session.exec(_of_message(channel, ts).where(col(Entry.timeline).is_(False))).first()


def on_timeline(session: Session, channel: str, ts: str) -> Entry | None:
    """The place of this message on the timeline."""
    return session.exec(_of_message(channel, ts).where(col(Entry.timeline))).first()


def of_message(session: Session, channel: str, ts: str) -> list[Entry]:
    """Everything this message is in the log."""
    return list(session.exec(_of_message(channel, ts)))


def _of_message(channel: str, ts: str):
    return select(Entry).where(Entry.ts == ts, Entry.channel == channel)


def next_number(session: Session, incident_id: int) -> int:
    """The number of the next decision; those of withdrawn ones are not used again. Lock the incident first."""
    return (session.exec(select(func.max(Entry.number)).where(Entry.incident_id == incident_id)).one() or 0) + 1


def newest(session: Session, channel: str, thread: str) -> int:
    """The id of the entry of this thread that was taken down last; 0 for none."""
    wanted = select(func.max(Entry.id)).where(Entry.channel == channel, Entry.thread == thread)
    return session.exec(wanted).one() or 0


def of_thread(session: Session, channel: str, thread: str, up_to: int) -> list[Entry]:
    """The standing entries of this thread that were taken down up to the one with this id."""
    wanted = select(Entry).where(Entry.channel == channel, Entry.thread == thread, col(Entry.id) <= up_to)
    return list(session.exec(wanted.where(col(Entry.withdrawn_at).is_(None))))


def earlier(session: Session, entry: Entry) -> list[str]:
    """What an entry said before, the oldest first."""
    wanted = select(EarlierWording.text).where(EarlierWording.entry_id == entry.id)
    return list(session.exec(wanted.order_by(EarlierWording.until, EarlierWording.id)))


def keep_earlier(session: Session, entry: Entry, wordings: list[str], until: datetime) -> None:
    """Keep what an entry said before; each wording once."""
    known = earlier(session, entry)
    session.add_all(EarlierWording(entry_id=entry.id, text=wording, until=until)
                    for wording in wordings if wording not in known)
    session.flush()


def log(session: Session, incident_id: int) -> Log:
    """The whole log of an incident, in the order things were written."""
    entries = sorted(session.exec(select(Entry).where(Entry.incident_id == incident_id)), key=lambda entry: float(entry.ts))
    decisions = [entry for entry in entries if entry.kind == EntryKind.DECISION]
    standing = [entry for entry in entries if entry.withdrawn_at is None]
    return Log(
        decisions=decisions,
        notes=[entry for entry in standing if entry.kind == EntryKind.NOTE],
        timeline=[entry for entry in standing if entry.timeline],
        earlier={entry.id: earlier(session, entry) for entry in decisions if entry.amended_at},
    )
