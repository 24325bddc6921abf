"""The short-lived keys Slack hands out: trigger ids (open a view), response addresses (answer in place)."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.errors import SlackError, invalid_arguments

TRIGGER_LIFE = timedelta(seconds=3)  # docs.slack.dev/interactivity/handling-user-interaction
RESPONSE_LIFE, RESPONSE_USES = timedelta(minutes=30), 5  # same page


@dataclass
class Trigger:
    user: str
    issued: datetime
    view_id: str | None  # the open modal it came from: only such a trigger can push
    used: bool = False


class Triggers:
    def __init__(self, now: Callable[[], datetime]):
        self._now = now
        self._known: dict[str, Trigger] = {}

    def issue(self, user: str, view_id: str | None = None) -> str:
        trigger_id = f"{len(self._known) + 1}.{secrets.randbelow(10**10)}.{secrets.token_hex(8)}"
        self._known[trigger_id] = Trigger(user, self._now(), view_id)
        return trigger_id

    def redeem(self, trigger_id: str | None) -> Trigger:
        """SlackError: invalid_arguments (none given), invalid_, exchanged_ or expired_trigger_id."""
        if not trigger_id:
            raise invalid_arguments("[ERROR] missing required field: trigger_id [json-pointer:/trigger_id]")
        trigger = self._known.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._now() - trigger.issued > TRIGGER_LIFE:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger


@dataclass
class ResponseUrl:
    """Where an interaction is answered: to `user` in `channel`, about message `ts` if it has one."""

    channel: str
    user: str
    ts: str | None
    issued: datetime
    thread_ts: str | None = None
    uses: int = 0


class ResponseUrls:
    def __init__(self, now: Callable[[], datetime]):
        self._now = now
        self._known: dict[str, ResponseUrl] = {}

    def issue(self, channel: str, user: str, ts: str | None = None, thread_ts: str | None = None) -> str:
        key = secrets.token_urlsafe(18)
        self._known[key] = ResponseUrl(channel, user, ts, self._now(), thread_ts)
        return key

    def spend(self, key: str) -> ResponseUrl:
        """One use of it. SlackError: invalid_url, used_url (five uses), expired_url (30 minutes)."""
        target = self._known.get(key)
        if target is None:
            raise SlackError("invalid_url")
        if target.uses >= RESPONSE_USES:
            raise SlackError("used_url")
        if self._now() - target.issued > RESPONSE_LIFE:
            raise SlackError("expired_url")
        target.uses += 1
        return target
