"""What Slack answered to what was sent: the row's `then` → service."""

from collections.abc import Callable

from bot.outbox.answer import Answer
from bot.outbox.message import Message
from bot.services import catchup, contact, notice, reach, room, timeline, wording
from bot.services.turn import Turn

OUTCOMES: dict[str, Callable[[Turn, Message, Answer], None]] = {
    "answered": notice.answered,
    "channel_opened": room.channel_opened,
    "card_posted": room.card_posted,
    "card_updated": room.card_updated,
    "thread_begun": room.thread_begun,
    "told_elsewhere": room.told_elsewhere,
    "log_posted": room.log_posted,
    "offer_sent": reach.offer_sent,
    "call_sent": reach.call_sent,
    "invited": reach.invited,
    "members_seen": reach.members_seen,
    "open_role_told": reach.open_role_told,
    "person_seen": contact.person_seen,
    "marked_message": timeline.looked,
    "log_read": catchup.log_read,
    "wording_settled": wording.forget,
}
