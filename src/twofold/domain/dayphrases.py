"""Days and ranges of days in running text, in the languages of `daynames`: "Fri, Mar 26", "26.–28. März".

The text is cut into small pieces once, and each phrase is looked for over a few of them: a megabyte takes as
long as its length, whatever stands in it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from .daynames import is_whole_weekday
from .daypoints import Point, Points

_DASHES = frozenset("-‐‑‒–—−~〜～")
_TO = frozenset(
    ("to", "until", "till", "through", "thru", "and", "bis", "au", "al", "a", "tot", "do", "から", "~")
)
_LAST = frozenset(("until", "till", "by", "before", "bis", "vor", "jusqu", "avant", "hasta", "fino", "entro",
                   "tot", "uiterlijk", "do"))  # fmt: skip
_TO_THE = frozenset(("the", "zum", "au", "al", "el", "il", "'", "’", "dem", "le", "dnia", "op", ":"))


class Days(msgspec.Struct, frozen=True):
    """Days that a text names, from ``first`` to ``last``, written from the place ``at`` to before ``end``.

    ``guessed``: the year (or all but the weekday) was not said. ``weak``: only weekdays are named. ``until``:
    it is the end of a time, such as "until 15 February". ``other``: the second reading of figures like
    3/4/2027, or None.
    """

    first: date
    last: date
    at: int
    end: int
    guessed: bool = False
    weak: bool = False
    until: bool = False
    other: date | None = None


def find_days(text: str, today: date) -> tuple[Days, ...]:
    """Return the days that *text* names, in their order.

    Without a year they are the next from *today* on, or, where their weekday says so, the last before it.
    """
    return tuple(_Finder(text, today).found())


class _Finder(Points):
    def __init__(self, text: str, today: date) -> None:
        super().__init__(text)
        self._today = today

    def found(self) -> Iterator[Days]:
        place = 0
        while place < len(self.pieces):
            days, after = self._days(place)
            if days is not None:
                yield days
            place = max(after, place + 1)

    # -- one phrase -----------------------------------------------------------------------------------

    def _days(self, i: int) -> tuple[Days | None, int]:
        if not self._may_begin(i):
            return None, i
        left = self.point(i)
        if left is None:
            return None, i
        behind = self._connected(left.next)
        right = self.point(behind) if behind else None
        if right is not None and (right.month or left.month_first or left.figures == "年") and right.day:
            days = self._range(left, right, i)
            if days is not None:
                return days, right.next
        if right is not None and not (right.day or left.day):
            return self._weekdays(left, right, i), right.next
        if left.day and left.month:
            days = self._alone(left, i)
            # "do 24 marca": until, and no Thursday.
            if days and self.word(i) in _LAST and left.weekday not in (None, days.first.weekday()):
                return None, i
            return days, left.next
        if left.day or left.weekday is None or not is_whole_weekday(self.words[i]):
            return None, i
        return self._weekdays(left, left, i), left.next

    def _may_begin(self, i: int) -> bool:
        piece = self.pieces[i]
        before = self.text[piece.at - 1 : piece.at]
        if piece.number >= 0:
            return not (before.isalnum() or before in tuple("./-:,_+#")) or before in tuple("年月日")
        return piece.text.isalpha() and before != "_"

    def _connected(self, i: int) -> int:
        """Return the place behind the word or the dash that joins two days; 0 where there is none."""
        if self.word(i) in _TO or self.word(i) in _DASHES:
            return i + 1
        if self.word(i) == "t" and self.word(i + 1) == "/" and self.word(i + 2) == "m":
            return i + 3
        return 0

    # -- what it comes to ------------------------------------------------------------------------------

    def _alone(self, point: Point, i: int) -> Days | None:
        other = None
        day = self._dating(point)
        if point.figures == "/" and point.day <= 12 and point.month != point.day:
            turned = msgspec.structs.replace(point, day=point.month, month=point.day)
            other = self._dating(turned)
            if day is not None and other is not None and point.weekday not in (None, day.weekday()):
                day, other = other, None
        if day is None:
            return None
        if point.weekday is not None:
            other = None
        at, end = self.pieces[i].at, self.pieces[point.next - 1].end
        guessed = not point.year or point.weekday not in (None, day.weekday())
        return Days(day, day, at, end, guessed, until=self._is_until(i), other=other)

    def _range(self, left: Point, right: Point, i: int) -> Days | None:
        month = right.month or left.month
        year = right.year or left.year
        last = self._dating(msgspec.structs.replace(right, month=month, year=year))
        if last is None:
            return None
        first_month = left.month or month
        first_year = left.year or last.year - (first_month > last.month)
        first = self._dating(msgspec.structs.replace(left, month=first_month, year=first_year))
        if first is None:
            return None
        if last < first and not right.year:
            last = self._dating(msgspec.structs.replace(right, month=month, year=first.year + 1)) or last
        if not first <= last <= first + timedelta(days=366):
            return None
        return Days(first, last, self.pieces[i].at, self.pieces[right.next - 1].end, not year)

    def _weekdays(self, left: Point, right: Point, i: int) -> Days:
        assert left.weekday is not None and right.weekday is not None
        first = self._today + timedelta(days=(left.weekday - self._today.weekday() - 1) % 7 + 1)
        last = first + timedelta(days=(right.weekday - left.weekday) % 7)
        end = self.pieces[right.next - 1]
        end = self.pieces[right.next - 2] if end.text in ".," else end
        return Days(first, last, self.pieces[i].at, end.end, True, weak=True, until=self._is_until(i))

    def _dating(self, point: Point) -> date | None:
        if point.year:
            return _day(point.year, point.month, point.day)
        years = range(max(self._today.year - 1, 1), min(self._today.year + 9, date.max.year + 1))
        days = [day for year in years if (day := _day(year, point.month, point.day))]
        days.sort(key=lambda day: (day < self._today, abs(day - self._today)))
        fitting = [day for day in days if point.weekday in (None, day.weekday())]
        near = [day for day in fitting if abs(day - self._today) < timedelta(days=400)]
        return next(iter(near or days), None)

    def _is_until(self, i: int) -> bool:
        before = self.words[max(0, i - 3) : i]
        while before and before[-1] in _TO_THE and before[-1] not in _LAST:
            before.pop()
        return bool(before) and before[-1] in _LAST


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def the_days(found: Iterable[Days]) -> Days | None:
    """Return those of *found* that a text is most likely about: a range before one day, both before weekdays
    alone, and never the end of a time; None where there are none."""
    some = [days for days in found if not days.until]
    return min(some, key=lambda days: (days.weak, days.first == days.last), default=None)
