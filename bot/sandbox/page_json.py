"""What one person sees of the workspace, as the JSON that the page draws. Reading it changes nothing."""

from collections.abc import Iterator

from bot.sandbox.app_profile import BOT_USER_ID
from bot.sandbox.forms import kept_state
from bot.sandbox.models import Channel, Message, User, View
from bot.sandbox.workspace import Workspace

# Subtypes that somebody said; what has another one, Slack itself wrote.
SAID = (None, "bot_message", "thread_broadcast", "me_message", "file_share", "tombstone")


def people(ws: Workspace) -> list[User]:
    """Whom one can act as, in the order they were added."""
    return [user for user in ws.users.values() if not user.is_bot and not user.deleted]


def state(ws: Workspace, person: User) -> dict:
    """Everything beside the open channel: people, places, what can be typed and pressed, open modals, the time."""
    home = ws.views.home(person.id)
    return {
        "now": ws.now().timestamp(),
        "me": _user(person),
        "bot": {"id": BOT_USER_ID, "name": ws.app.display_name},
        "people": [_person(ws, user) for user in people(ws)],
        "channels": [_place(ws, person, channel) for channel in visible(ws, person)],
        "start_in": _first_place(ws, person),
        "commands": list(ws.app.commands.values()),
        "shortcuts": list(ws.app.shortcuts.values()),
        "views": [_view(view) for view in ws.views.stack(person.id)],
        "home": home and _view(home),
    }


def visible(ws: Workspace, person: User) -> list[Channel]:
    """The places in this person's list: public channels, her private ones, her direct messages with the app."""
    mine = [c for c in ws.channels.values() if c.kind == "channel" or person.id in c.members]
    return sorted(mine, key=lambda channel: channel.name)


def channel(ws: Workspace, person: User, place: Channel) -> dict:
    """A channel with its messages, oldest first. Replies are in their threads, except those also sent to the channel."""
    shown = [m for m in _seen_by(person, place) if not m.thread_ts or m.broadcast]
    pinned = [place.messages[pin["ts"]] for pin in place.pins]
    return {
        **_place(ws, person, place),
        "topic": place.topic,
        "members": [member for member in place.members if member != BOT_USER_ID],
        "read_only": place.kind == "im" and bool(ws.app.home.get("messages_tab_read_only_enabled")),
        "pins": [{"ts": m.ts, "text": m.text} for m in pinned],
        "messages": [_message(ws, person, place, m) for m in shown],
    }


def thread(ws: Workspace, person: User, place: Channel, ts: str) -> dict:
    """A message and the replies to it, oldest first; no messages if it is gone."""
    shown = [m for m in _seen_by(person, place) if ts in (m.ts, m.thread_ts)]
    return {"ts": ts, "messages": [_message(ws, person, place, m) for m in shown]}


def unread(person: User, place: Channel) -> Iterator[Message]:
    """What others said here, or noted privately to this person, and she has not seen. Joins and such do not count."""
    for message in _seen_by(person, place):
        if message.user != person.id and person.id not in message.read_by and message.subtype in SAID:
            yield message


def _seen_by(person: User, place: Channel) -> list[Message]:
    notes = [note for note in place.notes if note.ephemeral_to == person.id]
    return sorted([*place.messages.values(), *notes], key=lambda message: message.ts)


def _first_place(ws: Workspace, person: User) -> str | None:
    """Where a newcomer begins: the oldest channel she shares with the app."""
    shared = (
        c for c in ws.channels.values() if c.kind != "im" and {person.id, BOT_USER_ID} <= set(c.members)
    )
    return next((place.id for place in shared if not place.archived), None)


def _user(user: User) -> dict:
    return {"id": user.id, "name": user.name, "about": user.real_name, "is_bot": user.is_bot}


def _person(ws: Workspace, user: User) -> dict:
    dm = ws.dm(user.id)
    return {**_user(user), "dm": dm and dm.id, "unread": len(list(unread(user, dm))) if dm else 0}


def _place(ws: Workspace, person: User, place: Channel) -> dict:
    kind = {"channel": "public", "group": "private", "im": "dm"}[place.kind]
    name = ws.app.display_name if kind == "dm" else place.name
    member = person.id in place.members
    return {
        "id": place.id,
        "kind": kind,
        "name": name,
        "title": name if kind == "dm" else f"#{name}",
        "member": member,
        "archived": place.archived,
        "unread": len(list(unread(person, place))) if member else 0,
    }


def _message(ws: Workspace, person: User, place: Channel, message: Message) -> dict:
    replies = place.replies(message.ts)
    return {
        "ts": message.ts,
        "author": _author(ws, message.user),
        "text": message.text,
        "blocks": message.blocks if message.bot_id else [],  # a person's blocks only repeat her text
        "values": kept_state(message.inputs.get(person.id, {}), message.blocks),
        "system": message.subtype not in SAID,
        "deleted": message.subtype == "tombstone",
        "private": message.ephemeral,
        "mine": message.user == person.id,
        "edited": bool(message.edited),
        "pinned": message.pinned,
        "broadcast": message.broadcast,
        "reactions": [{"name": name, "users": users} for name, users in message.reactions.items()],
        "replies": len(replies),
        "last_reply": replies[-1].ts if replies else None,
    }


def _author(ws: Workspace, user_id: str) -> dict:
    user = ws.users.get(user_id) or User(user_id, "Slack", is_bot=True)
    return _user(user) | ({"name": ws.app.display_name} if user.id == BOT_USER_ID else {})


def _view(view: View) -> dict:
    words = {key: view.body.get(key) for key in ("title", "submit", "close")}
    facts = {
        "id": view.id,
        "hash": view.hash,
        "blocks": view.blocks,
        "values": view.values,
        "errors": view.errors,
    }
    return words | facts
