"""The days that a phrase is made of, such as "26. März 2027" or "Fri, Mar 26", each as far as it is said."""

import re

import msgspec

from .daynames import month_of, weekday_of
from .text import folded

_PIECE = re.compile(r"[月火水木金土日]曜日?|[年月日]|[0-9]+|[^\W\d_年月日]+|\S|\n")
_ORDINALS = frozenset(("st", "nd", "rd", "th", "er", "e", "º", "ª", "ste", "de"))
_OF = frozenset(("of", "de", "di", "del"))
_NO_DAY = frozenset((":", "h", "am", "pm", "uhr", "%", "km", "€", "$", "£"))
_YEARS = range(1900, 2200)


class Piece(msgspec.Struct, frozen=True):
    """A word, figures or a sign, as it stands at the place ``at``."""

    text: str
    at: int

    @property
    def end(self) -> int:
        """The place behind it."""
        return self.at + len(self.text)

    @property
    def number(self) -> int:
        """Its figures; -1 for what is none, or is too long for a day."""
        return int(self.text) if self.text.isdecimal() and len(self.text) <= 4 else -1


class Point(msgspec.Struct, frozen=True):
    """One day, as far as it is said; ``next`` is the place of the piece behind it."""

    next: int
    day: int = 0
    month: int = 0
    year: int = 0
    weekday: int | None = None
    figures: str = ""
    month_first: bool = False


class Points:
    """The pieces of *text*, and the days that begin at each of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = [Piece(match[0], match.start()) for match in _PIECE.finditer(text)]
        self.words = [folded(piece.text) if piece.text.isalpha() else piece.text for piece in self.pieces]

    def point(self, i: int) -> Point | None:
        """Return the day that is named at *i*, perhaps without its month."""
        weekday, j = self.weekday(i)
        point = self._dated(j)
        if weekday is not None and (point is None or not point.month):
            # "mar. 26": a month in one language, a weekday in another.
            named = self._month_day(i)
            point, weekday = (named, None) if named is not None else (point, weekday)
        if point is None:
            return None if weekday is None else Point(j, weekday=weekday)
        after, k = (None, 0)
        if self.word(point.next) in ("(", "（"):
            after, k = self.weekday(point.next + 1)
        if after is not None and self.word(k) in (")", "）"):
            point = msgspec.structs.replace(point, weekday=after, next=k + 1)
        return msgspec.structs.replace(point, weekday=point.weekday if weekday is None else weekday)

    def weekday(self, i: int) -> tuple[int | None, int]:
        """Return the weekday that is named at *i*, or None, and the place behind it."""
        day = weekday_of(self.word(i))
        if day is None and self.word(i).endswith("曜日"):
            day = weekday_of(self.word(i)[0])
        if day is None:
            return None, i
        return day, i + 1 + (self.word(i + 1) in (".", ",")) + (self.words[i + 1 : i + 3] == [".", ","])

    def _dated(self, i: int) -> Point | None:
        for read in (self._by_signs, self._figures, self._day_month, self._month_day):
            if (point := read(i)) is not None:
                return point
        day, after = self._ordinal(i)
        if not day:
            return None
        if self.word(after) == "日":
            return Point(after + 1, day)
        after += self.word(after) == "."
        # "26 – 4:00": a time is no day.
        is_time = self.word(after) in _NO_DAY or self.number(after) >= 0
        return None if is_time else self._with_year(Point(after, day))

    def _by_signs(self, i: int) -> Point | None:
        """2027年3月26日, or 3月26日."""
        year = self.number(i) if self.word(i + 1) == "年" else 0
        j = i + 2 if year else i
        if self.word(j + 1) != "月" or self.word(j + 3) != "日":
            return None
        return Point(j + 4, self.number(j + 2), self.number(j), year, figures="年")

    def _figures(self, i: int) -> Point | None:
        """2027-03-26, 26.3.2027, 26.3., 26/3/2027."""
        a, sign, b = self.number(i), self.word(i + 1), self.number(i + 2)
        if a < 0 or b < 0 or sign not in (".", "/", "-") or not self._is_one(i, i + 2):
            return None
        third = self.number(i + 4) if self.word(i + 3) == sign and self._is_one(i, i + 4) else -1
        if a in _YEARS and third > 0:
            return Point(i + 5, third, b, a) if self._is_free(i + 4) else None
        whole = len(self.word(i + 4)) in (2, 4)
        if third >= 0 and whole and self._is_free(i + 4) and (sign != "-" or third in _YEARS):
            year = third if third >= 100 else 2000 + third
            if sign == "/" and b > 12:
                a, b = b, a
            return Point(i + 5, a, b, year, figures=sign)
        if sign == "." and self.word(i + 3) == "." and self._is_one(i, i + 3) and third < 0:
            return Point(i + 4, a, b, figures=sign)
        return None

    def _day_month(self, i: int) -> Point | None:
        day, j = self._ordinal(i)
        if not day:
            return None
        j += self.word(j) == "."
        j += self.word(j) in _OF
        month = month_of(self.word(j))
        if not month:
            return None
        return self._with_year(Point(j + 1 + (self.word(j + 1) == "."), day, month))

    def _month_day(self, i: int) -> Point | None:
        month = month_of(self.word(i))
        j = i + 1 + (self.word(i + 1) == ".")
        day, after = self._ordinal(j)
        if not month or not day or self.word(after) == ":":
            return None
        return self._with_year(Point(after, day, month, month_first=True))

    def _with_year(self, point: Point) -> Point:
        j = point.next
        j += self.word(j) == ","
        j += self.word(j) in _OF
        short = self.word(j) in ("'", "’") and len(self.word(j + 1)) == 2
        year = 2000 + self.number(j + 1) if short and self.number(j + 1) > 0 else self.number(j)
        if year not in _YEARS or self.word(j + 1) == ":":
            return point
        return msgspec.structs.replace(point, year=year, next=j + 1 + short)

    def _ordinal(self, i: int) -> tuple[int, int]:
        """Return the day of a month at *i* and the place behind it, or 0."""
        day = self.number(i)
        if not 1 <= day <= 31 or len(self.word(i)) > 2:
            return 0, i
        return day, i + 1 + (self.word(i + 1) in _ORDINALS and self._is_one(i, i + 1))

    # -- pieces ---------------------------------------------------------------------------------------

    def word(self, i: int) -> str:
        """Return the piece *i*, folded; "" beyond the ends."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def number(self, i: int) -> int:
        """Return the figures of the piece *i*; -1 where there are none."""
        return self.pieces[i].number if 0 <= i < len(self.pieces) else -1

    def _is_one(self, i: int, j: int) -> bool:
        """Return whether the pieces from *i* to *j* stand together, without a space."""
        return j < len(self.pieces) and all(self.pieces[k].end == self.pieces[k + 1].at for k in range(i, j))

    def _is_free(self, i: int) -> bool:
        """Return whether the figures at *i* end there."""
        end = self.pieces[i].end
        return not re.match(r"\w|[./-]\d", self.text[end : end + 2])
