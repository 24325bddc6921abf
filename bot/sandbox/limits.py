"""Rate limits as on docs.slack.dev/apis/web-api/rate-limits, off unless a story wants them."""

from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil

from bot.sandbox.api.registry import Args, Method

POST_BURST, POST_SECONDS = 4, 4  # about one message a second a channel, short bursts allowed


class Limits:
    """Counts the calls of each method in a minute, and the posts of each channel in some seconds."""

    def __init__(self, now: Callable[[], datetime]):
        self._now = now
        self._seen: dict[tuple, deque[datetime]] = defaultdict(deque)

    def wait(self, name: str, method: Method | None, args: Args) -> int:
        """0 if the call may go on (it is then counted), else the Retry-After in whole seconds."""
        if name == "chat.postMessage":
            return self._count((name, args.get("channel")), POST_BURST, POST_SECONDS)
        if method is None or method.per_minute is None:
            return 0
        return self._count((name,), method.per_minute, 60)

    def _count(self, key: tuple, most: int, seconds: int) -> int:
        seen, now = self._seen[key], self._now()
        while seen and now - seen[0] >= timedelta(seconds=seconds):
            seen.popleft()
        if len(seen) >= most:
            return max(1, ceil((seen[0] + timedelta(seconds=seconds) - now).total_seconds()))
        seen.append(now)
        return 0
