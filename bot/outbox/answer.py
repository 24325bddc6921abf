"""What Slack answered, sorted by what it means for the row."""

from dataclasses import dataclass, field
from enum import Enum, auto


class Outcome(Enum):
    """The four ways a call can end."""

    DONE = auto()
    REFUSED = auto()  # Slack said no; repeating will not help
    LATER = auto()  # rate limit or a passing trouble: nothing happened, try again
    IN_DOUBT = auto()  # a dropped connection, a time-out, a 5xx: it may have happened


@dataclass(frozen=True)
class Answer:
    """Slack's answer to one call. `retry_after` is in seconds."""

    outcome: Outcome
    error: str | None = None
    retry_after: float | None = None
    data: dict = field(default_factory=dict)
    scopes: tuple[str, ...] = ()  # what the token may do, as Slack says beside a good answer
    aimed_at: tuple[str, str | None] | None = None  # channel id and ts of the remembered place it was sent to

    @property
    def ok(self) -> bool:
        return self.outcome is Outcome.DONE

    @property
    def landed(self) -> tuple[str, str | None] | None:
        """Channel id and message ts where it landed, as far as the answer tells."""
        channel = self.data.get("channel")
        channel = channel.get("id") if isinstance(channel, dict) else channel
        return (channel, self.data.get("ts") or self.data.get("message_ts")) if channel else None


# The method had its effect already (facts: idempotent successes).
ALREADY = frozenset({
    "already_pinned", "already_reacted", "no_reaction", "already_in_channel", "already_archived",
                     "cant_invite_self",
    "no_pin",
})
# A 200 with one of these leaves open whether the call took effect (docs of chat.update and others).
DOUBTFUL = frozenset({"fatal_error", "internal_error", "request_timeout", "update_failed"})
# Names of the errors aiohttp raises when an answer does not come in time.
TIMED_OUT = frozenset({"TimeoutError", "ServerTimeoutError", "SocketTimeoutError"})
LIMITED = frozenset({"ratelimited", "rate_limited"})
# Slack takes the bot's token no longer. Somebody can mend that, and what waits then goes out.
SHUT_OUT = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"})
PASSING = LIMITED | {"service_unavailable", "team_added_to_org"}


def sort_error(error: str | None, status: int, retry_after: float | None = None,
               data: dict | None = None) -> Answer:
    """Sort an `ok: false` answer. `status` is the HTTP status."""
    data = data or {}
    if status == 429 or error in PASSING:
        return Answer(Outcome.LATER, error or "ratelimited", retry_after, data)
    if status >= 500 or error in DOUBTFUL or error is None:
        return Answer(Outcome.IN_DOUBT, error or f"http_{status}", retry_after, data)
    if error in ALREADY:
        return Answer(Outcome.DONE, error, data=data)
    return Answer(Outcome.REFUSED, error, data=data)
