"""Days and ranges of days in running text, in the languages of `daynames`: "Fri, Mar 26", "26.–28. März".

The text is cut into small pieces once, and each phrase is looked for over a few of them: a megabyte takes as
long as its length, whatever stands in it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from .daynames import is_whole_weekday, month_of, weekday_of
from .text import folded

_PIECE = re.compile(r"[月火水木金土日]曜日?|[年月日]|[0-9]+|[^\W\d_年月日]+|\S|\n")
_ORDINALS = frozenset(("st", "nd", "rd", "th", "er", "e", "º", "ª", "ste", "de"))
_OF = frozenset(("of", "de", "di", "del"))
_DASHES = frozenset("-‐‑‒–—−~〜～")
_TO = frozenset(
    ("to", "until", "till", "through", "thru", "and", "bis", "au", "al", "a", "tot", "do", "から", "~")
)
_LAST = frozenset(("until", "till", "by", "before", "bis", "vor", "jusqu", "avant", "hasta", "fino", "entro",
                   "tot", "uiterlijk", "do"))  # fmt: skip
_TO_THE = frozenset(("the", "zum", "au", "al", "el", "il", "'", "’", "dem", "le", "dnia", "op", ":"))
_NO_DAY = frozenset((":", "h", "am", "pm", "uhr", "%", "km", "€", "$", "£"))
_YEARS = range(1900, 2200)


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


class _Piece(msgspec.Struct, frozen=True):
    text: str
    at: int

    @property
    def end(self) -> int:
        return self.at + len(self.text)

    @property
    def number(self) -> int:
        """Its figures; -1 for what is none, or is too long for a day."""
        return int(self.text) if self.text.isdecimal() and len(self.text) <= 4 else -1


class _Point(msgspec.Struct, frozen=True):
    """One day, as far as it is said; ``next`` is the place of the piece behind it."""

    next: int
    day: int = 0
    month: int = 0
    year: int = 0
    weekday: int | None = None
    figures: str = ""
    month_first: bool = False


def find_days(text: str, today: date) -> tuple[Days, ...]:
    """Return the days that *text* names, in their order.

    Without a year they are the next from *today* on, or, where their weekday says so, the last before it.
    """
    pieces = [_Piece(match[0], match.start()) for match in _PIECE.finditer(text)]
    return tuple(_Finder(pieces, text, today).found())


class _Finder:
    def __init__(self, pieces: Sequence[_Piece], text: str, today: date) -> None:
        self._pieces, self._text, self._today = pieces, text, today
        self._words = [folded(piece.text) if piece.text.isalpha() else piece.text for piece in pieces]

    def found(self) -> Iterator[Days]:
        place = 0
        while place < len(self._pieces):
            days, after = self._days(place)
            if days is not None:
                yield days
            place = max(after, place + 1)

    # -- one phrase -----------------------------------------------------------------------------------

    def _days(self, i: int) -> tuple[Days | None, int]:
        if not self._may_begin(i):
            return None, i
        left = self._point(i)
        if left is None:
            return None, i
        behind = self._connected(left.next)
        right = self._point(behind) if behind else None
        if right is not None and (right.month or left.month_first or left.figures == "年") and right.day:
            days = self._range(left, right, i)
            if days is not None:
                return days, right.next
        if right is not None and not (right.day or left.day):
            return self._weekdays(left, right, i), right.next
        if left.day and left.month:
            days = self._alone(left, i)
            # "do 24 marca": until, and no Thursday.
            if days and self._word(i) in _LAST and left.weekday not in (None, days.first.weekday()):
                return None, i
            return days, left.next
        if left.day or left.weekday is None or not is_whole_weekday(self._words[i]):
            return None, i
        return self._weekdays(left, left, i), left.next

    def _may_begin(self, i: int) -> bool:
        piece = self._pieces[i]
        before = self._text[piece.at - 1 : piece.at]
        if piece.number >= 0:
            return not (before.isalnum() or before in tuple("./-:,_+#")) or before in tuple("年月日")
        return piece.text.isalpha() and before != "_"

    def _connected(self, i: int) -> int:
        """Return the place behind the word or the dash that joins two days; 0 where there is none."""
        if self._word(i) in _TO or self._word(i) in _DASHES:
            return i + 1
        if self._word(i) == "t" and self._word(i + 1) == "/" and self._word(i + 2) == "m":
            return i + 3
        return 0

    def _point(self, i: int) -> _Point | None:
        """Return the day that is named at *i*, perhaps without its month."""
        weekday, j = self._weekday(i)
        point = self._dated(j)
        if weekday is not None and (point is None or not point.month):
            # "mar. 26": a month in one language, a weekday in another.
            named = self._month_day(i)
            point, weekday = (named, None) if named is not None else (point, weekday)
        if point is None:
            return None if weekday is None else _Point(j, weekday=weekday)
        after, k = (None, 0)
        if self._word(point.next) in ("(", "（"):
            after, k = self._weekday(point.next + 1)
        if after is not None and self._word(k) in (")", "）"):
            point = msgspec.structs.replace(point, weekday=after, next=k + 1)
        return msgspec.structs.replace(point, weekday=point.weekday if weekday is None else weekday)

    def _weekday(self, i: int) -> tuple[int | None, int]:
        day = weekday_of(self._word(i))
        if day is None and self._word(i).endswith("曜日"):
            day = weekday_of(self._word(i)[0])
        if day is None:
            return None, i
        return day, i + 1 + (self._word(i + 1) in (".", ",")) + (self._words[i + 1 : i + 3] == [".", ","])

    def _dated(self, i: int) -> _Point | None:
        for read in (self._by_signs, self._figures, self._day_month, self._month_day):
            if (point := read(i)) is not None:
                return point
        day, after = self._ordinal(i)
        if not day:
            return None
        if self._word(after) == "日":
            return _Point(after + 1, day)
        after += self._word(after) == "."
        # "26 – 4:00": a time is no day.
        is_time = self._word(after) in _NO_DAY or self._number(after) >= 0
        return None if is_time else self._with_year(_Point(after, day))

    def _by_signs(self, i: int) -> _Point | None:
        """2027年3月26日, or 3月26日."""
        year = self._number(i) if self._word(i + 1) == "年" else 0
        j = i + 2 if year else i
        if self._word(j + 1) != "月" or self._word(j + 3) != "日":
            return None
        return _Point(j + 4, self._number(j + 2), self._number(j), year, figures="年")

    def _figures(self, i: int) -> _Point | None:
        """2027-03-26, 26.3.2027, 26.3., 26/3/2027."""
        a, sign, b = self._number(i), self._word(i + 1), self._number(i + 2)
        if a < 0 or b < 0 or sign not in (".", "/", "-") or not self._is_one(i, i + 2):
            return None
        third = self._number(i + 4) if self._word(i + 3) == sign and self._is_one(i, i + 4) else -1
        if a in _YEARS and third > 0:
            return _Point(i + 5, third, b, a) if self._is_free(i + 4) else None
        whole = len(self._word(i + 4)) in (2, 4)
        if third >= 0 and whole and self._is_free(i + 4) and (sign != "-" or third in _YEARS):
            year = third if third >= 100 else 2000 + third
            if sign == "/" and b > 12:
                a, b = b, a
            return _Point(i + 5, a, b, year, figures=sign)
        if sign == "." and self._word(i + 3) == "." and self._is_one(i, i + 3) and third < 0:
            return _Point(i + 4, a, b, figures=sign)
        return None

    def _day_month(self, i: int) -> _Point | None:
        day, j = self._ordinal(i)
        if not day:
            return None
        j += self._word(j) == "."
        j += self._word(j) in _OF
        month = month_of(self._word(j))
        if not month:
            return None
        return self._with_year(_Point(j + 1 + (self._word(j + 1) == "."), day, month))

    def _month_day(self, i: int) -> _Point | None:
        month = month_of(self._word(i))
        j = i + 1 + (self._word(i + 1) == ".")
        day, after = self._ordinal(j)
        if not month or not day or self._word(after) == ":":
            return None
        return self._with_year(_Point(after, day, month, month_first=True))

    def _with_year(self, point: _Point) -> _Point:
        j = point.next
        j += self._word(j) == ","
        j += self._word(j) in _OF
        short = self._word(j) in ("'", "’") and len(self._word(j + 1)) == 2
        year = 2000 + self._number(j + 1) if short and self._number(j + 1) > 0 else self._number(j)
        if year not in _YEARS or self._word(j + 1) == ":":
            return point
        return msgspec.structs.replace(point, year=year, next=j + 1 + short)

    def _ordinal(self, i: int) -> tuple[int, int]:
        """Return the day of a month at *i* and the place behind it, or 0."""
        day = self._number(i)
        if not 1 <= day <= 31 or len(self._word(i)) > 2:
            return 0, i
        return day, i + 1 + (self._word(i + 1) in _ORDINALS and self._is_one(i, i + 1))

    # -- what it comes to ------------------------------------------------------------------------------

    def _alone(self, point: _Point, i: int) -> Days | None:
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
        at, end = self._pieces[i].at, self._pieces[point.next - 1].end
        guessed = not point.year or point.weekday not in (None, day.weekday())
        return Days(day, day, at, end, guessed, until=self._is_until(i), other=other)

    def _range(self, left: _Point, right: _Point, i: int) -> Days | None:
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
        return Days(first, last, self._pieces[i].at, self._pieces[right.next - 1].end, not year)

    def _weekdays(self, left: _Point, right: _Point, i: int) -> Days:
        assert left.weekday is not None and right.weekday is not None
        first = self._today + timedelta(days=(left.weekday - self._today.weekday() - 1) % 7 + 1)
        last = first + timedelta(days=(right.weekday - left.weekday) % 7)
        end = self._pieces[right.next - 1]
        end = self._pieces[right.next - 2] if end.text in ".," else end
        return Days(first, last, self._pieces[i].at, end.end, True, weak=True, until=self._is_until(i))

    def _dating(self, point: _Point) -> date | None:
        if point.year:
            return _day(point.year, point.month, point.day)
        years = range(max(self._today.year - 1, 1), min(self._today.year + 9, date.max.year + 1))
        days = [day for year in years if (day := _day(year, point.month, point.day))]
        days.sort(key=lambda day: (day < self._today, abs(day - self._today)))
        fitting = [day for day in days if point.weekday in (None, day.weekday())]
        near = [day for day in fitting if abs(day - self._today) < timedelta(days=400)]
        return next(iter(near or days), None)

    def _is_until(self, i: int) -> bool:
        before = self._words[max(0, i - 3) : i]
        while before and before[-1] in _TO_THE and before[-1] not in _LAST:
            before.pop()
        return bool(before) and before[-1] in _LAST

    # -- pieces ---------------------------------------------------------------------------------------

    def _word(self, i: int) -> str:
        return self._words[i] if 0 <= i < len(self._words) else ""

    def _number(self, i: int) -> int:
        return self._pieces[i].number if 0 <= i < len(self._pieces) else -1

    def _is_one(self, i: int, j: int) -> bool:
        """Return whether the pieces from *i* to *j* stand together, without a space."""
        return j < len(self._pieces) and all(
            self._pieces[k].end == self._pieces[k + 1].at for k in range(i, j)
        )

    def _is_free(self, i: int) -> bool:
        """Return whether the figures at *i* end there."""
        end = self._pieces[i].end
        return not re.match(r"\w|[./-]\d", self._text[end : end + 2])


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
