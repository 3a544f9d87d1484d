"""One day as a list, where the screen is too narrow for columns."""

from twofold.domain.dates import short_minutes
from twofold.domain.retreat.nights import open_minutes
from twofold.domain.retreat.plan import Slot
from twofold.domain.retreat.times import clock_of
from twofold.domain.retreat.weather import OTHER, other_way

from .drawing import CURSOR, Canvas, Hit, Pieces, day_name, strip
from .signs import KINDS, fit, title

AT_ONCE = "‖"
"""Stands before a slot that begins while another still lasts."""
LEAST = 30
"""Minutes with nothing in them that are named."""


class Agenda:
    """Draws the day of *canvas* in *width* cells; without its balance where there are few lines."""

    def __init__(self, canvas: Canvas, width: int, height: int) -> None:
        # The last column shows that there is more above, or below.
        self._canvas, self._width, self._short = canvas, width - 1, height < 9
        self._entries: list[tuple[Slot | None, int, bool]] = []  # a slot or a gap, its minute, or length
        end = -1
        for slot in canvas.days[canvas.day]:
            if end >= 0 and (open_ := open_minutes(end, slot.start)) >= LEAST:
                self._entries.append((None, open_, False))
            self._entries.append((slot, slot.start, slot.start < end))
            end = max(end, slot.end)

    @property
    def lines(self) -> int:
        """How many lines scroll."""
        return max(1, len(self._entries))

    @property
    def cursor(self) -> tuple[int, int]:
        """The line of the slot under the cursor."""
        for line, (slot, _, _) in enumerate(self._entries):
            if slot is not None and slot.id == self._canvas.slot:
                return line, line + 1
        return 0, 1

    def top(self) -> list[Pieces]:
        """The name of the day and its place among the others, and how it is shared."""
        canvas = self._canvas
        name = day_name(canvas.plan, canvas.day, long=True)
        today = canvas.today_word(canvas.day)
        count = len(canvas.days)
        before, after = "‹" if canvas.day else " ", "›" if canvas.day < count - 1 else " "
        where = f"{before} {canvas.day + 1} of {count} {after}"
        head: Pieces = [
            ("  ", "plain"),
            (fit(name + today, max(0, self._width - len(where) - 2)), "here"),
            (where, "quiet"),
        ]
        if self._short:
            return [head]
        return [head, [("  ", "plain"), *strip(canvas.balances[canvas.day], self._width - 2)]]

    def line(self, number: int, first: int = 0) -> Pieces:
        """A slot, or the time between two."""
        if not self._entries:
            return [(CURSOR, "accent"), (fit(" nothing yet on this day", self._width - 1), "quiet")]
        slot, minutes, at_once = self._entries[number]
        if slot is None:
            return [(fit(f"         · open, {short_minutes(minutes)}", self._width), "quiet")]
        here = slot.id == self._canvas.slot
        base, kind = ("current" if here else "plain"), KINDS[slot.kind]
        tail = f" {OTHER}" if other_way(slot) else ""
        tail += {"done": " ✓", "skipped": " –"}.get(slot.happened, "")
        if self._now(slot):
            tail = " now" + tail
        room = max(self._width - 10 - len(tail), 0)
        return [
            (CURSOR if here else " ", f"{base} accent"),
            (AT_ONCE if at_once else " ", f"{base} accent"),
            (clock_of(slot.start).rjust(5), f"{base} quiet"),
            (f" {kind.sign} ", f"{base} {kind.hue}"),
            (fit(title(slot), room), f"{base} here" if here else f"{base} plain"),
            (tail, f"{base} accent"),
        ]

    def _now(self, slot: Slot) -> bool:
        now = self._canvas.now
        return now is not None and now[0] == self._canvas.day and slot.start <= now[1] < slot.end

    def hit(self, x: int, number: int) -> Hit | None:
        """The slot on the line *number*."""
        if not 0 <= number < len(self._entries):
            return None
        slot, _, _ = self._entries[number]
        return None if slot is None else Hit(self._canvas.day, slot.id, slot.start)
