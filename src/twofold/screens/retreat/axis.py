"""The one axis of time that the days of a plan share, and which slots stand beside each other on it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twofold.domain.retreat.plan import DAY, LATEST, Slot

FIRST, LAST = 8 * 60, 22 * 60
"""What is shown of a day with nothing in it."""
WAKES = 6 * 60
"""Nothing before it is shown without need."""
HOUR = 60
_SHORTEST = 6 * 60
_CLOSE = 10


class Axis(NamedTuple):
    """``marks``: the minutes at which its lines begin, ascending; ``end``: where the last one ends."""

    marks: tuple[int, ...]
    end: int

    def line(self, minute: int) -> int:
        """Return the line that *minute* stands on; the first or the last one for what lies beyond."""
        return min(max(bisect_right(self.marks, minute) - 1, 0), len(self.marks) - 1)

    def until(self, minute: int) -> int:
        """Return the line before which something that ends at *minute* ends: the nearest one."""
        if minute >= self.end:
            return len(self.marks)
        line = self.line(minute)
        after = self.marks[line + 1] if line + 1 < len(self.marks) else self.end
        return line if minute - self.marks[line] <= after - minute else line + 1

    def longer(self, lines: int, step: int) -> "Axis":
        """Return it with whole hours of *step* minutes a line added, *lines* at most: later, then earlier."""
        hours = lines * step // HOUR
        after = min(hours, max(0, DAY - self.end) // HOUR)
        before = min(hours - after, max(0, self.marks[0] - WAKES) // HOUR)
        end, first = self.end + after * HOUR, self.marks[0] - before * HOUR
        later, earlier = range(self.end, end, step), range(first, self.marks[0], step)
        return Axis((*earlier, *self.marks, *later), end)


def axis(slots: Sequence[Slot], step: int, now: int | None = None, beyond: int = HOUR) -> Axis:
    """Return the axis of *slots*: a line for each *step* minutes, for each beginning, and for ends between.

    It reaches *beyond* minutes further than the first and the last of them; *now* (minutes) lies on it too.
    """
    starts, ends = {slot.start for slot in slots}, {slot.end for slot in slots}
    if not slots:
        first, last = FIRST, LAST
    else:
        first = min(starts) // HOUR * HOUR - beyond
        last = -(-max(ends) // HOUR) * HOUR + beyond
    if now is not None:
        first, last = min(first, now // HOUR * HOUR), max(last, (now // HOUR + 1) * HOUR)
    last = max(last, first + _SHORTEST)
    first, last = max(first, 0), min(max(last, DAY if last > DAY - HOUR else 0), LATEST)
    marks = set(range(first, last, step))
    marks.update(starts)
    # An end needs no line of its own where another one is close: its time is written as well.
    marks.update(end for end in ends if end < last and _CLOSE < end % step < step - _CLOSE)
    return Axis(tuple(sorted(marks)), last)


class Placed(NamedTuple):
    """``slot`` in the lane ``lane`` of ``lanes`` (from 0)."""

    slot: Slot
    lane: int
    lanes: int


def beside(slots: Iterable[Slot]) -> list[Placed]:
    """Return *slots* of one day in lanes, as few as it takes so that none covers another."""
    placed: list[Placed] = []
    group: list[tuple[Slot, int]] = []
    ends: list[int] = []

    def close() -> None:
        placed.extend(Placed(slot, lane, len(ends)) for slot, lane in group)
        group.clear()
        ends.clear()

    for slot in sorted(slots, key=lambda slot: (slot.start, -slot.length, slot.id)):
        if ends and slot.start >= max(ends):
            close()
        lane = next((n for n, end in enumerate(ends) if end <= slot.start), len(ends))
        ends[lane : lane + 1] = [slot.end]
        group.append((slot, lane))
    close()
    return placed
