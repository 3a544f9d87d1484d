"""A month of moods, in words and marks: only what was shown."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from twofold.domain.dates import column_day, full_day, month_words
from twofold.domain.records import SIDES
from twofold.domain.tuning.cards import card_of, of_day
from twofold.domain.tuning.months import month_on, moved, shown_in
from twofold.domain.tuning.records import DaySummary, day_id
from twofold.domain.tuning.routes import DayRoute
from twofold.screens.page import Page, View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import signed

from .monthgrid import MonthGrid
from .render import mood_line, render_card
from .summaries import day_summaries


class MoodDays(Choices, inherit_bindings=False):
    """The days of a month with something on them; left and right stay with the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", "Next", tooltip="The next day", show=False, id="mood-days.next"),
        Binding("up", "cursor_up", "Previous", tooltip="The day before", show=False, id="mood-days.previous"),
        Binding("enter", "select", "Read", tooltip="Read both cards", show=False, id="mood-days.take"),
    ]


class Calendar(Page):
    """The days on which a card was shown, month by month."""

    place = "tuning.calendar"
    heading = "A month of moods"
    why = "It shows how you were, not how well you did. An empty day means nothing."
    notes = (
        "Only what you have shown each other is here. Arrows go by day and by week, the page keys by month.",
    )
    redraws_on = ("mount", "store", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "read", "Read", tooltip="Read the cards of this day", id="calendar.read",
                when="may_read"),
        Binding("pageup,comma", "month(-1)", "Month before", tooltip="A month back", id="calendar.before",
                key_display="pgup"),
        Binding("pagedown,full_stop", "month(1)", "Next month", tooltip="A month on", id="calendar.after",
                key_display="pgdn"),
        Binding("t", "today", "Today", tooltip="Back to today", id="calendar.today"),
        Binding("left", "day(-1)", "Day before", tooltip="The day before", show=False, id="calendar.left"),
        Binding("right", "day(1)", "Next day", tooltip="The next day", show=False, id="calendar.right"),
        Binding("up", "day(-7)", "Week before", tooltip="A week back", show=False, id="calendar.up"),
        Binding("down", "day(7)", "Next week", tooltip="A week on", show=False, id="calendar.down"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the month, the same as a list, and what was on that day."""
        self.day = self.today
        yield Static("", id="calendar-month", markup=False)
        yield MonthGrid(self.house.couple(), self.day, self.day, id="calendar-grid")
        yield MoodDays(id="calendar-list", classes="column")
        yield Static("", id="calendar-day", markup=False)

    # -- what is shown ------------------------------------------------------------------------------

    @property
    def _listed(self) -> bool:
        return self.is_narrow or self.is_short

    def _shown(self) -> dict[date, DaySummary]:
        return shown_in(day_summaries(self.house), self.day)

    def view(self) -> View:
        """Show the month, or its days as a list; and what was on the day under the cursor."""
        shown, listed = self._shown(), self._listed
        return {
            "calendar-month": "" if listed else Content.styled(month_words(self.day), "bold"),
            "calendar-grid": not listed,
            "calendar-list": listed,
            "calendar-day": self._none_listed(shown) if listed else self._day_words(shown.get(self.day)),
        }

    def draw(self) -> None:
        """Draw it, with the days of the month in the grid or the list."""
        super().draw()
        if not self.children:
            return
        shown, rows = self._shown(), self.query_one(MoodDays)
        self.head(month_words(self.day) if self._listed else self.heading)
        self.query_one(MonthGrid).put(self.house.couple(), self.day, self.today, shown)
        if self._listed:
            rows.set_choices(self._rows(shown))
            if self.day in shown:
                rows.highlighted = list(shown).index(self.day)
        self.set_focus(rows if self._listed and shown else None)

    def _rows(self, shown: dict[date, DaySummary]) -> list[Choice]:
        couple, rows = self.house.couple(), []
        for day, card in shown.items():
            moods = [
                signed(couple, side, bold=False)[:2] + (each.mood or "…")
                for side in SIDES
                if (each := card_of(card, side)) is not None
            ]
            title = Content.assemble((f"{column_day(day)}  ", "$quiet"), Content("  ").join(moods))
            rows.append(Choice(day_id(day), title))
        return rows

    def _none_listed(self, shown: dict[date, DaySummary]) -> str:
        first = f"Nothing was shown in {month_words(self.day)}."
        return "" if shown else f"{first} The page keys go to another month."

    def _day_words(self, card: DaySummary | None) -> Content:
        told, couple = [Content.styled(full_day(self.day), "bold")], self.house.couple()
        if card is None:
            told.append(Content.styled("Nothing was shown on this day.", "$quiet"))
            return Content("\n").join(told)
        for side in SIDES:
            if (each := card_of(card, side)) is not None:
                line = mood_line(each) or render_card(each, couple, side, gaps=False)
                told.append(Content.assemble(signed(couple, side), "  ", line))
        told.append(Content.styled(f"{self.key_at_start('calendar.read')} reads the cards.", "$quiet"))
        return Content("\n").join(told)

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def may_read(self) -> bool:
        """Whether something was shown on the day under the cursor."""
        return self.day in self._shown()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Follow the cursor of the list."""
        event.stop()
        current = self.query_one(MoodDays).current
        if self._listed and current and self.query_one(MoodDays).has_focus:
            self.day = of_day(current)
            self.refresh_bindings()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Read the day of the list."""
        event.stop()
        self.day = of_day(event.id)
        self.action_read()

    def on_month_grid_pressed(self, event: MonthGrid.Pressed) -> None:
        """Go to the day that was clicked; once more reads it."""
        event.stop()
        again, self.day = event.day == self.day, event.day
        self.draw()
        if again:
            self.action_read()

    def action_read(self) -> None:
        """Read the cards of this day."""
        if self.app.screen is self and self.may_read:
            self.house.go(DayRoute(day_id(self.day)))

    def action_day(self, days: int) -> None:
        """Go so many days on; in the list, from month to month."""
        self.day = month_on(self.day, 1 if days > 0 else -1) if self._listed else moved(self.day, days)
        self.draw()

    def action_month(self, by: int) -> None:
        """Go a month on, or back."""
        self.day = month_on(self.day, by)
        self.draw()

    def action_today(self) -> None:
        """Go back to today."""
        self.day = self.today
        self.draw()
