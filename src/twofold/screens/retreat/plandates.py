"""The dates of a plan as they are typed, and what moves with them once their line is left."""

from datetime import date

from textual import work
from textual.events import DescendantBlur

from twofold.domain.dates import full_day
from twofold.domain.days import read_day
from twofold.domain.retreat.beginning import check_dates, read_currency, read_days, read_zone
from twofold.domain.retreat.naming import dates_in_words
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.rates import read_rate
from twofold.domain.retreat.slots import lost
from twofold.domain.retreat.stones import Stone, stones, with_moved_dates
from twofold.widgets.fields import Line

from .beginform import BeginForm, Frame
from .planned import Planned
from .stones import StonesBox


def frame_of(plan: Plan) -> Frame:
    """Return the frame of *plan* as it is typed."""
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


class PlanDates(Planned):
    """A page with the frame of a plan in its ``form``."""

    form: BeginForm

    _asks = False
    """Whether they are asked about what is booked just now."""

    @property
    def is_laid_out(self) -> bool:
        """Whether the form is there; it is not where the plan is gone."""
        return bool(self.query(BeginForm))

    def line(self, name: str) -> Line:
        """Return the line *name*."""
        return self.form.line(name)

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
            self.form.value = frame_of(self.plan)
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

    def flush(self) -> None:
        """Take the dates that stand there."""
        if self.plan is not None and self.is_laid_out:
            self._take_dates()
