"""What a Slack client makes of typed text before it sends it."""

import re

from bot.sandbox.workspace import Workspace

_TOKEN = re.compile(r"<(?:[@#!][^>]+|https?://[^>]+)>")
_LINK = re.compile(r"https?://[^\s<>|]+")
_NAME = re.compile(r"(?<![\w/])([@#])([a-z0-9][a-z0-9._-]*)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def encoded(ws: Workspace, text: str, names: bool = True) -> str:
    """& < > escaped, links in <>, with `names` @ada and #channel as ids. Tokens such as <@U1> stay."""
    parts, at = [], 0
    for token in _TOKEN.finditer(text):
        parts += [_plain(ws, text[at : token.start()], names), token[0]]
        at = token.end()
    return "".join([*parts, _plain(ws, text[at:], names)])


def _plain(ws: Workspace, text: str, names: bool) -> str:
    escaped = re.sub("[&<>]", lambda hit: _ENTITIES[hit[0]], text)
    linked = _LINK.sub(lambda hit: f"<{hit[0]}>", escaped)
    return _NAME.sub(lambda hit: _named(ws, hit), linked) if names else linked


def _named(ws: Workspace, hit: re.Match) -> str:
    if hit[1] == "@":
        if hit[2] in ("here", "channel", "everyone"):
            return f"<!{hit[2]}>"
        user = next((u for u in ws.users.values() if u.name == hit[2]), None)
        return f"<@{user.id}>" if user else hit[0]
    channel = next((c for c in ws.channels.values() if c.name == hit[2]), None)
    return f"<#{channel.id}|{channel.name}>" if channel else hit[0]


def rich_text(text: str) -> list[dict]:
    """The rich_text block a person's message carries beside its text."""
    elements, at = [], 0
    for token in re.finditer(r"<@([UW][A-Z0-9]+)>|<(https?://[^>|]+)>", text):
        elements += [_words(text[at : token.start()]), _mention_or_link(token)]
        at = token.end()
    elements = [one for one in [*elements, _words(text[at:])] if one]
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}]


def _mention_or_link(token: re.Match) -> dict:
    return {"type": "user", "user_id": token[1]} if token[1] else {"type": "link", "url": token[2]}


def _words(text: str) -> dict | None:
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return {"type": "text", "text": plain} if plain else None
