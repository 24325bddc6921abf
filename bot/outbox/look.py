"""After an attempt without an answer: did it happen? Looked up in Slack before anything is repeated."""

from datetime import timedelta

from bot.domain.place import Place, is_name
from bot.outbox.answer import Answer, Outcome
from bot.outbox.message import Message
from bot.outbox.slack import Slack

# Kinds that repeat without harm: the second call meets the effect of the first.
HARMLESS = frozenset({
    "chat.update", "conversations.invite", "conversations.archive", "pins.add", "reactions.add",
                      "reactions.remove",
    "views.publish", "conversations.replies", "conversations.history", "conversations.members", "users.info", "users.lookupByEmail",
})
SLACK_CLOCK_MAY_DIFFER = timedelta(minutes=1)
PAGES = 5


async def find_earlier(slack: Slack, row: Message, places: dict[str, Place]) -> Answer | None:
    """The answer an earlier attempt would have had; None when it left no trace, so that it may be repeated.

    What cannot be looked up (private notes, answers to a button) is taken as done: sent at most once.
    """
    if row.kind in HARMLESS:
        return None
    if row.kind == "chat.postMessage":
        return await _find_post(slack, row, places)
    if row.kind == "conversations.create":
        return await _find_channel(slack, row)
    return Answer(Outcome.DONE, "not repeated")


async def _find_post(slack: Slack, row: Message, places: dict[str, Place]) -> Answer | None:
    place = places.get(row.to)
    channel, thread = (place.channel, place.ts) if place else (row.to, row.payload.get("thread_ts"))
    if not is_name(row.to) and row.to[:1] in "UW":
        opened = await slack.call("conversations.open", {"users": row.to})
        if not opened.ok:
            return None if opened.outcome is Outcome.REFUSED else opened
        channel = opened.data["channel"]["id"]
    oldest = (row.started_at or row.created_at) - SLACK_CLOCK_MAY_DIFFER
    arguments = {"channel": channel, "oldest": f"{oldest.timestamp():.6f}", "include_all_metadata": True,
                 "limit": 200}
    method = "conversations.replies" if thread else "conversations.history"
    return await _search(slack, method, arguments | ({"ts": thread} if thread else {}), "messages",
                         lambda message: (
        _row_of(message) == row.trace and Answer(Outcome.DONE,
                                                 data={"channel": channel, "ts": message["ts"]})))


def _row_of(message: dict) -> str | None:
    return message.get("metadata", {}).get("event_payload", {}).get("row")


async def _find_channel(slack: Slack, row: Message) -> Answer | None:
    """Channels are found by name among the bot's own."""
    begun = ((row.started_at or row.created_at) - SLACK_CLOCK_MAY_DIFFER).timestamp()
    wanted = row.payload["name"]
    kinds = "private_channel" if row.payload.get("is_private") else "public_channel"
    arguments = {"types": kinds, "exclude_archived": True, "limit": 200}
    return await _search(slack, "users.conversations", arguments, "channels", lambda channel: (
        channel["name"] == wanted and channel.get("created", begun) >= begun
        and Answer(Outcome.DONE, data={"channel": channel})))


async def _search(slack: Slack, method: str, arguments: dict, key: str, match) -> Answer | None:
    """Page through a list until something matches. No answer to the search leaves the row in doubt."""
    for _ in range(PAGES):
        answer = await slack.call(method, arguments)
        if not answer.ok:
            return None if answer.outcome is Outcome.REFUSED else Answer(Outcome.IN_DOUBT, answer.error)
        if found := next(filter(None, map(match, answer.data[key])), None):
            return found
        cursor = answer.data.get("response_metadata", {}).get("next_cursor")
        if not cursor:
            return None
        arguments = arguments | {"cursor": cursor}
    return None
