"""A clock that goes on by itself and can be moved."""

from datetime import UTC, datetime, timedelta


class MovableClock:
    """Starts at `start` (UTC) and runs with real time from there; `advance` moves it."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 2, 55, tzinfo=UTC)):
        self._offset = start - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def advance(self, by: timedelta) -> None:
        self._offset += by
