"""Beginning a plan: a few lines, most of which stand there already."""

from datetime import datetime
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList

from twofold.domain.dates import day_words
from twofold.domain.people import Invalid
from twofold.domain.retreat.beginning import begin, from_template, read_days
from twofold.domain.retreat.naming import proposed_start, proposed_title
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import PlanRoute
from twofold.domain.retreat.templates import Template
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.widgets.choices import Choices
from twofold.widgets.command import Command
from twofold.widgets.form import changes

from .basics import Basics, quiet
from .beginform import DEFAULT, BeginForm, Frame
from .plans import plan_cards

LINES = ("purpose", "start", "days", "title", "zone", "currency")
_LEFT: WeakKeyDictionary[App[Any], dict[str, Any]] = WeakKeyDictionary()
"""What was typed into a form that nobody made a plan of yet: it stands there again."""


class Begin(Basics):
    """A new plan; or the frame of *plan_id*: its purpose, place, dates, title, zone and currency."""

    place = "retreat.begin"
    heading = "A new retreat"
    why = "Once you both know what a weekend is for, it is easier to leave the rest out."
    notes = (
        "Nothing here is final. You can change all of it later, even the dates.",
        "Write a day as Friday, 12 March, or in 10 days.",
        "A time zone is named after its city. All times in the plan are as the clocks there show them.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f2,g", "make", "Make the plan", tooltip="Make the plan from what is here",
                id="begin.make", when="is_new"),
    ]  # fmt: skip

    def __init__(self, plan_id: str | None = None) -> None:
        super().__init__(plan_id or "")
        self.is_new = plan_id is None
        self._where_said = False
        self._made = False

    @property
    def here(self) -> datetime:
        """The present moment as the clocks on the wall show it; here, as long as there is no plan."""
        return self.now.astimezone() if self.is_new else super().here

    def body(self) -> ComposeResult:
        """Lay out the form."""
        if self.is_new:
            self.form = BeginForm(Frame(), self.house.templates)
            yield self.form
        else:
            yield from super().body()

    def on_mount(self) -> None:
        """Show what was typed before."""
        if self.is_new:
            self._again()
            self._propose()

    def _currency(self) -> str:
        """Return the currency of the last plan, else that of this machine."""
        last = max(plan_cards(self.house), key=lambda card: card.created, default=None)
        before = newest(self.house, Plan, last.id) if last else None
        if before is not None:
            return before.currency
        from twofold.exports.money import home_currency

        return home_currency()

    # -- what is chosen and typed ------------------------------------------------------------------------

    def _template(self) -> Template | None:
        return self.house.templates.get(self.form.read().template) if self.is_new else None

    def last(self) -> None:
        """Make a new plan behind the last field."""
        if self.is_new:
            self.action_make()
        else:
            super().last()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take the template, and go on."""
        event.stop()
        self.form.onward()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Propose what goes with the template."""
        event.stop()
        if self.is_new:
            template = self._template()
            if template is not None and not self._where_said:
                self.form.value = replace(self.form.value, where=template.where)
            self._propose()
            self.draw()

    def on_form_changed(self, event: BeginForm.Changed) -> None:
        """Propose what follows from what is typed, and what belongs where it is to be."""
        event.stop()
        if self.is_new and event.name == "where":
            self._where_said = True
            here, templates = self._template(), self.house.templates.templates
            fitting = [each.id for each in templates if each.where == self.where]
            if here is not None and here.where != self.where and fitting:
                self.form.value = replace(self.form.value, template=fitting[0])
        if self.is_new:
            self._propose()

    # -- what is proposed -----------------------------------------------------------------------------

    def _again(self) -> None:
        """Put what was typed before, and made into no plan, where it stood."""
        left = _LEFT.pop(self.app, {})
        for name, value in (("zone", self.house.zone), ("currency", self._currency())):
            self.form.propose(name, value)
        self._where_said = "where" in left
        # A list that was never looked at has its cursor nowhere.
        self.form.fields["template"].show(self.form.widget("template"), left.get("template", DEFAULT))
        self.form.value = replace(self.form.read(), **left)

    def _propose(self) -> None:
        """Put what goes with the template, and with each other, into the lines that nobody changed."""
        template = self._template()
        self._offer("days", str(template.days if template else 1))
        try:
            days = read_days(self.line("days").value)
        except ValueError:
            return
        self._offer("start", day_words(proposed_start(self.today, days), self.today))
        start, trouble = self.read_start()
        if not trouble:
            self._offer("title", proposed_title(start, days))

    def _offer(self, name: str, value: str) -> None:
        line = self.line(name)
        if line.value in ("", line.proposed) and not (line.has_focus and not line.value):
            self.form.propose(name, value)

    # -- what is shown --------------------------------------------------------------------------------

    def view(self) -> View:
        """Show how the lines are read, and what the template is good for."""
        view = super().view()
        if not view or not self.is_new:
            return view
        template = self._template()
        why = template.why if template else "Nothing in it yet; you fill it yourselves."
        return {**view, "begin-said-template": quiet(why)}

    def ending(self) -> str:
        """Return what makes the plan."""
        if not self.is_new:
            return super().ending()
        key = self.key_of("begin.make")
        return (
            f"{key} makes the plan, wherever you are on this page. You can change all of it later."
            if key
            else ""
        )

    # -- keys -----------------------------------------------------------------------------------------

    @property
    def may_undo(self) -> bool:
        """A plan that is not there has nothing to take back."""
        return not self.is_new

    def action_make(self) -> None:
        """Make the plan, once, and go to it."""
        if not self.is_new or self._made or not self.is_active:
            return
        start, unread = self.read_start()
        for name, trouble in (
            ("start", unread),
            *((n, self.read(n)[1]) for n in ("days", "zone", "currency")),
        ):
            if trouble:
                self.line(name).focus()
                self.house.say(trouble)
                return
        from twofold.content import ground_rules

        template = self._template()
        try:
            plan = begin(
                self.now,
                self.form.value.title,
                start,
                int(self.read("days")[0]),
                purpose=self.form.value.purpose,
                where=self.where,
                zone=self.read("zone")[0],
                currency=self.read("currency")[0],
                rules=ground_rules(),
            )
            plan = from_template(template, plan) if template else plan
        except Invalid as trouble_:
            self.house.say(str(trouble_))
            return
        self._made = True
        self.house.keep(plan)
        self.house.go(PlanRoute(plan.id), instead=True)

    def flush(self) -> None:
        """Keep what was typed for a plan that is not made yet until one begins again."""
        if not self.is_new:
            super().flush()
        elif not self._made and self.is_laid_out:
            left = changes(Frame(where=self.where), self.form.read())
            for name in LINES:
                if name in left and self.line(name).value == self.line(name).proposed:
                    left.pop(name)
            _LEFT[self.app] = left | ({"where": self.where} if self._where_said else {})

    def reload(self) -> None:
        """Follow what was saved elsewhere."""
        if not self.is_new:
            super().reload()
