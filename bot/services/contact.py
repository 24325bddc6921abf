"""What Slack says of the roster's people: looked up once a day, and heard of when it changes."""

from datetime import timedelta

from sqlmodel import select

from bot.domain.contact import Contact
from bot.domain.playbook import Playbook
from bot.outbox.answer import Answer
from bot.outbox.message import Message
from bot.services.turn import Turn

FRESH = timedelta(days=1)
NOBODY = frozenset({"user_not_found", "users_not_found", "user_not_visible"})


def refresh(turn: Turn) -> None:
    """Look up everybody of the roster who was not looked up within a day, or by a version that kept no names."""
    for key in _keys(turn.playbook):
        known = turn.session.get(Contact, key)
        if known and known.names is not None and turn.now - known.checked_at < FRESH:
            continue
        # Several processes may start together and ask: the questions replace one another.
        manner = {"expires_at": turn.now + FRESH, "replaces": f"look up {key}"}
        if "@" in key:
            turn.say.ask("users.lookupByEmail", key, "person_seen", {"email": key}, **manner)
        else:
            turn.say.ask("users.info", key, "person_seen", {"user": key}, **manner)


def person_seen(turn: Turn, row: Message, answer: Answer) -> None:
    """Slack's answer: the id behind an e-mail address, and whether the person is still there."""
    if answer.ok:
        _save_seen(turn, row.to, answer.data["user"])
    elif answer.error in NOBODY:
        _save(turn, row.to, None, False)


def changed(turn: Turn, user: dict) -> None:
    """A person's profile changed: they may have left or come back. The roster may
    know them by e-mail alone."""
    known = turn.session.exec(select(Contact.key).where(Contact.slack == user["id"]))
    for key in {user["id"], *known}.intersection(_keys(turn.playbook)):
        _save_seen(turn, key, user)


def _save_seen(turn: Turn, key: str, user: dict) -> None:
    profile = user.get("profile", {})
    shown = (user.get("name"), profile.get("real_name"), profile.get("display_name"))
    _save(turn, key, user["id"], not user.get("deleted", False), shown)


def _save(turn: Turn, key: str, slack: str | None, active: bool, shown: tuple[str | None, ...] = ()) -> None:
    """Names once seen are kept: what was written of somebody who left, or has another name now, is still there."""
    known = turn.session.get(Contact, key)
    earlier = known.names or () if known else ()
    names = list(dict.fromkeys(filter(None, (*earlier, *shown))))
    turn.session.merge(Contact(key=key, slack=slack, active=active, checked_at=turn.now, names=names))


def _keys(playbook: Playbook) -> list[str]:
    """Slack ids and e-mail addresses of the roster."""
    return [person.slack or person.email for person in playbook.people.values()]
