"""The frame of a plan that is there: what it is for, where and when it is, its zone and its currency."""

from datetime import date
from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import DescendantBlur

from twofold.domain.dates import full_day
from twofold.domain.days import read_day
from twofold.domain.retreat.beginning import (
    check_dates,
    named,
    read_currency,
    read_days,
    read_zone,
)
from twofold.domain.retreat.currency import converted, with_currency
from twofold.domain.retreat.naming import away_in_words, dates_in_words
from twofold.domain.retreat.plan import Plan, Where
from twofold.domain.retreat.rates import read_rate
from twofold.domain.retreat.slots import lost
from twofold.domain.retreat.stones import Stone, stones, with_moved_dates
from twofold.screens.page import View
from twofold.widgets.fields import Line

from .beginform import BeginForm, Frame
from .planned import Planned
from .stones import StonesBox


class Basics(Planned):
    """A form with the frame of the plan *plan_id*; what is typed is kept where it can be read."""

    AUTO_FOCUS = "#begin-purpose"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", tooltip="Go to the first line", show=False, id="begin.edit"),
    ]

    def body(self) -> ComposeResult:
        """Lay out the form."""
        plan = self.edit.find()
        if plan is not None:
            self.form = BeginForm(self._frame(plan), None, openings=not plan.purpose)
            yield self.form

    _asks = False
    """Whether they are asked about what is booked just now."""

    def on_mount(self) -> None:
        """Show it."""
        if not self.is_laid_out:
            return
        self.form.then = self.last
        self._complete_zones()
        if self.plan is not None:
            self.head("What it is for, and when")

    @property
    def is_laid_out(self) -> bool:
        """Whether the form is there; it is not where the plan is gone."""
        return bool(self.query(BeginForm))

    def _frame(self, plan: Plan) -> Frame:
        return Frame(
            purpose=plan.purpose,
            where=plan.where,
            start=full_day(plan.start),
            days=str(plan.days),
            title=plan.title,
            zone=plan.zone,
            currency=plan.currency,
            rate=plan.conversions[-1].rate if plan.conversions else "",
        )

    def _complete_zones(self) -> None:
        from textual.suggester import SuggestFromList

        from twofold.domain.retreat.times import zones

        self.line("zone").suggester = SuggestFromList(zones(), case_sensitive=False)

    # -- the fields -----------------------------------------------------------------------------------

    form: BeginForm

    def line(self, name: str) -> Line:
        """Return the line *name*."""
        return self.form.line(name)

    @property
    def where(self) -> Where:
        """Where it is to be."""
        return self.form.read().where

    def last(self) -> None:
        """Leave the form behind its last field."""
        self.set_focus(None)

    def on_form_changed(self, event: BeginForm.Changed) -> None:
        """Keep what is typed or chosen, and show how it is read."""
        event.stop()
        if self.plan is not None:
            self._keep(event.name)
        self.draw()

    def _keep(self, name: str) -> None:
        """Keep what stands in the line *name* of a plan that is there, where it can be read as it is."""
        if name == "where":
            self.edit.change(_with_where, self.where)
        elif name in ("purpose", "title"):
            self.edit.change_typed(name, named, self.form.value.title, self.form.value.purpose)
        elif name in ("zone", "currency") and not (read := self.read(name))[1]:
            if name == "zone":
                self.edit.change_typed(name, _with_zone, read[0])
            else:
                self._keep_currency(read[0])
        elif name == "rate" and not self.read(name)[1]:
            self.edit.change_typed(name, converted, read_rate(self.form.read().rate))
        # The dates follow once their line is left: half a date is another date.

    def _keep_currency(self, code: str) -> None:
        self.edit.change_typed("currency", _in_currency, code)

    # -- what is read ---------------------------------------------------------------------------------

    def read_start(self) -> tuple[date, str]:
        """Return how the first day is read, and why it cannot be, or ""."""
        try:
            start = read_day(self.form.read().start, self.today)
            check_dates(start, 1)
        except ValueError as error:
            return self.today, str(error)
        return start, ""

    def read(self, name: str) -> tuple[str, str]:
        """Return how the line *name* is read, and why it cannot be, or ""."""
        line: str = getattr(self.form.read(), name)
        try:
            if name == "days":
                return str(read_days(line)), ""
            if name == "zone":
                return read_zone(line), ""
            if name == "rate" and line and read_rate(line) is None:
                raise ValueError("Write the rate in figures, like 0.95, or leave it empty.")
            if name == "currency":
                return self._known(read_currency(line)), ""
        except ValueError as error:
            return "", str(error)
        return line, ""

    def _known(self, code: str) -> str:
        from twofold.exports.money import known

        if not known(code):
            raise ValueError(f"There is no currency {code}. Write it like EUR or GBP.")
        return code

    def _meant(self, name: str) -> Content:
        read, trouble = self.read(name)
        if trouble:
            return unreadable(trouble)
        if name == "currency":
            from twofold.exports.money import name as called

            return quiet(called(read))
        return quiet(read if read != getattr(self.form.value, name) else "")

    def draw(self) -> None:
        """Draw what is not typed; and of a plan that is there, what is not being typed."""
        if self.plan is not None and self.is_laid_out:
            self._follow_plan(self.plan)
            self.form.show_row("rate", bool(self.plan.conversions))
        super().draw()

    def view(self) -> View:
        """Show how the lines are read."""
        if not self.is_laid_out:
            return {}
        return {
            "begin-said-dates": self._dates(),
            "begin-said-zone": self._meant("zone"),
            "begin-said-currency": self._meant("currency"),
            **({"begin-said-rate": self._converted(self.plan)} if self.plan is not None else {}),
            "begin-said-end": quiet(self.ending()),
        }

    def _converted(self, plan: Plan) -> Content:
        """Return what became of the figures when the currency was changed."""
        if not plan.conversions:
            return Content("")
        if trouble := self.read("rate")[1]:
            return unreadable(trouble)
        before, now = plan.conversions[-1].currency, plan.currency
        if plan.conversions[-1].rate:
            return quiet(f"Amounts in {before} are counted in {now} at this rate.")
        return quiet(f"How many {now} is one {before}? Leave it empty to keep the figures as they are.")

    def _dates(self) -> Content:
        start, unread = self.read_start()
        days, miscounted = self.read("days")
        if unread or miscounted:
            return unreadable(unread or miscounted)
        words = dates_in_words(start, int(days), self.today)
        return quiet(f"{words}, {away_in_words(start, int(days), self.today)}")

    def _follow_plan(self, plan: Plan) -> None:
        typed = self.form.read()
        held = [n for n in self.form.fields if n != "where" and (n == self.form.here or self._pending(n))]
        self.form.value = replace(self._frame(plan), **{name: getattr(typed, name) for name in held})

    def ending(self) -> str:
        """Return what is said at the end of the form."""
        return "Saved as you type. New dates count once you leave their line."

    def _pending(self, name: str) -> bool:
        """Whether the line *name* holds something that could not be kept as it is."""
        return bool(self.read(name)[1]) or (name == "start" and bool(self.read_start()[1]))

    # -- dates of a plan that is there ------------------------------------------------------------------

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Take the dates once their line is left."""
        if self.plan is not None:
            if event.widget.id in ("begin-start", "begin-days"):
                self._take_dates(ask=True)
            self.draw()

    def _take_dates(self, *, ask: bool = False) -> None:
        """Move the plan to the dates that stand there, and say what moved.

        Where something is booked, nothing moves before they said what becomes of it: only then, if *ask*.
        """
        plan = self.plan
        start, unread = self.read_start()
        days, miscounted = self.read("days")
        if plan is None or unread or miscounted or (plan.start, plan.days) == (start, int(days)):
            return
        if some := stones(plan, start, int(days)):
            if ask and not self._asks and self.is_active:
                self._ask_about(some, start, int(days))
            return
        self._move(plan, start, int(days))

    @work(group="ask")
    async def _ask_about(self, some: tuple[Stone, ...], start: date, days: int) -> None:
        """Ask what becomes of what is booked, and move to the dates then; Esc leaves the plan as it is."""
        self._asks = True
        dates = dates_in_words(start, days, self.today)
        try:
            kept = await self.app.push_screen_wait(StonesBox(some, days, dates))
        finally:
            self._asks = False
        if self.plan is None:
            return
        if kept is not None:
            self._move(self.plan, start, days, kept)
        else:
            self.form.value = self._frame(self.plan)
        self.draw()

    def _move(self, plan: Plan, start: date, days: int, kept: frozenset[str] = frozenset()) -> None:
        moved = self.edit.change(with_moved_dates, start, days, kept)
        if moved is not None:
            self.house.say(self._told(plan, moved))

    def _told(self, before: Plan, moved: Plan) -> str:
        words = f"Now {dates_in_words(moved.start, moved.days, self.today)}."
        if moved.slots and moved.start != before.start:
            booked = any(slot.fixed for slot in before.slots)
            words += " Bookings are as you chose. The rest" if booked else " Everything"
            words += " moves too, and keeps its day of the plan and its time."
        if gone := len(lost(moved)):
            stand = "1 thing is on a day" if gone == 1 else f"{gone} things are on days"
            words += f" {stand} that the plan no longer has. Nothing is lost."
        return f"{words} {self.undo_key} takes it back."

    @property
    def undo_key(self) -> str:
        """The key that takes the last change back, outside the lines."""
        return self.key_of("retreat.undo") or "u"

    def action_edit(self) -> None:
        """Go to the first line."""
        self.line("purpose").focus()

    def flush(self) -> None:
        """Take the dates that stand there."""
        if self.plan is not None and self.is_laid_out:
            self._take_dates()


def quiet(words: str) -> Content:
    """Return *words* as something that is said beside a line."""
    return Content.styled(words, "$quiet")


def unreadable(trouble: str) -> Content:
    """Return why a line cannot be read."""
    return Content.styled(trouble, "$accent")


def _with_zone(plan: Plan, zone: str) -> Plan:
    return plan.with_(zone=zone)


def _in_currency(plan: Plan, code: str) -> Plan:
    return with_currency(plan, code)


def _with_where(plan: Plan, where: Where) -> Plan:
    return plan.with_(where=where)
