"""The frame of a plan that is there: what it is for, where and when it is, its zone and its currency."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from twofold.domain.retreat.beginning import (
    named,
)
from twofold.domain.retreat.currency import converted, with_currency
from twofold.domain.retreat.naming import away_in_words, dates_in_words
from twofold.domain.retreat.plan import Plan, Where
from twofold.domain.retreat.rates import read_rate
from twofold.screens.page import View

from .beginform import BeginForm
from .plandates import PlanDates, frame_of


class Basics(PlanDates):
    """A form with the frame of the plan *plan_id*; what is typed is kept where it can be read."""

    AUTO_FOCUS = "#begin-purpose"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", tooltip="Go to the first line", show=False, id="begin.edit"),
    ]

    def body(self) -> ComposeResult:
        """Lay out the form."""
        plan = self.edit.find()
        if plan is not None:
            self.form = BeginForm(frame_of(plan), None, openings=not plan.purpose)
            yield self.form

    def on_mount(self) -> None:
        """Show it."""
        if not self.is_laid_out:
            return
        self.form.then = self.last
        self._complete_zones()
        if self.plan is not None:
            self.head("What it is for, and when")

    def _complete_zones(self) -> None:
        from textual.suggester import SuggestFromList

        from twofold.domain.retreat.times import zones

        self.line("zone").suggester = SuggestFromList(zones(), case_sensitive=False)

    # -- the fields -----------------------------------------------------------------------------------

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
        self.form.value = replace(frame_of(plan), **{name: getattr(typed, name) for name in held})

    def ending(self) -> str:
        """Return what is said at the end of the form."""
        return "Saved as you type. New dates count once you leave their line."

    def _pending(self, name: str) -> bool:
        """Whether the line *name* holds something that could not be kept as it is."""
        return bool(self.read(name)[1]) or (name == "start" and bool(self.read_start()[1]))

    def action_edit(self) -> None:
        """Go to the first line."""
        self.line("purpose").focus()


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
