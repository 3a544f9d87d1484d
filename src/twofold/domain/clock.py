"""Time as a value: nothing here counts ticks."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Protocol, Self

import msgspec

SUSPEND_GAP = 2.0
"""Seconds by which the wall clock may run ahead of the monotonic one before we call it a suspend."""
STANDSTILL = 5.0
"""Seconds between two looks at the clock, of which there are two a second, that make us call it a stop."""


class Clock(Protocol):
    """Where the time comes from; tests bring their own."""

    def monotonic(self) -> float:
        """Return seconds on a clock that never goes back."""
        ...

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clocks. ``ticks`` gives its monotonic seconds.

    While the machine sleeps, its monotonic clock rests; while the program alone is stopped (SIGSTOP, Ctrl+Z
    of a shell, a container that is paused), it runs on. Nobody could press a key in either, so ours rests in
    both: whoever keeps a time finds by `Gap.slept` that there was a gap, and no time is used up by it.
    """

    def __init__(self, ticks: Callable[[], float] = monotonic) -> None:
        self._ticks = ticks
        self._last: float | None = None
        self._stood = 0.0

    def monotonic(self) -> float:
        """Return seconds that pass while the program runs. To be read more often than each STANDSTILL."""
        now = self._ticks()
        if self._last is not None and now - self._last > STANDSTILL:
            self._stood += now - self._last
        self._last = now
        return now - self._stood

    def now(self) -> datetime:
        """Return the machine's wall time in UTC."""
        from .records import utc_now

        return utc_now()


class Timer(msgspec.Struct, frozen=True):
    """A running or resting stretch of time: *banked* seconds, and since *started* if it runs.

    ``length`` is how long it is meant to last, in seconds (None: open-ended); ``started`` is a
    monotonic reading, or None while at rest.
    """

    length: float | None = None
    started: float | None = None
    banked: float = 0.0

    def elapsed(self, now: float) -> float:
        """Return the seconds counted up to the monotonic reading *now*; never less than banked."""
        return self.banked if self.started is None else self.banked + max(0.0, now - self.started)

    def remaining(self, now: float) -> float | None:
        """Return the seconds left (negative once over), or None when open-ended."""
        return None if self.length is None else self.length - self.elapsed(now)

    def start(self, now: float) -> Self:
        """Return the timer running from *now*; the same one if it already runs."""
        return self if self.started is not None else msgspec.structs.replace(self, started=now)

    def stop(self, now: float) -> Self:
        """Return the timer at rest, with everything up to *now* banked."""
        return msgspec.structs.replace(self, started=None, banked=self.elapsed(now))


class Gap(msgspec.Struct, frozen=True):
    """A pair of readings taken together, to notice when the machine slept in between."""

    monotonic: float
    wall: datetime

    @classmethod
    def read(cls, clock: Clock) -> Self:
        """Return both readings of *clock*."""
        return cls(clock.monotonic(), clock.now())

    def slept(self, later: "Gap") -> float:
        """Return the seconds by which the wall clock outran the monotonic one, or 0.0 if it did not.

        Differences up to SUSPEND_GAP, and a wall clock set back, are no sleep.
        """
        drift = (later.wall - self.wall).total_seconds() - (later.monotonic - self.monotonic)
        return drift if drift > SUSPEND_GAP else 0.0


Now = Callable[[], datetime]
"""Gives the wall time, aware, in UTC."""
