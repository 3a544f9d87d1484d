"""What of a plan came from a calendar before, found again by the name that it has there."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from hashlib import sha1
from uuid import NAMESPACE_URL
from zoneinfo import ZoneInfo

from ..domain.retreat.plan import DAY, MOST_DAYS, Plan, Slot
from ..domain.text import folded
from .calendar_marks import UID
from .calendar_series import name_of
from .calendar_slots import slot_id

AT_ONCE = ("", "/end", "/more")
"""The parts that an event of a few hours may have."""
DAYS = tuple(f"/day{day}" for day in range(4 * MOST_DAYS))
"""The further parts of what lasts for days."""
_MOST = 500_000
"""So many names of series are tried for one file."""
_BROUGHT = re.compile("[0-9a-f]{12}5[0-9a-f]{19}")
_HEAD = 6  # bytes of a name's hash that its id begins with, as they are


class Known:
    """The slots of *plan* by what they are called in a calendar; its clocks are those of *zone*."""

    def __init__(self, plan: Plan, zone: ZoneInfo) -> None:
        first = datetime.combine(plan.start, datetime.min.time())
        self._plan = plan
        self._brought: dict[bytes, Slot] = {}
        self._times: list[str] = []
        self._left = _MOST
        for slot in plan.slots:
            if not _BROUGHT.fullmatch(slot.id):
                continue
            self._brought[bytes.fromhex(slot.id[: 2 * _HEAD])] = slot
            wall = first + timedelta(minutes=slot.day * DAY + slot.start)
            moments: tuple[date, ...] = (wall, wall.replace(tzinfo=zone), wall.date())
            self._times += [f"/{name_of(moment)}{part}" for moment in moments for part in ("", "/day0")]

    def named(self, name: str, parts: Iterable[str]) -> Iterator[Slot]:
        """Yield what some of the *parts* of the event *name* became."""
        if name.endswith(UID) and (ours := self._plan.slot(slot_id(name))):
            yield ours
        if not self._brought:
            return
        hashed = sha1(NAMESPACE_URL.bytes + f"ics:{name}".encode())
        for part in parts:
            whole = hashed.copy()
            whole.update(part.encode())
            slot = self._brought.get(whole.digest()[:_HEAD])
            if slot is not None and slot.id == slot_id(name, part):
                yield slot

    def of_series(self, uid: str) -> Iterator[Slot]:
        """Yield what became of times of the series *uid*, where they still are at that time."""
        self._left -= len(self._times)
        if self._left >= 0:
            yield from self.named(uid, self._times)

    def alike(self, title: str, wall: datetime) -> Iterator[Slot]:
        """Yield what has that *title* and begins at *wall*, though it did not come from a calendar."""
        minutes = int((wall - datetime.combine(self._plan.start, datetime.min.time())).total_seconds()) // 60
        wanted = folded(title)
        for slot in self._plan.slots:
            if slot.day * DAY + slot.start == minutes and folded(slot.title) == wanted:
                yield slot
