"""The days as columns beside each other on one axis of time, each slot as tall as it is long."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from twofold.domain.dates import short_day
from twofold.domain.retreat.nights import MORNING
from twofold.domain.retreat.plan import DAY, Slot
from twofold.domain.retreat.slots import date_of
from twofold.domain.retreat.times import clock_of, span
from twofold.domain.retreat.weather import OTHER, other_way

from .axis import HOUR, Axis, Placed, axis, beside
from .cache import DrawingCache
from .drawing import CURSOR, EDGE, Canvas, Hit, Pieces, strip
from .signs import KINDS, fit, title, what, wrapped

GUTTER = 6
"""Cells of the times at the left."""
LEAST, MOST = 24, 56
"""Cells of a day."""
LANE = 9
"""Cells that a slot beside another needs at least."""
_Lines = dict[int, list[tuple[Placed, int, int]]]
"""By line: what stands there, with the line it begins on, and the one before which it ends."""


class Columns:
    """Draws *canvas* in *width* cells; where *height* lines have room for it, in quarters of an hour.

    What *kept* has of an earlier drawing is not made again.
    """

    def __init__(self, canvas: Canvas, width: int, height: int, kept: DrawingCache | None = None) -> None:
        self._canvas, self._width, self._kept = canvas, width, kept or DrawingCache()
        count = len(canvas.days)
        fits = max(1, (width - GUTTER) // LEAST)
        shown = min(count, fits)
        first = min(max(0, canvas.day - shown // 2), count - shown)
        self.days = range(first, first + shown)
        self._cells = min(MOST, (width - GUTTER) // shown)
        now = canvas.now[1] if canvas.now and canvas.now[0] in self.days else None
        slots = [slot for day in self.days for slot in canvas.days[day]]
        self._axis = _axis(slots, height, now)
        self._begins = {slot.start for slot in slots}
        self._now = -1 if now is None else self._axis.line(now)
        self._there: dict[int, _Lines] = {}
        self._more: dict[str, int] = {}
        for day in self.days:
            self._there[day], more = self._lines(canvas.days[day])
            self._more.update(more)

    def _lines(self, slots: tuple[Slot, ...]) -> tuple[_Lines, dict[str, int]]:
        """Return where *slots*, those of a day, stand, and how many have no lane, by what they are beside."""
        placed, room = self._kept.same(beside, slots), max(1, (self._cells - 1) // LANE)
        here = self._canvas.slot if any(one.lanes > room for one in placed) else ""
        return self._kept.same(_in_lines, placed, self._axis, room, here)

    # -- as a Drawing ---------------------------------------------------------------------------------

    @property
    def lines(self) -> int:
        """How many lines scroll."""
        return len(self._axis.marks)

    @property
    def cursor(self) -> tuple[int, int]:
        """The lines of the slot under the cursor, or the one of its minute."""
        slot = self._canvas.current
        if slot is None:
            line = self._axis.line(self._canvas.minute)
            return line, line + 1
        start = self._axis.line(slot.start)
        return start, max(start + 1, self._axis.until(slot.end))

    def top(self) -> list[Pieces]:
        """The names of the days, and how each is shared."""
        names: Pieces = [(" " * GUTTER, "plain")]
        strips: Pieces = [(" " * GUTTER, "plain")]
        for day in self.days:
            here, room = day == self._canvas.day, self._cells - 1
            today = self._canvas.today_word(day)
            plan, balance = self._canvas.plan, self._canvas.balances[day]
            hidden = "‹ " if day == self.days[0] > 0 else ""
            after = " ›" if day == self.days[-1] < len(self._canvas.days) - 1 else ""
            wide = room - 1 - len(hidden) - len(after)
            name = self._kept.call(_name, date_of(plan, day), today, wide)
            sign = CURSOR if here else " "
            names += [(sign, "accent"), (hidden, "quiet"), (name, "here" if here else "head")]
            names += [(after, "quiet"), (" ", "plain")]
            strips += [(" ", "plain"), *self._kept.call(strip, balance, room - 1), (" ", "plain")]
        return [names, strips]

    def line(self, number: int, first: int = 0) -> Pieces:
        """The line *number* of the axis; what began above *first* has its name there."""
        pieces: Pieces = [self._label(number)]
        for day in self.days:
            pieces += self._cell(day, number, first)
            pieces.append((" ", "plain"))
        return pieces

    def _label(self, number: int) -> tuple[str, str]:
        minute = self._axis.marks[number]
        if number == self._now and self._canvas.now:
            return self._kept.call(_label, self._canvas.now[1], True, True)
        return self._kept.call(_label, minute, minute in self._begins, False)

    def _cell(self, day: int, number: int, first: int) -> Pieces:
        room = self._cells - 1
        there = self._there[day].get(number)
        now = number == self._now and self._canvas.now is not None and self._canvas.now[0] == day
        if not there:
            here = day == self._canvas.day and not self._canvas.slot
            here = here and number == self._axis.line(self._canvas.minute)
            minute = self._axis.marks[number]
            open_hour = minute % HOUR == 0 and MORNING <= minute < DAY
            return self._kept.call(_nothing, room, here, now, open_hour)
        lanes = there[0][0].lanes
        if lanes == 1:
            return self._slot(there[0], number, first, room, now)
        pieces: Pieces = []
        bounds = self._bounds(lanes)
        found = {one[0].lane: one for one in there}
        for lane in range(lanes):
            width = bounds[lane + 1] - bounds[lane]
            gap = 1 if lane < lanes - 1 else 0
            if lane not in found:
                pieces.append((" " * width, "plain"))
                continue
            pieces += self._slot(found[lane], number, first, width - gap, now and lane == lanes - 1)
            if gap:
                pieces.append((" ", "plain"))
        return pieces

    def _slot(self, there: tuple[Placed, int, int], number: int, first: int, width: int, now: bool) -> Pieces:
        (slot, _, _), start, end = there
        start = max(start, first)
        here, more = slot.id == self._canvas.slot, self._more.get(slot.id, 0)
        height = max(end, start + 1) - start
        return self._kept.same(_block, slot, number - start, height, width, here, more, now)

    def _bounds(self, lanes: int) -> list[int]:
        """Return where each of *lanes* begins in a day, and where the last one ends."""
        return [(self._cells - 1) * lane // lanes for lane in range(lanes + 1)]

    def hit(self, x: int, number: int) -> Hit | None:
        """What lies at the column *x* of the line *number*."""
        place = (x - GUTTER) // self._cells
        if x < GUTTER or place >= len(self.days) or number >= self.lines:
            return None
        day = self.days[place]
        if number < 0:
            return Hit(day, "", self._canvas.minute)
        there = self._there[day].get(number)
        minute = self._axis.marks[number]
        if there:
            within = x - GUTTER - place * self._cells
            lane = bisect_right(self._bounds(there[0][0].lanes)[1:-1], within)
            for one, _, _ in there:
                if one.lane == lane:
                    return Hit(day, one.slot.id, one.slot.start)
        return Hit(day, "", minute)


# What a drawing is made of. These are pure, so that what is drawn again need not be made again.


def _axis(slots: Sequence[Slot], height: int, now: int | None) -> Axis:
    """Return the axis of *slots*, as large as there is room for; where that is too little, it is scrolled."""
    first = min((slot.start for slot in slots), default=0)
    last = max((slot.end for slot in slots), default=0)
    for step, beyond in ((15, HOUR), (15, 0), (30, HOUR)):
        if step == 15 and (last - first) // step > height - 2:
            continue  # it cannot fit
        found = axis(slots, step, now, beyond)
        if len(found.marks) <= height - 2:
            return found.longer(height - 2 - len(found.marks), step)
    return found


def _in_lines(placed: Sequence[Placed], axis: Axis, room: int, here: str) -> tuple[_Lines, dict[str, int]]:
    """Return what stands on which line of *axis*, in *room* lanes; and how many have none, by slot beside.

    The slot *here*, under the cursor, always gets one.
    """
    lines: _Lines = {}
    more: dict[str, int] = {}
    for one in placed:
        slot, lane, lanes = one
        start, end = axis.line(slot.start), axis.until(slot.end)
        if lanes > room:
            if lane >= room and slot.id != here:
                for other in lines.get(start, []):
                    if other[0].lane == room - 1:
                        more[other[0].slot.id] = more.get(other[0].slot.id, 0) + 1
                continue
            if lane >= room:
                for line in range(start, end):
                    lines[line] = [kept for kept in lines.get(line, []) if kept[0].lane != room - 1]
            one = Placed(slot, min(lane, room - 1), room)
        for line in range(start, max(end, start + 1)):
            taken = lines.setdefault(line, [])
            if not taken or all(other[0].lane != one.lane for other in taken):
                taken.append((one, start, end))
    return lines, more


def _name(day: date, today: str, width: int) -> str:
    return fit(short_day(day, month=True) + today, width)


def _label(minute: int, begins: bool, now: bool) -> tuple[str, str]:
    """Return what stands at the left of the line of *minute*."""
    if now or minute % HOUR == 0:
        return fit(clock_of(minute).rjust(5), GUTTER), "accent" if now else "quiet"
    return fit(f":{minute % HOUR:02}".rjust(5) if begins and minute % 30 else "", GUTTER), "quiet"


def _nothing(room: int, here: bool, now: bool, hour: bool) -> Pieces:
    """Return a line of a day on which nothing stands."""
    if here:
        return [(CURSOR, "accent"), (fit(" nothing yet", room - 1), "quiet")]
    if now:
        return [(fit("─" * (room - 5) + " now", room), "accent")]
    return [(EDGE, "line"), (fit("·" if hour else "", room - 1), "line")]


def _block(slot: Slot, place: int, height: int, width: int, here: bool, more: int, now: bool) -> Pieces:
    """Return the line *place* of the *height* that *slot* has; *more* have no lane beside it."""
    base, kind = ("current" if here else "block"), KINDS[slot.kind]
    edge = (CURSOR, f"{base} accent") if here else (EDGE, f"{base} {kind.hue}")
    room = width - 1
    text, style = _text(slot, place, height, room, here)
    sign, tail = "", ""
    if place == 0:
        tail = {"done": " ✓", "skipped": " –"}.get(slot.happened, "") + (f" +{more}" if more else "")
        sign = kind.sign
    tail = " now" if now and not tail else tail
    tail = f" {OTHER}{tail}" if place == 0 and other_way(slot) else tail
    body = fit(text[len(sign) :].rstrip(), max(room - len(sign) - cell_len(tail), 0))
    last = f"{base} accent" if now else f"{base} quiet"
    return [edge, (sign, f"{base} {kind.hue}"), (body, f"{base} {style}"), (tail, last)]


def _text(slot: Slot, place: int, height: int, room: int, here: bool) -> tuple[str, str]:
    """Return what stands on the line *place* of a slot that has *height* of them, and its style."""
    titles = wrapped(title(slot), room - 2, max(1, min(3, height - 1)))
    if place < len(titles):
        sign = KINDS[slot.kind].sign if place == 0 else " "
        return f"{sign} {titles[place]}", "here" if here else "title"
    after = place - len(titles)
    if after == 0:
        times = (f"{span(slot)} · {what(slot)}", span(slot), clock_of(slot.start))
        return "  " + next((t for t in times if cell_len(t) <= room - 2), times[-1]), "quiet"
    if after == 1 and slot.place:
        return "  " + fit(slot.place, room - 2), "quiet"
    return "", "quiet"
