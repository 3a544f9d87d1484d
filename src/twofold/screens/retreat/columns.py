"""The days as columns beside each other on one axis of time, each slot as tall as it is long."""

from bisect import bisect_right

from rich.cells import cell_len

from twofold.domain.retreat.plan import Slot
from twofold.domain.retreat.times import clock_of, span

from .axis import HOUR, Placed, axis, beside
from .scene import CURSOR, EDGE, Hit, Pieces, Scene, day_name, strip
from .signs import KINDS, fit, title, what, wrapped

GUTTER = 6
"""Cells of the times at the left."""
LEAST, MOST = 24, 56
"""Cells of a day."""
LANE = 9
"""Cells that a slot beside another needs at least."""


class Columns:
    """Draws *scene* in *width* cells; where *height* lines have room for it, in quarters of an hour."""

    def __init__(self, scene: Scene, width: int, height: int) -> None:
        self._scene, self._width = scene, width
        count = len(scene.days)
        fits = max(1, (width - GUTTER) // LEAST)
        shown = min(count, fits)
        first = min(max(0, scene.day - shown // 2), count - shown)
        self.days = range(first, first + shown)
        self._cells = min(MOST, (width - GUTTER) // shown)
        slots = [slot for day in self.days for slot in scene.days[day]]
        now = scene.now[1] if scene.now and scene.now[0] in self.days else None
        # As large as there is room for; where there is not enough, the lines are moved up and down.
        for step, beyond in ((15, HOUR), (15, 0), (30, HOUR)):
            self._axis = axis(slots, step, now, beyond)
            if len(self._axis.marks) <= height - 2:
                self._axis = self._axis.longer(height - 2 - len(self._axis.marks), step)
                break
        self._begins = {slot.start for slot in slots}
        self._now = -1 if now is None else self._axis.line(now)
        # By day and line: what stands there, with the line it begins on.
        self._there: dict[tuple[int, int], list[tuple[Placed, int]]] = {}
        self._more: dict[str, int] = {}
        for day in self.days:
            self._place(day)

    def _place(self, day: int) -> None:
        room = max(1, (self._cells - 1) // LANE)
        for placed in beside(self._scene.days[day]):
            slot, lane, lanes = placed
            start, end = self._axis.line(slot.start), self._axis.until(slot.end)
            if lanes > room:
                # Too many at once: those that have no lane are counted; the one under the cursor gets one.
                here = slot.id == self._scene.slot
                if lane >= room and not here:
                    for other in self._there.get((day, start), []):
                        if other[0].lane == room - 1:
                            self._more[other[0].slot.id] = self._more.get(other[0].slot.id, 0) + 1
                    continue
                if here and lane >= room:
                    for line in range(start, end):
                        kept = self._there.get((day, line), [])
                        self._there[day, line] = [p for p in kept if p[0].lane != room - 1]
                placed = Placed(slot, min(lane, room - 1), room)
            for line in range(start, max(end, start + 1)):
                taken = self._there.setdefault((day, line), [])
                if all(other[0].lane != placed.lane for other in taken):
                    taken.append((placed, start))

    # -- as a Drawing ---------------------------------------------------------------------------------

    @property
    def lines(self) -> int:
        """How many lines scroll."""
        return len(self._axis.marks)

    @property
    def cursor(self) -> tuple[int, int]:
        """The lines of the slot under the cursor, or the one of its minute."""
        slot = self._scene.current
        if slot is None:
            line = self._axis.line(self._scene.minute)
            return line, line + 1
        start = self._axis.line(slot.start)
        return start, max(start + 1, self._axis.until(slot.end))

    def top(self) -> list[Pieces]:
        """The names of the days, and how each is shared."""
        names: Pieces = [(" " * GUTTER, "plain")]
        strips: Pieces = [(" " * GUTTER, "plain")]
        for day in self.days:
            here, room = day == self._scene.day, self._cells - 1
            today = self._scene.now is not None and self._scene.now[0] == day
            name = day_name(self._scene.plan, day, long=True) + (", today" if today else "")
            hidden = "‹ " if day == self.days[0] > 0 else ""
            after = " ›" if day == self.days[-1] < len(self._scene.days) - 1 else ""
            sign = CURSOR if here else " "
            names += [(sign, "accent"), (hidden, "quiet")]
            names += [(fit(name, room - 1 - len(hidden) - len(after)), "here" if here else "head")]
            names += [(after, "quiet"), (" ", "plain")]
            strips += [(" ", "plain"), *strip(self._scene.balances[day], room - 1), (" ", "plain")]
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
        if number == self._now and self._scene.now:
            return fit(clock_of(self._scene.now[1]).rjust(5), GUTTER), "accent"
        if minute % HOUR == 0:
            return fit(clock_of(minute).rjust(5), GUTTER), "quiet"
        begins = minute % 30 and minute in self._begins
        return fit(f":{minute % HOUR:02}".rjust(5) if begins else "", GUTTER), "quiet"

    def _cell(self, day: int, number: int, first: int) -> Pieces:
        room = self._cells - 1
        there = self._there.get((day, number), [])
        now = number == self._now and self._scene.now is not None and self._scene.now[0] == day
        if not there:
            here = day == self._scene.day and not self._scene.slot
            if here and number == self._axis.line(self._scene.minute):
                return [(CURSOR, "accent"), (fit(" nothing yet", room - 1), "quiet")]
            if now:
                return [(fit("─" * (room - 5) + " now", room), "accent")]
            hour = self._axis.marks[number] % HOUR == 0
            return [(EDGE, "line"), (fit("·" if hour else "", room - 1), "line")]
        pieces: Pieces = []
        lanes = there[0][0].lanes
        bounds = self._bounds(lanes)
        found = {placed.lane: (placed, start) for placed, start in there}
        for lane in range(lanes):
            width = bounds[lane + 1] - bounds[lane]
            gap = 1 if lane < lanes - 1 else 0
            if lane not in found:
                pieces.append((" " * width, "plain"))
                continue
            placed, start = found[lane]
            pieces += self._block(
                placed.slot, number, max(start, first), width - gap, now and lane == lanes - 1
            )
            pieces.append((" " * gap, "plain"))
        return pieces

    def _bounds(self, lanes: int) -> list[int]:
        """Return where each of *lanes* begins in a day, and where the last one ends."""
        return [(self._cells - 1) * lane // lanes for lane in range(lanes + 1)]

    def _block(self, slot: Slot, number: int, start: int, width: int, now: bool) -> Pieces:
        here = slot.id == self._scene.slot
        base, kind = ("current" if here else "block"), KINDS[slot.kind]
        edge = (CURSOR, f"{base} accent") if here else (EDGE, f"{base} {kind.hue}")
        height = max(self._axis.until(slot.end), start + 1) - start
        room, place = width - 1, number - start
        text, style = self._text(slot, place, height, room)
        sign = kind.sign if place == 0 else ""
        tail = self._tail(slot) if place == 0 else ""
        tail = " now" if now and not tail else tail
        body = fit(text[len(sign) :], max(room - len(sign) - cell_len(tail), 0))
        last = f"{base} accent" if now else f"{base} quiet"
        return [edge, (sign, f"{base} {kind.hue}"), (body, f"{base} {style}"), (tail, last)]

    def _tail(self, slot: Slot) -> str:
        more = f" +{self._more[slot.id]}" if slot.id in self._more else ""
        return {"done": " ✓", "skipped": " –"}.get(slot.happened, "") + more

    def _text(self, slot: Slot, place: int, height: int, room: int) -> tuple[str, str]:
        """Return what stands on the line *place* of a slot that has *height* of them, and its style."""
        titles = wrapped(title(slot), room - 2, max(1, min(3, height - 1)))
        if place < len(titles):
            sign = KINDS[slot.kind].sign if place == 0 else " "
            return f"{sign} {titles[place]}", "here" if slot.id == self._scene.slot else "title"
        after = place - len(titles)
        if after == 0:
            times = (f"{span(slot)} · {what(slot)}", span(slot), clock_of(slot.start))
            return "  " + next((t for t in times if cell_len(t) <= room - 2), times[-1]), "quiet"
        if after == 1 and slot.place:
            return "  " + fit(slot.place, room - 2), "quiet"
        return "", "quiet"

    def hit(self, x: int, number: int) -> Hit | None:
        """What lies at the column *x* of the line *number*."""
        place = (x - GUTTER) // self._cells
        if x < GUTTER or place >= len(self.days) or number >= self.lines:
            return None
        day = self.days[place]
        if number < 0:
            return Hit(day, "", self._scene.minute)
        there = self._there.get((day, number), [])
        minute = self._axis.marks[number]
        if there:
            within = x - GUTTER - place * self._cells
            lane = bisect_right(self._bounds(there[0][0].lanes)[1:-1], within)
            for placed, _ in there:
                if placed.lane == lane:
                    return Hit(day, placed.slot.id, placed.slot.start)
        return Hit(day, "", minute)
