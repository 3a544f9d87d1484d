"""A month drawn as weeks: a mark of each partner on the days on which they showed a card."""

from collections.abc import Mapping
from datetime import date

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from twofold.domain.dates import WEEKDAYS
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.tuning.cards import card_of
from twofold.domain.tuning.months import weeks_of
from twofold.domain.tuning.records import DaySummary
from twofold.widgets.plain import hue

WORDY = 14
"""Cells of a day from which on its moods stand below its number, in words."""
BESIDE = 11
"""Cells of a day from which on the first letters of its moods stand beside its number."""
NUMBER = 4
"""Cells of the number of a day."""


class MonthGrid(Widget):
    """The month of ``day``, which is the one under the cursor and stands in brackets; ``today`` is bold."""

    class Pressed(Message):
        """``day`` was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, couple: Couple, day: date, today: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.couple, self.day, self.today = couple, day, today
        self.shown: Mapping[date, DaySummary] = {}

    def put(self, couple: Couple, day: date, today: date, shown: Mapping[date, DaySummary]) -> None:
        """Show the month of *day*, with what was *shown* on its days."""
        tall = len(weeks_of(self.day)) != len(weeks_of(day))
        self.couple, self.day, self.today, self.shown = couple, day, today, shown
        self.refresh(layout=tall)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines it takes."""
        return 1 + len(weeks_of(self.day)) * (1 + self._extra(width))

    def _extra(self, width: int) -> int:
        """Return the lines below a day's number: its moods where there is room, a gap where it is tall."""
        if width // 7 >= WORDY and self.app.size.height >= 34:
            return 3
        return 1 if self.app.size.height >= 22 else 0

    def render(self) -> Content:
        """Draw the month."""
        width = self.content_size.width
        cell, extra = max(width // 7, 3), self._extra(width)
        names = "".join(f" {name[: min(3, cell - 2)]}".ljust(cell) for name in WEEKDAYS)
        lines = [Content.styled(names, "$quiet")]
        for week in weeks_of(self.day):
            rows = [[self._number(day, cell, extra) for day in week]]
            if extra == 1 and cell >= BESIDE:
                rows = [[self._beside(day, n, cell) for day in week] for n in range(2)]
            if extra == 3:
                rows += [[self._mood(day, n, cell) for day in week] for n in range(2)]
            lines += [Content("").join(row) for row in rows]
            lines += [Content("")] * (extra - len(rows) + 1)
        return Content("\n").join(lines)

    def _number(self, day: date | None, cell: int, extra: int) -> Content:
        if day is None:
            return Content(" " * cell)
        words = self._day(day, cell)
        card = self.shown.get(day)
        if card is not None and extra < 3:
            for side in SIDES:
                if card_of(card, side) is not None:
                    partner = self.couple.partner(side)
                    words += Content.styled(partner.mark, hue(partner.colour))
        words = words.truncate(cell, pad=True)
        return words.stylize(Style.from_meta({"day": day.toordinal()}))

    def _day(self, day: date, cell: int) -> Content:
        here = day == self.day
        style = "bold $accent" if here else "bold" if day == self.today else ""
        number = f"[{day.day}]" if here else f" {day.day} "
        return Content.styled(f"{number:>{NUMBER}}" if cell > NUMBER else f"{day.day:>{cell}}", style)

    def _beside(self, day: date | None, line: int, cell: int) -> Content:
        """Return one of the two lines of *day*: its number first, and a mood beside it."""
        if day is None:
            return Content(" " * cell)
        card = self.shown.get(day)
        sides = [side for side in SIDES if card is not None and card_of(card, side) is not None]
        words = self._day(day, cell) if line == 0 else Content(" " * NUMBER)
        if card is not None and line < len(sides):
            partner, shown = self.couple.partner(sides[line]), card_of(card, sides[line])
            mood = Content(shown.mood if shown else "").truncate(cell - NUMBER - 1, ellipsis=True)
            words = Content.assemble(words, (partner.mark, hue(partner.colour)), mood)
        return words.truncate(cell, pad=True).stylize(Style.from_meta({"day": day.toordinal()}))

    def _mood(self, day: date | None, place: int, cell: int) -> Content:
        card = self.shown.get(day) if day is not None else None
        shown = card_of(card, SIDES[place]) if card is not None else None
        if shown is None or day is None:
            return Content(" " * cell)
        partner = self.couple.partner(SIDES[place])
        words = Content.assemble(" ", (partner.mark, hue(partner.colour)), " ", shown.mood)
        words = words.truncate(cell - 1, ellipsis=True, pad=True) + " "
        return words.stylize(Style.from_meta({"day": day.toordinal()}))

    def on_click(self, event: Click) -> None:
        """Go to the day under the mouse."""
        day = event.style.meta.get("day")
        if isinstance(day, int):
            self.post_message(self.Pressed(date.fromordinal(day)))
