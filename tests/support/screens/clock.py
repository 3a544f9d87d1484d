"""A clock that only goes on when it is told to."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Time that passes only when told to; a Monday evening in November."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.wall = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.wall

    def advance(self, seconds: float) -> None:
        self.seconds += seconds
        self.wall += timedelta(seconds=seconds)
