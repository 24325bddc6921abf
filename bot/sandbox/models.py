"""The nouns of a workspace: users, channels, messages, views. The rules are in the modules beside."""

from dataclasses import dataclass, field

from bot.sandbox.render import mentions, pressables, render


@dataclass
class User:
    id: str
    name: str
    real_name: str = ""
    email: str | None = None
    deleted: bool = False
    is_restricted: bool = False  # a guest
    is_bot: bool = False
    is_admin: bool = False
    tz: str = "Etc/UTC"


@dataclass
class Message:
    """One message, or one private note if `ephemeral_to` is set. Live: it changes with the workspace."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: list[dict] = field(default_factory=list)
    bot_id: str | None = None
    thread_ts: str | None = None  # the parent's ts, on replies only
    metadata: dict | None = None
    subtype: str | None = None
    ephemeral_to: str | None = None  # user id
    broadcast: bool = False  # a reply also shown in the channel
    edited: dict | None = None  # {"user", "ts"}
    versions: list[str] = field(default_factory=list)  # earlier renderings, oldest first
    reactions: dict[str, list[str]] = field(default_factory=dict)  # emoji name -> user ids
    pinned: bool = False
    deleted: bool = False
    extra: dict = field(default_factory=dict)  # further fields of the Slack message, e.g. topic, unfurl_links
    read_by: set[str] = field(default_factory=set)  # user ids
    inputs: dict[str, dict] = field(default_factory=dict)  # user id -> what they chose in its controls

    @property
    def ephemeral(self) -> bool:
        return self.ephemeral_to is not None

    @property
    def rendered(self) -> str:
        """What a reader sees: the blocks if there are any, else the text. Buttons in [brackets]."""
        return render(self.blocks) if self.blocks else self.text

    @property
    def buttons(self) -> list[str]:
        """The visible labels of everything that can be pressed, in order."""
        return pressables(self.blocks)

    @property
    def mentions(self) -> list[str]:
        """Who is notified: user ids and "here", "channel", "everyone", as Slack would parse the message."""
        parsed = bool(self.extra.get("link_names")) or self.extra.get("parse") == "full"
        return mentions(self.text, self.blocks, parsed)

    def says(self, part: str) -> bool:
        return part in self.text or part in self.rendered

    def __str__(self) -> str:
        return self.rendered


@dataclass
class Channel:
    id: str
    name: str
    created: int
    creator: str
    is_private: bool = False
    archived: bool = False
    im_user: str | None = None  # the person, if this is their direct message with the app
    topic: str = ""
    purpose: str = ""
    members: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)  # by ts, thread replies too, none deleted
    notes: list[Message] = field(default_factory=list)  # ephemeral messages
    pins: list[dict] = field(default_factory=list)  # {"ts", "created_by", "created"}
    bookmarks: list[dict] = field(default_factory=list)
    previous_names: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Slack's channel_type: "channel", "group" (private) or "im"."""
        if self.im_user:
            return "im"
        return "group" if self.is_private else "channel"

    def replies(self, ts: str) -> list[Message]:
        return [m for m in self.messages.values() if m.thread_ts == ts]


@dataclass
class View:
    """An open modal or a published home tab. `body` is the view as the app gave it, block ids filled in."""

    id: str
    user: str
    body: dict
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    values: dict[str, dict] = field(default_factory=dict)  # block id -> action id -> state entry
    errors: dict[str, str] = field(default_factory=dict)  # block id -> sentence, after a refused submission

    @property
    def type(self) -> str:
        return self.body["type"]

    @property
    def blocks(self) -> list[dict]:
        return self.body["blocks"]

    @property
    def title(self) -> str:
        return self.body.get("title", {}).get("text", "")

    @property
    def buttons(self) -> list[str]:
        return pressables(self.blocks)

    @property
    def text(self) -> str:
        """The whole view as its reader sees it: title, blocks with what is filled in, errors, buttons."""
        return render_view(self)

    def says(self, part: str) -> bool:
        return part in self.text


def render_view(view: View) -> str:
    lines = [view.title, render(view.blocks, view.values, view.errors)]
    lines += [f"[{view.body[key]['text']}]" for key in ("submit", "close") if view.body.get(key)]
    return "\n".join(line for line in lines if line)
