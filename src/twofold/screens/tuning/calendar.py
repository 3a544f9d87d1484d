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
from twofold.screens.page import Page
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain, signed

from .monthgrid import MonthGrid
from .render import mood_line, render_card
from .summaries import SHORT, day_summaries


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
    why = "To see how it was, not how well you did: an empty day says nothing."
    notes = ("Only what was shown stands here. Arrows go by day and by week, the page keys by month.",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "Read", tooltip="Read the cards of this day", id="calendar.read"),
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

    def on_mount(self) -> None:
        """Show this month."""
        self._draw()

    def on_resize(self) -> None:
        """A list where a month has no room."""
        if self.query("#calendar-day"):
            self._draw()

    def reload(self) -> None:
        """Follow what was shown meanwhile."""
        if self.query("#calendar-day"):
            self._draw()

    # -- what is shown ------------------------------------------------------------------------------

    @property
    def _listed(self) -> bool:
        return self.app.size.width < 60 or self.app.size.height < SHORT

    def _shown(self) -> dict[date, DaySummary]:
        return shown_in(day_summaries(self.house), self.day)

    def _draw(self) -> None:
        shown, listed, today = self._shown(), self._listed, self.today
        grid, rows = self.query_one(MonthGrid), self.query_one(MoodDays)
        month = self.query_one("#calendar-month", Static)
        month.update(Content.styled(month_words(self.day), "bold"))
        grid.display, rows.display, month.display = not listed, listed, not listed
        self.head(month_words(self.day) if listed else self.heading)
        grid.put(self.house.couple(), self.day, today, shown)
        if listed:
            rows.set_choices(self._rows(shown))
            if self.day in shown:
                rows.highlighted = list(shown).index(self.day)
            self.set_focus(rows if shown else None)
        else:
            self.set_focus(None)
        self._draw_day(shown)
        self.refresh_bindings()

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

    def _draw_day(self, shown: dict[date, DaySummary]) -> None:
        words = self.query_one("#calendar-day", Static)
        card = shown.get(self.day)
        if self._listed:
            first = f"Nothing was shown in {month_words(self.day)}."
            words.update(plain("" if shown else f"{first} The page keys go to another month."))
            words.display = not shown
            return
        words.display = True
        told = [Content.styled(full_day(self.day), "bold")]
        if card is None:
            told.append(Content.styled("Nothing was shown on this day.", "$quiet"))
        else:
            for side in SIDES:
                each = card_of(card, side)
                if each is not None:
                    line = mood_line(each) or render_card(each, self.house.couple(), side, gaps=False)
                    told.append(Content.assemble(signed(self.house.couple(), side), "  ", line))
            told.append(
                Content.styled(f"{self.key_of('calendar.read').capitalize()} reads the cards.", "$quiet")
            )
        words.update(Content("\n").join(told))

    # -- keys ---------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action == "read":
            return self.is_mounted and self.day in self._shown()
        return super().check_action(action, parameters)

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
        self._draw()
        if again:
            self.action_read()

    def action_read(self) -> None:
        """Read the cards of this day."""
        if self.app.screen is self and self.day in self._shown():
            self.house.go(DayRoute(day_id(self.day)))

    def action_day(self, days: int) -> None:
        """Go so many days on; in the list, from month to month."""
        self.day = month_on(self.day, 1 if days > 0 else -1) if self._listed else moved(self.day, days)
        self._draw()

    def action_month(self, by: int) -> None:
        """Go a month on, or back."""
        self.day = month_on(self.day, by)
        self._draw()

    def action_today(self) -> None:
        """Go back to today."""
        self.day = self.today
        self._draw()
